using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.Web.Parts;

namespace Quittance.Web.Tests.Pipeline;

public sealed class HeadersTests
{
    [Theory]
    [InlineData("/"), InlineData("/sign-in"), InlineData("/setup"), InlineData("/healthz"), InlineData("/app/manifest.json"), InlineData("/no/such/page")]
    [InlineData("/error"), InlineData("/access-denied"), InlineData("/parts")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        using var answer = await visitor.GetAsync(path);
        Check(answer);
    }

    [Fact]
    public async Task A_refused_form_and_an_unknown_page_carry_them_too()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var person = await site.SignedInAsync(Role.Biller);
        using var missing = await person.GetAsync("/no/such/page");
        Check(missing);
        using var refused = await person.PostRawAsync("/preferences", ("theme", "dark"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Check(refused);
    }

    [Fact]
    public async Task Pages_are_kept_by_no_cache_and_hashed_files_for_ever()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        using var page = await visitor.GetAsync("/sign-in");
        Assert.True(page.Headers.CacheControl!.NoStore);
        using var sheet = await visitor.GetAsync(site.App.Services.GetRequiredService<Assets>().StyleOf("app.js"));
        Assert.Equal("public, max-age=31536000, immutable", sheet.Headers.GetValues("Cache-Control").Single());
        using var manifest = await visitor.GetAsync("/app/manifest.json");
        Assert.True(manifest.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task Style_sheets_are_sent_compressed_and_pages_with_a_form_token_are_not()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visit();
        Assert.Equal("br", await EncodingAsync(visitor, site.App.Services.GetRequiredService<Assets>().StyleOf("app.js")));
        Assert.Equal("", await EncodingAsync(visitor, "/sign-in"));
    }

    [Theory]
    [InlineData("/sign-in"), InlineData("/sign-out"), InlineData("/setup"), InlineData("/preferences"), InlineData("/sign-in?handler=Demo")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var person = await site.SignedInAsync(Role.Manager);
        using var answer = await person.PostRawAsync(path, ("theme", "dark"), ("role", "Administrator"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was saved", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_holds_an_inline_script_style_or_handler()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var person = await site.SignedInAsync(Role.Administrator);
        foreach (var path in (string[])["/", "/parts", "/sign-in", "/sign-out", "/access-denied", "/error"])
        {
            var page = await person.TextAsync(path);
            Assert.DoesNotMatch("(?i)<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*(src=|type=\"application/json\"))", page);
        }
    }

    private static async Task<string> EncodingAsync(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return string.Join(",", answer.Content.Headers.ContentEncoding);
    }

    private static void Check(HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }
}
