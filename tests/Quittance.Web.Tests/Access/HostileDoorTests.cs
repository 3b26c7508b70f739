using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quittance.App.Practice;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

/// <summary>What somebody tries who should not come in.</summary>
public sealed class HostileDoorTests
{
    [Fact]
    public async Task Every_form_of_every_page_refuses_a_missing_and_a_forged_token()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var person = await site.FromAnotherPracticeAsync([.. Roles.All]);
        // The error page shows what a form failed with, whatever its token was.
        var routes = (await EveryRoute.OfAsync(site)).Where(route => route.TakesPost && !route.Pattern.StartsWith("error", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count >= 10);
        foreach (var route in routes)
        {
            foreach (var handler in route.PostHandlers.DefaultIfEmpty(""))
            {
                var path = route.Fill("11111111-1111-4111-8111-111111111111") + (handler.Length == 0 ? "" : "?handler=" + handler);
                using var missing = await person.PostRawAsync(path, ("Name", "Taken"));
                Assert.True(missing.StatusCode == HttpStatusCode.BadRequest, $"{path} without a token: {missing.StatusCode}");
                using var forged = await person.PostRawAsync(path, ("Name", "Taken"), ("__RequestVerificationToken", "CfDJ8Forged"));
                Assert.True(forged.StatusCode == HttpStatusCode.BadRequest, $"{path} with a forged token: {forged.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Every_page_forbids_framing_foreign_content_and_keeping()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var person = await site.FromAnotherPracticeAsync([.. Roles.All]);
        foreach (var route in await EveryRoute.OfAsync(site))
        {
            using var answer = await person.GetAsync(route.Fill("11111111-1111-4111-8111-111111111111"));
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.True(answer.Headers.CacheControl?.NoStore == true, route.Pattern);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotMatch("(?i)<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*(src=|type=\"application/json\"))", page);
        }
    }

    [Fact]
    public async Task A_known_an_unknown_and_a_resting_person_are_refused_in_the_same_words_and_no_sooner()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var visitor = site.Visit();
        var said = new List<string>();
        foreach (var email in (string[])[Site.Email, "nobody@practice.example", Site.Email, Site.Email, Site.Email, Site.Email, Site.Email])
        {
            var watch = Stopwatch.StartNew();
            using var answer = await visitor.PostAsync("/sign-in", ("Email", email), ("Password", "not the password"));
            Assert.True(watch.ElapsedMilliseconds >= 390, $"{email} was answered after {watch.ElapsedMilliseconds} ms");
            said.Add(Alert(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
        Assert.Single(said.Distinct(StringComparer.Ordinal));
        using var right = await visitor.PostAsync("/sign-in", ("Email", Site.Email), ("Password", Site.Password));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Thirty_wrong_tries_on_many_accounts_close_the_door_to_their_address_for_a_quarter_of_an_hour()
    {
        var clock = new HandClock();
        await using var site = await Site.StartAsync(more: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await site.SetUpAsync();
        using var visitor = site.Visit();
        // Takes the form's cookie before all send at once.
        await visitor.TextAsync("/sign-in");
        await Task.WhenAll(Enumerable.Range(0, DoorLimit.Tries).Select(async at =>
            (await visitor.PostAsync("/sign-in", ("Email", $"guess{at}@practice.example"), ("Password", "not the password"))).Dispose()));
        foreach (var (path, secret) in new[] { ("/sign-in", "Password"), ("/welcome", "Code") })
        {
            using var closed = await visitor.PostAsync(path, ("Email", Site.Email), ("Password", Site.Password), (secret, Site.Password));
            Assert.Equal(HttpStatusCode.TooManyRequests, closed.StatusCode);
            Assert.Equal("900", closed.Headers.GetValues("Retry-After").Single());
        }
        clock.Pass(DoorLimit.Window);
        using var later = await visitor.PostAsync("/sign-in", ("Email", Site.Email), ("Password", Site.Password));
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/"), InlineData("//elsewhere.example"), InlineData("/\\elsewhere.example"), InlineData("javascript:alert(1)"), InlineData("~//elsewhere.example")]
    public async Task After_signing_in_no_foreign_address_is_followed(string back)
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = site.Visit();
        using var answer = await dana.PostAsync("/sign-in?back=" + Uri.EscapeDataString(back), ("Email", Site.Email), ("Password", Site.Password));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        using var taste = await dana.PostAsync("/preferences", ("theme", "dark"), ("back", back));
        Assert.Equal("/", taste.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_forged_host_reaches_no_address_that_we_send()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var visitor = site.Visit();
        foreach (var path in (string[])["/parts", "/sign-in", "/welcome", "/no/such/page"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = "elsewhere.example";
            using var answer = await visitor.SendAsync(request);
            Assert.DoesNotContain("elsewhere", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("elsewhere", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites_and_secure_over_https()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = site.Visit();
        using var answer = await dana.PostAsync("/sign-in", ("Email", Site.Email), ("Password", Site.Password));
        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("quittance=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
        var https = new DefaultHttpContext { Request = { Scheme = "https" } };
        foreach (var scheme in (string[])[IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme])
        {
            var cookie = site.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).Cookie.Build(https);
            Assert.True(cookie.Secure && cookie.HttpOnly, scheme);
            Assert.NotEqual(SameSiteMode.None, cookie.SameSite);
        }
        var form = site.App.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Build(https);
        Assert.True(form.Secure && form.HttpOnly);
        Assert.Equal(SameSiteMode.Strict, form.SameSite);
    }

    private static string Alert(string page)
    {
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("</ul>", start, StringComparison.Ordinal)];
    }
}
