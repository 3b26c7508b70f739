using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Analytics;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;
using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Analytics;

/// <summary>What Home says against what the command line and the queues say, on the samples.</summary>
public sealed class FigureTests
{
    private static readonly DateOnly From = new(2025, 7, 1), To = new(2025, 12, 31);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tiles_and_api_say_what_the_command_line_says_and_open_into_as_many_claims_as_they_count()
    {
        var (site, tenant) = await SampleSite.StartAsync();
        await using var _ = site;
        using var manager = await site.SignedInAsync(Role.Manager);
        var (report, json) = await CommandLineAsync(site, tenant);

        Assert.Equal(json, await RawAsync(manager, "/api/kpis?from=2025-07-01&to=2025-12-31"));
        var home = await manager.TextAsync("/?from=2025-07-01&to=2025-12-31");
        foreach (var kpi in report.Kpis.Where(k => k.Id != "aging"))
        {
            Assert.NotNull(kpi.Value);
            var card = KpiCard.Of(kpi);
            Assert.Contains($"href=\"/analytics/{kpi.Id}?from=2025-07-01&to=2025-12-31\">{card.Name}<", home, StringComparison.Ordinal);
            Assert.Contains(card.Value, home, StringComparison.Ordinal);
            foreach (var (part, claims) in ((string, IReadOnlyList<string>)[])[("numerator", kpi.NumeratorClaims), ("denominator", kpi.DenominatorClaims)])
            {
                var figure = await manager.TextAsync($"/analytics/{kpi.Id}?from=2025-07-01&to=2025-12-31&part={part}");
                Assert.Contains($"of {claims.Count.ToString(CultureInfo.InvariantCulture)}, newest service first", figure, StringComparison.Ordinal);
                using var page = JsonDocument.Parse(await RawAsync(manager, $"/api/kpis/{kpi.Id}/claims?from=2025-07-01&to=2025-12-31&part={part}"));
                Assert.Equal((claims.Count, Math.Min(50, claims.Count)), (page.RootElement.GetProperty("count").GetInt32(), page.RootElement.GetProperty("rows").GetArrayLength()));
            }
        }
        var csv = await RawAsync(manager, "/analytics/ar-over-90/claims.csv?from=2025-07-01&to=2025-12-31");
        Assert.Equal(report.Kpis.Single(k => k.Id == "ar-over-90").NumeratorClaims.Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Each_line_of_work_counts_what_its_queue_holds()
    {
        var (site, tenant) = await SampleSite.StartAsync();
        await using var _ = site;
        using var manager = await site.SignedInAsync(Role.Manager);
        using var work = JsonDocument.Parse(await RawAsync(manager, "/api/home/work"));
        var home = await manager.TextAsync("/");
        var lines = work.RootElement.GetProperty("work").EnumerateArray().ToList();

        Assert.Contains(lines, line => line.GetProperty("id").GetString() == "claims.denied");
        Assert.Contains(lines, line => line.GetProperty("id").GetString() == "money.waiting");
        foreach (var line in lines)
        {
            var href = line.GetProperty("href").GetString()!;
            Assert.Contains($"href=\"{href}\">{line.GetProperty("title").GetString()}<", home, StringComparison.Ordinal);
            if (!href.StartsWith("/claims", StringComparison.Ordinal)) continue;
            using var queue = JsonDocument.Parse(await RawAsync(manager, "/api" + href));
            Assert.Equal(queue.RootElement.GetProperty("count").GetInt32(), line.GetProperty("count").GetInt32());
            decimal Sum(string name) => decimal.Parse(queue.RootElement.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            // What is held stands in no ledger yet and is told by what it was sent with.
            var isHeld = line.GetProperty("id").GetString() is "claims.held" or "claims.doubt";
            Assert.Equal(Sum(isHeld ? "charge" : "open") + Sum("unposted"), decimal.Parse(line.GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        }
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        Assert.Equal(await db.Set<DecisionRow>().CountAsync(d => d.TenantId == tenant && d.IsPosted && d.Waits != "", Stop), CountOf(lines, "money.waiting"));
        Assert.Equal(await db.Set<RemittanceRow>().CountAsync(r => r.TenantId == tenant && r.State == "held", Stop), CountOf(lines, "remittances.held"));
    }

    [Fact]
    public async Task Figures_follow_a_new_entry_of_the_books_and_are_read_once_until_then()
    {
        var (site, tenant) = await SampleSite.StartAsync();
        await using var _ = site;
        var kept = site.App.Services.GetRequiredService<KeptFigures>();
        var period = new KpiPeriod(From, To, To, From, To);
        var first = await kept.GetAsync(tenant, period, Stop);
        Assert.Same(first, await kept.GetAsync(tenant, period, Stop));
        kept.Drop(tenant);
        var again = await kept.GetAsync(tenant, period, Stop);
        Assert.NotSame(first, again);
        Assert.Equal(first.Report.Kpis.Select(k => k.Value), again.Report.Kpis.Select(k => k.Value));
    }

    [Theory]
    [InlineData("FrontDesk", false), InlineData("Clinician", false), InlineData("Coder", false), InlineData("Administrator", false)]
    [InlineData("Biller", true), InlineData("PaymentPoster", true), InlineData("Manager", true), InlineData("Compliance", true)]
    public async Task Figures_are_for_those_who_may_see_them(string role, bool may)
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        using var person = await site.SignedInAsync(Enum.Parse<Role>(role));
        Assert.Equal(may, (await person.TextAsync("/")).Contains("Denied at first", StringComparison.Ordinal));
        foreach (var path in (string[])["/api/kpis", "/api/kpis/aging/claims"])
        {
            using var answer = await person.GetAsync(path);
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        }
        using var work = await person.GetAsync("/api/home/work");
        Assert.Equal(HttpStatusCode.OK, work.StatusCode);
    }

    [Theory]
    [InlineData("/api/kpis?from=yesterday", HttpStatusCode.BadRequest, "kpi.period"), InlineData("/api/kpis?from=2025-02-01&to=2025-01-01", HttpStatusCode.BadRequest, "kpi.period")]
    [InlineData("/api/kpis/no-such/claims", HttpStatusCode.NotFound, "kpi.unknown"), InlineData("/api/kpis/aging/claims?part=older", HttpStatusCode.NotFound, "kpi.unknown")]
    [InlineData("/api/kpis/aging/claims?page=0", HttpStatusCode.BadRequest, "page.unreadable")]
    public async Task The_api_refuses_what_it_cannot_read_with_a_code(string path, HttpStatusCode status, string code)
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        using var manager = await site.SignedInAsync(Role.Manager);
        using var answer = await manager.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_a_figure_is_put_on_record_and_home_alone_is_not()
    {
        var (site, _) = await SampleSite.StartAsync();
        await using var __ = site;
        using var manager = await site.SignedInAsync(Role.Manager);
        await manager.TextAsync("/");
        Assert.Empty(await ReadingsAsync(site));
        await manager.TextAsync("/analytics/ar-days-gross");
        await RawAsync(manager, "/api/kpis/ar-days-gross/claims");
        await RawAsync(manager, "/analytics/ar-days-gross/claims.csv");
        Assert.Equal(["figure.claims", "figure.claims", "figure.export"], await ReadingsAsync(site));
    }

    private static int CountOf(IEnumerable<JsonElement> lines, string id) =>
        lines.Where(line => line.GetProperty("id").GetString() == id).Select(line => line.GetProperty("count").GetInt32()).SingleOrDefault();

    private static async Task<(KpiReport Report, string Json)> CommandLineAsync(Site site, Guid tenant)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReadKpis>().RunAsync(tenant, From, To, null, Stop);
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream)) KpiJson.Write(json, report);
        return (report, System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static async Task<List<string>> ReadingsAsync(Site site)
    {
        await using var connection = new SqliteConnection($"Data Source={site.App.Services.GetRequiredService<HomeFolder>().AuditStore};Mode=ReadOnly");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT action FROM audit_rows WHERE action LIKE 'figure%' ORDER BY action";
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
