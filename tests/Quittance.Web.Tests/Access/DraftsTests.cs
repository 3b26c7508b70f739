using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Quittance.App.Practice;

namespace Quittance.Web.Tests.Access;

/// <summary>What was typed when a session ended comes back once, to the same person on the same page, and nobody can read it meanwhile.</summary>
public sealed class DraftsTests
{
    private const string Words = "Called the payer about WHITFIELD";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_outlives_the_session_and_is_given_back_once()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var mia = await site.SignedInAsync(Role.Biller);
        using (var kept = await KeepAsync(mia, "/claims?row=1", Words))
        {
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
            var cookie = kept.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("quittance.draft=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("WHITFIELD", cookie, StringComparison.Ordinal);
            Assert.True(cookie.Length < 4_096);
        }
        (await mia.PostAsync("/sign-out")).Dispose();
        using (var barred = await mia.GetAsync("/drafts?at=x")) Assert.StartsWith("/sign-in", barred.Headers.Location!.OriginalString, StringComparison.Ordinal);
        (await mia.PostAsync("/sign-in?handler=Demo", ("role", "Biller"))).Dispose();
        Assert.Contains("<meta name=\"draft\"", await mia.TextAsync("/claims"), StringComparison.Ordinal);
        using (var elsewhere = await mia.GetAsync("/drafts?at=%2Ffiles")) Assert.Equal(HttpStatusCode.NoContent, elsewhere.StatusCode);
        using (var back = await mia.GetAsync("/drafts?at=" + Uri.EscapeDataString("/claims?row=1")))
        {
            using var draft = JsonDocument.Parse(await back.Content.ReadAsStringAsync(Stop));
            Assert.Equal(Words, draft.RootElement.GetProperty("fields")[0].GetProperty("value").GetString());
        }
        using var again = await mia.GetAsync("/drafts?at=" + Uri.EscapeDataString("/claims?row=1"));
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Fact]
    public async Task Another_person_at_the_same_browser_gets_nothing_and_what_is_too_long_is_refused()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var browser = await site.SignedInAsync(Role.Biller);
        (await KeepAsync(browser, "/claims", Words)).Dispose();
        (await browser.PostAsync("/sign-in?handler=Demo", ("role", "Manager"))).Dispose();
        using (var theirs = await browser.GetAsync("/drafts?at=%2Fclaims")) Assert.Equal(HttpStatusCode.NoContent, theirs.StatusCode);
        Assert.DoesNotContain("<meta name=\"draft\"", await browser.TextAsync("/claims"), StringComparison.Ordinal);
        using var tooLong = await KeepAsync(browser, "/claims", new string('x', 4_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        using var odd = await browser.PostAsync("/drafts");
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
    }

    private static async Task<HttpResponseMessage> KeepAsync(Visitor visitor, string at, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/drafts", UriKind.Relative))
        {
            Content = JsonContent.Create(new { at, fields = new[] { new { form = "/queues/acts?handler=note", name = "text", place = 0, value } } }),
        };
        request.Headers.Add("RequestVerificationToken", await visitor.TokenAsync());
        return await visitor.SendAsync(request);
    }
}
