using System.Net;
using System.Text.RegularExpressions;

namespace Quittance.Web.Tests.Practice;

public sealed class ListTests
{
    [Theory]
    [InlineData("locations", "11", "1"), InlineData("providers", "1234567893", "1234567890"), InlineData("payers", "60054", "6")]
    public async Task A_line_is_added_renamed_retired_and_taken_up_and_a_wrong_code_is_refused(string list, string right, string wrong)
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        using (var refused = await dana.PostAsync($"/settings/{list}", ("Name", "First Name"), ("Code", wrong)))
        {
            var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("href=\"#Code\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"First Name\"", page, StringComparison.Ordinal);
        }
        using (var added = await dana.PostAsync($"/settings/{list}", ("Name", "First Name"), ("Code", right))) Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using (var twice = await dana.PostAsync($"/settings/{list}", ("Name", "First Name"), ("Code", right)))
            Assert.Contains("stands in the list already", await twice.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var id = Regex.Match(await dana.TextAsync($"/settings/{list}"), "name=\"Row\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        (await dana.PostAsync($"/settings/{list}?handler=Save", ("Row", id), ("Name", "Second Name"))).Dispose();
        Assert.Contains("Second Name", await dana.TextAsync($"/settings/{list}"), StringComparison.Ordinal);
        (await dana.PostAsync($"/settings/{list}?handler=Retire", ("Row", id))).Dispose();
        Assert.Contains("Retired", await dana.TextAsync($"/settings/{list}"), StringComparison.Ordinal);
        (await dana.PostAsync($"/settings/{list}?handler=TakeUp", ("Row", id))).Dispose();
        Assert.DoesNotContain("Retired", await dana.TextAsync($"/settings/{list}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_practice_keeps_its_numbers_and_refuses_wrong_ones_beside_their_field()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        using (var wrong = await SendAsync(dana, "1234567890", "12-3456789")) Assert.Contains("id=\"BillingNpi-e\"", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var shorter = await SendAsync(dana, "1234567893", "12-345")) Assert.Contains("id=\"TaxId-e\"", await shorter.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var laboratory = await SendAsync(dana, "1234567893", "12-3456789", "36D01")) Assert.Contains("id=\"Clia-e\"", await laboratory.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var right = await SendAsync(dana, "1234567893", "12-3456789", "36d0123456")) Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        var page = await dana.TextAsync("/settings/practice");
        Assert.Contains("value=\"36D0123456\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1234567893\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"123456789\"", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string npi, string tax, string clia = "") =>
        visitor.PostAsync("/settings/practice", ("Name", "Cedar Ridge"), ("TimeZone", "America/Chicago"), ("BillingNpi", npi), ("TaxId", tax), ("Clia", clia));

    [Fact]
    public async Task A_field_that_is_left_is_answered_by_the_same_rules_and_nothing_is_kept()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        Assert.Contains("hx-post=\"/settings/providers?handler=Check&amp;field=Code\"", await (await dana.GetAsync("/settings/providers")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var (path, field, value, words) in ((string, string, string, string?)[])[("providers", "Code", "1234567890", "This is not an NPI"), ("providers", "Code", "1234567893", null), ("locations", "Code", "1", "two digits"),
            ("practice", "TaxId", "12", "nine digits"), ("practice", "Clia", "36D", "ten letters and digits"), ("people", "Email", "nobody", "with an @"), ("people", "Nothing<b>", "x", null)])
        {
            using var answer = await dana.PostAsync($"/settings/{path}?handler=Check&field={Uri.EscapeDataString(field)}", (field, value));
            var slot = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (words is null) Assert.Contains("hidden></span>", slot, StringComparison.Ordinal);
            else Assert.Contains(words, slot, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", slot, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("1234567893", await dana.TextAsync("/settings/providers"), StringComparison.Ordinal);
    }
}
