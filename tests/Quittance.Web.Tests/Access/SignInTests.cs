using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_opens_home_and_signing_out_closes_it()
    {
        await using var site = await SetUpAsync();
        using var dana = site.Visit();
        using (var answer = await TryAsync(dana, Site.Password)) Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.Contains(", Dana", await dana.TextAsync("/"), StringComparison.Ordinal);
        using (await dana.PostAsync("/sign-out")) { }
        using var after = await dana.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too()
    {
        await using var site = await SetUpAsync();
        using var dana = site.Visit();
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await TryAsync(dana, "not the password");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }
        using var right = await TryAsync(dana, Site.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("Email or password is not right", await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_wrong_passwords_do_not_lock_the_account()
    {
        await using var site = await SetUpAsync();
        using var dana = site.Visit();
        for (var tries = 0; tries < 4; tries++) (await TryAsync(dana, "not the password")).Dispose();
        using var right = await TryAsync(dana, Site.Password);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task An_unknown_person_reads_the_same_words_as_a_wrong_password()
    {
        await using var site = await SetUpAsync();
        using var visitor = site.Visit();
        using var known = await TryAsync(visitor, "not the password");
        using var unknown = await visitor.PostAsync("/sign-in", ("Email", "nobody@practice.example"), ("Password", "not the password"));
        Assert.Equal(Alert(await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            Alert(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task With_an_authenticator_the_password_alone_opens_nothing_and_the_code_then_does()
    {
        await using var site = await SetUpAsync();
        string key;
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByNameAsync(Site.Email))!;
            await users.ResetAuthenticatorKeyAsync(user);
            key = (await users.GetAuthenticatorKeyAsync(user))!;
            await users.SetTwoFactorEnabledAsync(user, true);
        }
        using var dana = site.Visit();
        using (var half = await TryAsync(dana, Site.Password))
            Assert.Contains("Enter the code from your app", await half.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var home = await dana.GetAsync("/")) Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
        using (var wrong = await dana.PostAsync("/sign-in?handler=Code", ("Code", "12345"))) Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using (var right = await dana.PostAsync("/sign-in?handler=Code", ("Code", Totp.Now(key)))) Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var inside = await dana.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task One_click_sign_in_does_not_exist_outside_the_demo()
    {
        await using var site = await SetUpAsync();
        using var visitor = site.Visit();
        using var answer = await visitor.PostAsync("/sign-in?handler=Demo", ("role", "Administrator"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Choose who you are", await visitor.TextAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_in_a_foreign_address_is_not_followed()
    {
        await using var site = await SetUpAsync();
        using var dana = site.Visit();
        using var answer = await dana.PostAsync("/sign-in?back=https%3A%2F%2Felsewhere.example%2F", ("Email", Site.Email), ("Password", Site.Password));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Coming_being_refused_and_leaving_are_on_record_by_id_and_not_by_name()
    {
        await using var site = await SetUpAsync();
        using var dana = site.Visit();
        (await TryAsync(dana, "not the password")).Dispose();
        (await TryAsync(dana, Site.Password)).Dispose();
        (await dana.PostAsync("/sign-out")).Dispose();
        await using var store = await site.App.Services.GetRequiredService<AuditStore>().OpenAsync(TestContext.Current.CancellationToken);
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT action, actor, tenant FROM audit_rows ORDER BY counter";
        var rows = new List<(string Action, string Actor, string Tenant)>();
        await using (var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        Assert.Equal(["sign-in.refused", "sign-in", "sign-out"], rows.Select(row => row.Action), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.True(Guid.TryParse(row.Actor, out _) && Guid.TryParse(row.Tenant, out _)));
    }

    private static async Task<Site> SetUpAsync()
    {
        var site = await Site.StartAsync();
        await site.SetUpAsync();
        return site;
    }

    private static Task<HttpResponseMessage> TryAsync(Visitor visitor, string password) =>
        visitor.PostAsync("/sign-in", ("Email", Site.Email), ("Password", password));

    private static string Alert(string page)
    {
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        Assert.True(start > 0);
        return page[start..page.IndexOf("</ul>", start, StringComparison.Ordinal)];
    }
}
