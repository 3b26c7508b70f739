using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;

namespace Quittance.Web.Tests.Access;

public sealed class RolesTests
{
    /// <summary>Who may open what, written out by hand so that a slip in the grants is seen.</summary>
    public static TheoryData<string, string[]> Pages => new()
    {
        { "/", [.. Roles.All.Select(role => role.ToString())] },
        { "/parts", ["Administrator"] },
        { "/claims", ["FrontDesk", "Coder", "Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/remittance", ["Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/remittance/waiting", ["Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/remittance/payers", ["Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/receivables", ["Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/files", ["Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/files/upload", ["Biller", "PaymentPoster", "Manager"] },
        { "/people", ["FrontDesk", "Coder", "Biller", "PaymentPoster", "Manager", "Compliance"] },
        { "/api/openapi.json", [.. Roles.All.Select(role => role.ToString())] },
        { "/settings", [.. Roles.All.Select(role => role.ToString())] },
        { "/settings/people", ["Administrator"] },
        { "/settings/practice", ["Manager", "Administrator"] },
        { "/settings/payers", ["Manager", "Administrator"] },
        { "/compliance/access-log", ["Compliance", "Administrator"] },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Each_role_opens_the_pages_of_its_row_and_no_other(string page, string[] allowed)
    {
        await using var site = await Site.StartAsync(demo: true);
        foreach (var role in Roles.All)
        {
            using var person = await site.SignedInAsync(role);
            using var answer = await person.GetAsync(page);
            if (allowed.Contains(role.ToString()))
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                continue;
            }
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/access-denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Biller", true), InlineData("PaymentPoster", true), InlineData("Manager", true), InlineData("Compliance", true)]
    [InlineData("FrontDesk", false), InlineData("Clinician", false), InlineData("Coder", false), InlineData("Administrator", false)]
    public async Task The_practice_s_figures_are_for_those_who_work_with_its_money(string role, bool sees)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var person = await site.SignedInAsync(Enum.Parse<Role>(role));
        var home = await person.TextAsync("/");
        Assert.Equal(sees, home.Contains("No claims yet", StringComparison.Ordinal));
        Assert.Equal(!sees, home.Contains("not for your role", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_the_next_request()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using (var before = await administrator.GetAsync("/parts")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Memberships
                .Where(membership => membership.Role == nameof(Role.Administrator)).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }
        using var after = await administrator.GetAsync("/parts");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Access_denied_says_so_in_words_with_a_reference_and_status_403()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var coder = await site.SignedInAsync(Role.Coder);
        using var answer = await coder.GetAsync("/access-denied");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Matches("This page is not for your role(?s:.*)Reference [0-9a-f]{8}", await coder.TextAsync("/access-denied"));
    }

    [Fact]
    public async Task A_swapped_region_sends_the_whole_window_to_the_sign_in_page()
    {
        await using var site = await Site.StartAsync();
        using var stranger = site.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/parts", UriKind.Relative));
        request.Headers.Add("HX-Request", "true");
        using var answer = await stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_page_is_told_only_to_who_is_signed_in()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var path in (string[])["/no/such/page", "/no/such/file.js"])
        {
            using var answer = await biller.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Contains("There is no such page", await biller.TextAsync("/no/such/page"), StringComparison.Ordinal);
    }
}
