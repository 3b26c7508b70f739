using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Storage;
using Quittance.Core.Scrubbing;
using Quittance.Web.Tests.Claims;
using Quittance.Web.Tests.Exchange;

namespace Quittance.Web.Tests;

/// <summary>The pages and what people do on them, on both engines.</summary>
public abstract class EnginesTests(PostgresServer? server) : IAsyncLifetime
{
    private string? _database;
    private Site _site = null!;

    public sealed class OnSqlite() : EnginesTests(null);

    public sealed class OnPostgres(PostgresServer server) : EnginesTests(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = server is null ? null : await server.CreateDatabaseAsync();
        _site = await Site.StartAsync(demo: true, database: _database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        if (_database is not null) await server!.DropDatabaseAsync(_database);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_page_order_and_filter_of_the_desk_answers()
    {
        await SomeClaims.AddAsync(_site);
        var (tenant, id) = await OneClaim.AddAsync(_site);
        using var manager = await _site.SignedInAsync(Role.Manager);
        string[] lists = ["/claims", "/remittance", "/remittance/waiting", "/files", "/people"];
        List<string> paths = ["/", "/receivables", "/remittance/payers", "/files/upload", "/analytics/denial-rate-claims", "/settings", "/settings/locations", .. lists];
        foreach (var sort in (string[])["day", "number", "patient", "payer", "charge", "open", "finding"]) paths.AddRange([$"/claims?sort={sort}", $"/claims?sort=-{sort}&page=2"]);
        foreach (var filter in (string[])["state=Held", "payer=GRNMU", "age-from=3&age-to=60", "provider=1999999125", "charge-from=100&charge-to=200", "open-from=1", "severity=3,2", "finding=claim.unbalanced", "owner=me,nobody", "snoozed=only", "view=no-answer", "view=denied", "view=to-fix"])
            paths.Add("/claims?" + filter);
        foreach (var tab in (string[])["claim", "findings", "timeline", "ledger", "x12"]) paths.Add($"/claims/{id:N}?tab={tab}");
        foreach (var list in (string[])["/claims.csv", "/remittance.csv", "/remittance/waiting.csv", "/files.csv", "/people.csv", "/receivables.csv"]) paths.Add(list);
        await using (var scope = _site.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            paths.AddRange((await db.Set<RemittanceRow>().Where(r => r.TenantId == tenant).Select(r => r.Id).ToListAsync(Stop)).Select(r => $"/remittance/{r:N}"));
            paths.AddRange((await db.Set<IntakeRow>().Where(r => r.TenantId == tenant).Select(r => r.Id).ToListAsync(Stop)).Select(r => $"/files/{r:N}"));
            paths.AddRange((await db.Set<PersonRow>().Where(r => r.TenantId == tenant).Select(r => r.Id).Take(2).ToListAsync(Stop)).Select(r => $"/people/{r:N}"));
        }
        foreach (var path in paths)
        {
            using var answer = await manager.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        }
        using var page = JsonDocument.Parse(await manager.TextAsync("/api/claims?sort=payer"));
        Assert.Equal(121, page.RootElement.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task What_people_do_on_claims_is_done_and_taken_back()
    {
        var (tenant, id) = await OneClaim.AddAsync(_site);
        await OneClaim.AddFindingsAsync(_site, tenant, OneClaim.Found);
        using var biller = await _site.SignedInAsync(Role.Biller);
        var key = OverrideRules.Key(OneClaim.Found[0]);
        foreach (var (handler, stands) in ((string, bool)[])[("override", true), ("undo", false)])
        {
            using var done = await biller.PostAsync($"/claims/{id:N}?tab=findings&handler={handler}", ("key", key), ("reason", "The surgeon confirmed a separate visit."));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            using var claim = JsonDocument.Parse(await biller.TextAsync($"/api/claims/{id:N}"));
            Assert.Equal(stands, claim.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("key").GetString() == key).GetProperty("overridden").ValueKind == JsonValueKind.Object);
        }
        (await biller.PostAsync("/queues/acts?handler=snooze", ("list", "claims"), ("ids", $"{id:N}"), ("until", "+7"), ("back", "/claims"))).Dispose();
        Assert.Contains("1 claim,", await biller.TextAsync("/claims?snoozed=only"), StringComparison.Ordinal);
        (await biller.PostAsync("/queues/acts?handler=look", ("list", "claims"), ("density", "tall"), ("show", "day"))).Dispose();
        Assert.Contains("q-table cards tall", await biller.TextAsync("/claims?snoozed=only"), StringComparison.Ordinal);
        using var found = await biller.PostAsync("/queues/acts?handler=search", ("list", "claims"), ("words", "whitfield"), ("back", "/claims"));
        Assert.Contains("WHITFIELD", await biller.TextAsync(found.Headers.Location!.OriginalString + "&snoozed=shown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_is_taken_in_and_imported()
    {
        using var biller = await _site.SignedInAsync(Role.Biller);
        var files = await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim()));
        Assert.Equal("done", files[0].GetProperty("state").GetString());
        Assert.Contains("july.837", await biller.TextAsync("/files"), StringComparison.Ordinal);
    }
}
