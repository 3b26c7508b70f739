using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Web.Tests.Exchange;

namespace Quittance.Web.Tests.Patients;

public sealed class PeopleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("radcl"), InlineData("Keiko Radcliffe"), InlineData("05/08/1957"), InlineData("so 901156174"), InlineData("MFP025007"), InlineData("Radcliffe 5/8/1957")]
    public async Task A_person_is_found_by_what_a_caller_says_and_no_address_holds_it(string words)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim()));
        using var desk = await site.SignedInAsync(Role.FrontDesk);
        using var searched = await desk.PostAsync("/queues/acts?handler=search", ("list", "people"), ("words", words), ("back", "/people"));
        var address = searched.Headers.Location!.OriginalString;
        Assert.Matches("^/people\\?search=[0-9a-f]{32}$", address);
        var page = await desk.TextAsync(address);
        Assert.Contains("RADCLIFFE, KEIKO", page, StringComparison.Ordinal);
        Assert.Contains("*****6174", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeFiles.Member, page.Replace($"value=\"{words}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var found = JsonDocument.Parse(await SearchAsync(desk, words));
        Assert.Equal(1, found.RootElement.GetProperty("count").GetInt32());
        using var none = JsonDocument.Parse(await SearchAsync(desk, words + "x9"));
        Assert.Equal(0, none.RootElement.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_member_id_is_masked_until_it_is_asked_for_and_the_asking_is_on_record()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim()));
        var (person, coverage) = await IdsAsync(site);
        var page = await biller.TextAsync($"/people/{person:N}");
        Assert.Contains("*****6174", page, StringComparison.Ordinal);
        Assert.Contains("$273.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeFiles.Member, page, StringComparison.Ordinal);
        using var shown = await biller.PostAsync($"/people/{person:N}?handler=Show", ("coverage", coverage.ToString()));
        Assert.Contains(SomeFiles.Member, await shown.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var compliance = await site.SignedInAsync(Role.Compliance);
        var log = await compliance.TextAsync("/compliance/access-log");
        Assert.Contains("Saw a whole member ID", log, StringComparison.Ordinal);
        Assert.Contains("Opened a person", log, StringComparison.Ordinal);
        using var other = await site.FromAnotherPracticeAsync([.. Roles.All]);
        foreach (var path in (string[])[$"/people/{person:N}", $"/api/people/{person:N}"])
        {
            using var refused = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using var stolen = await other.PostAsync($"/people/{person:N}?handler=Show", ("coverage", coverage.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
        Assert.DoesNotContain("RADCLIFFE", await other.TextAsync("/people"), StringComparison.Ordinal);
    }

    private static async Task<string> SearchAsync(Visitor visitor, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/people/search", UriKind.Relative)) { Content = JsonContent.Create(new { words }) };
        request.Headers.Add("RequestVerificationToken", await visitor.TokenAsync());
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<(Guid Person, Guid Coverage)> IdsAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var coverage = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<CoverageRow>().SingleAsync(Stop);
        return (coverage.PersonId, coverage.Id);
    }
}
