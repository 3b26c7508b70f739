using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Tests.Access;

public sealed partial class PeopleTests
{
    private const string Mia = "mia@practice.example";

    [Fact]
    public async Task A_person_is_added_without_a_password_and_chooses_it_with_a_code_that_works_once()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        var code = await AddAsync(dana, "Biller", "Coder");
        using var mia = site.Visit();
        using (var wrong = await EnterAsync(mia, "0000-0000-0000")) Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using (var entered = await EnterAsync(mia, code)) Assert.Equal("/", entered.Headers.Location!.OriginalString);
        using (var home = await mia.GetAsync("/settings")) Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        using var again = await EnterAsync(site.Visit(), code);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_one_time_code_is_no_longer_good_after_72_hours()
    {
        var clock = new HandClock();
        await using var site = await Site.StartAsync(more: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        var code = await AddAsync(dana, "Biller");
        clock.Pass(TimeSpan.FromHours(73));
        using var mia = site.Visit();
        using var late = await EnterAsync(mia, code);
        Assert.Contains("older than 72 hours", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_codes_nor_keys_of_the_second_step_stand_readable_in_the_database()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        var code = (await AddAsync(dana, "Biller")).Replace("-", "", StringComparison.Ordinal);
        var key = KeyShown().Match(await dana.TextAsync("/settings/two-step")).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(32, key.Length);
        await using var scope = site.App.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().UserTokens.Select(token => token.Value).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, kept.Count);
        Assert.All(kept, value => Assert.DoesNotMatch(code + "|" + key + "| ", value!));
    }

    [Fact]
    public async Task Deactivating_ends_the_session_and_activating_gives_the_same_roles_back()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        using var mia = site.Visit();
        (await EnterAsync(mia, await AddAsync(dana, "Biller"))).Dispose();
        var id = await IdAsync(site, Mia);
        (await dana.PostAsync($"/settings/people/{id}?handler=End")).Dispose();
        using (var closed = await mia.GetAsync("/settings")) Assert.StartsWith("/access-denied", closed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        (await dana.PostAsync($"/settings/people/{id}?handler=Return")).Dispose();
        using var open = await mia.GetAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task A_reset_takes_every_way_in_ends_sessions_and_gives_a_new_code()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        using var mia = site.Visit();
        (await EnterAsync(mia, await AddAsync(dana, "Biller"))).Dispose();
        var id = await IdAsync(site, Mia);
        await WithUserAsync(site, Mia, async (users, user) =>
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
            await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
        });
        using var answer = await dana.PostAsync($"/settings/people/{id}?handler=Reset");
        var code = CodeShown().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups["code"].Value;
        using (var ended = await mia.GetAsync("/settings")) Assert.StartsWith("/sign-in", ended.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using (var old = await mia.PostAsync("/sign-in", ("Email", Mia), ("Password", Site.Password))) Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using (var entered = await EnterAsync(mia, code)) Assert.Equal("/", entered.Headers.Location!.OriginalString);
        await WithUserAsync(site, Mia, (_, user) =>
        {
            Assert.False(user.TwoFactorEnabled);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Who_works_in_two_practices_cannot_be_reset_by_one_of_them()
    {
        await using var site = await StartAsync();
        using var other = await site.FromAnotherPracticeAsync(Role.Administrator);
        var id = await IdAsync(site, Site.Email);
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            var tenant = await db.Tenants.SingleAsync(practice => practice.Code == "other", TestContext.Current.CancellationToken);
            db.Add(new Membership { UserId = id, TenantId = tenant.Id, Role = nameof(Role.Biller) });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        using var answer = await other.PostAsync($"/settings/people/{id}?handler=Reset");
        Assert.Contains("also works for another practice", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var dana = await site.WithPasswordAsync();
        Assert.NotNull(dana);
    }

    [Fact]
    public async Task The_last_administrator_stays_one_and_nobody_deactivates_themselves()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        var id = await IdAsync(site, Site.Email);
        using var roles = await dana.PostAsync($"/settings/people/{id}?handler=Roles", ("Roles", "Biller"));
        Assert.Contains("only active administrator", await roles.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var end = await dana.PostAsync($"/settings/people/{id}?handler=End");
        Assert.Contains("cannot deactivate yourself", await end.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_act_on_a_person_stands_in_the_access_log_and_so_does_reading_it()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        await AddAsync(dana, "Biller");
        var id = await IdAsync(site, Mia);
        (await dana.PostAsync($"/settings/people/{id}?handler=Roles", ("Roles", "Coder"), ("Roles", "Biller"))).Dispose();
        (await dana.PostAsync($"/settings/people/{id}?handler=End")).Dispose();
        (await dana.PostAsync("/sign-in", ("Email", "nobody@practice.example"), ("Password", "x"))).Dispose();
        var log = await dana.TextAsync("/compliance/access-log");
        foreach (var words in (string[])["Set up the practice", "Signed in", "Added a person", "Changed roles", "Coder, Biller", "Deactivated a person", "Somebody unknown", "Was refused at the door", "Read the access log"])
            Assert.Contains(words, log, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@practice.example", log, StringComparison.Ordinal);
        var filtered = await dana.TextAsync($"/compliance/access-log?subject={id}&act=person.roles");
        Assert.Matches("<b>1</b> row", filtered);
        var before = await dana.TextAsync("/compliance/access-log?to=2020-01-01");
        Assert.Contains("No row fits these filters", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_stand_under_their_person_and_their_record_also_those_written_without_dashes()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, claim) = await Claims.OneClaim.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        await biller.TextAsync($"/claims/{claim:N}");
        var mia = await IdAsync(site, "biller@demo.example");
        await using (var writer = new AuditWriter(site.App.Services.GetRequiredService<AuditStore>(), TimeProvider.System))
            await writer.AppendAsync(new AuditEntry(tenant, $"{mia:N}", "claim.read", "claim", $"{claim:N}"), TestContext.Current.CancellationToken);
        using var compliance = await site.SignedInAsync(Role.Compliance);
        foreach (var filter in (string[])[$"who={mia:D}", $"who={mia:N}", $"subject={claim:D}", $"subject={claim:N}"])
            Assert.Matches("<b>2</b> rows", await compliance.TextAsync($"/compliance/access-log?act=claim.read&{filter}"));
        Assert.Contains("No row fits these filters", await compliance.TextAsync($"/compliance/access-log?act=claim.read&who={Guid.CreateVersion7():D}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_access_log_is_read_in_pages_of_fifty()
    {
        await using var site = await StartAsync();
        using var dana = await site.WithPasswordAsync();
        var first = "";
        for (var reads = 0; reads < 52; reads++) first = await dana.TextAsync("/compliance/access-log?act=access-log.read");
        Assert.Contains("1–50 of 52", first, StringComparison.Ordinal);
        Assert.DoesNotContain("This filter was left out", first, StringComparison.Ordinal);
        Assert.Contains("/compliance/access-log?act=access-log.read&page=2", first, StringComparison.Ordinal);
        var second = await dana.TextAsync("/compliance/access-log?act=access-log.read&page=2");
        Assert.Contains("51–53 of 53", second, StringComparison.Ordinal);
        Assert.Contains("This filter was left out", await dana.TextAsync("/compliance/access-log?from=soon"), StringComparison.Ordinal);
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        await site.SetUpAsync();
        return site;
    }

    private static async Task<string> AddAsync(Visitor administrator, params string[] roles)
    {
        using var answer = await administrator.PostAsync("/settings/people", [("Name", "Mia Tran"), ("Email", Mia), .. roles.Select(role => ("Roles", role))]);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var code = CodeShown().Match(page);
        Assert.True(code.Success, page);
        return code.Groups["code"].Value;
    }

    private static Task<HttpResponseMessage> EnterAsync(Visitor visitor, string code) =>
        visitor.PostAsync("/welcome", ("Email", Mia), ("Code", code), ("Password", Site.Password));

    private static async Task<Guid> IdAsync(Site site, string email)
    {
        var id = Guid.Empty;
        await WithUserAsync(site, email, (_, user) => Task.FromResult(id = user.Id));
        return id;
    }

    private static async Task WithUserAsync(Site site, string email, Func<UserManager<User>, User, Task> act)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await act(users, (await users.FindByNameAsync(email))!);
    }

    [GeneratedRegex("id=\"one-time-code\">(?<code>[0-9A-Z-]{14})<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeShown();

    [GeneratedRegex("id=\"key\">(?<key>[A-Z2-7 ]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyShown();
}
