using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

public sealed class SetUpTests
{
    [Fact]
    public async Task The_printed_code_makes_the_first_administrator_and_manager_and_signs_them_in()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        using (var answer = await SendAsync(visitor, Code(site))) Assert.Equal("/settings/locations?first=true", answer.Headers.Location!.OriginalString);
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        Assert.Equal(["Administrator", "Manager"], await db.Memberships.Select(membership => membership.Role).Order().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Cedar Ridge", (await db.Tenants.SingleAsync(TestContext.Current.CancellationToken)).Name);
        using var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task A_second_set_up_is_refused_even_with_the_old_code_and_makes_nobody()
    {
        await using var site = await Site.StartAsync();
        var code = Code(site);
        using var first = site.Visit();
        (await SendAsync(first, code)).Dispose();
        using var second = site.Visit();
        using (var page = await second.GetAsync("/setup")) Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        using (var answer = await SendAsync(second, code, email: "other@practice.example")) Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Users.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_code_makes_nobody_and_ten_of_them_end_the_right_one()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        for (var tries = 0; tries < 10; tries++)
        {
            using var wrong = await SendAsync(visitor, "0000-0000-0000");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }
        Assert.Null(site.App.Services.GetRequiredService<SetUpCode>().Printed);
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Users.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_short_password_is_refused_in_words_and_the_code_stays_good()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        using var answer = await SendAsync(visitor, Code(site), password: "short");
        Assert.Contains("12 characters", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var again = await SendAsync(visitor, Code(site));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Faults_are_told_in_the_order_of_the_form()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        using var answer = await visitor.PostAsync("/setup", ("Code", Code(site)));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var places = ((string[])["#Practice", "#Name", "#Email", "#Password"]).Select(link => page.IndexOf($"href=\"{link}\"", StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Once_people_exist_a_new_start_issues_no_code()
    {
        await using var site = await Site.StartAsync();
        site.App.Services.GetRequiredService<SetUpCode>().Spend();
        await site.SetUpAsync();
        await QuittanceWeb.PrepareAsync(site.App, TestContext.Current.CancellationToken);
        Assert.Null(site.App.Services.GetRequiredService<SetUpCode>().Printed);
    }

    private static string Code(Site site) => site.App.Services.GetRequiredService<SetUpCode>().Printed!;

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string code, string email = Site.Email, string password = Site.Password) =>
        visitor.PostAsync("/setup", ("Code", code), ("Practice", "Cedar Ridge"), ("TimeZone", "America/Chicago"), ("Name", "Dana Kessler"),
            ("Email", email), ("Password", password));
}
