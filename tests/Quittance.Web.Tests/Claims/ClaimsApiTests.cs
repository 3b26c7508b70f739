using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;

namespace Quittance.Web.Tests.Claims;

public sealed class ClaimsApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_api_gives_what_the_page_shows()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        await SomeClaims.AddAsync(site, "other", 30);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var page = JsonDocument.Parse(await RawAsync(biller, "/api/claims?state=Held&payer=GRNMU&sort=-charge"));
        Assert.Equal(5, page.RootElement.GetProperty("count").GetInt32());
        var rows = page.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal("26-104096", rows[0].GetProperty("number").GetString());
        Assert.Equal("801.76", rows[0].GetProperty("charge").GetString());
        Assert.Equal("Stop", rows[0].GetProperty("severity").GetString());
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_refused_with_a_code()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var answer = await biller.GetAsync("/api/claims?age-from=old");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("filter.unreadable", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/claims"), InlineData("/claims.csv"), InlineData("/claims")]
    public async Task Who_has_no_claims_permission_gets_none(string path)
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var stranger = site.Visit();
        using var refused = await stranger.GetAsync(path);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var denied = await administrator.GetAsync(path);
        Assert.NotEqual(HttpStatusCode.OK, denied.StatusCode);
        if (path.StartsWith("/api", StringComparison.Ordinal)) Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (refused.StatusCode, denied.StatusCode));
    }

    [Fact]
    public async Task The_export_holds_every_row_of_the_filter_and_no_formula()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var csv = (await RawAsync(biller, "/claims.csv?sort=number&page=2")).TrimStart('\uFEFF');
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(121, lines.Length);
        Assert.StartsWith("26-104000,", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"'=CMD(), ANA LUCIA\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=CMD", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_order_shows_every_claim_once_to_the_last_page()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var sort in (string[])["day", "-day", "number", "-patient", "patient", "charge", "-open", "-finding"])
        {
            List<string> ids = [];
            for (var page = 1; page <= 3; page++)
            {
                using var answer = JsonDocument.Parse(await RawAsync(biller, $"/api/claims?sort={sort}&page={page}"));
                ids.AddRange(answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            }
            Assert.Equal(120, ids.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task A_reading_with_patients_writes_one_audit_row_and_one_without_writes_none()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        await biller.TextAsync("/claims?view=to-fix&payer=NOBODY");
        Assert.Empty(await ReadingsAsync(site));
        await biller.TextAsync("/claims");
        await biller.TextAsync($"/claims?row={SomeClaims.IdOf(tenant, 0):N}");
        Assert.Equal(["claim.show", "claims.list", "claims.list"], await ReadingsAsync(site));
    }

    private static async Task<List<string>> ReadingsAsync(Site site)
    {
        var home = site.App.Services.GetRequiredService<HomeFolder>();
        await using var connection = new SqliteConnection($"Data Source={home.AuditStore};Mode=ReadOnly");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT action FROM audit_rows WHERE action LIKE 'claim%' ORDER BY action";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> actions = [];
        while (await reader.ReadAsync(Stop)) actions.Add(reader.GetString(0));
        return actions;
    }

    private static async Task<string> RawAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
