using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary><c>pages</c>: how long the queue of claims takes at the server, with a mix of filters, orders, deep pages and searches that differ each time.</summary>
internal static class PagesVerb
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Build()
    {
        var claims = new Option<int>("--claims") { Description = "Claims of the practice.", DefaultValueFactory = _ => 200_000 };
        var requests = new Option<int>("--requests") { Description = "Requests of each kind.", DefaultValueFactory = _ => 40 };
        var home = new Option<string?>("--home") { Description = "Where the practice is kept for the next run; a folder of this size among the temporary files when left out." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("pages", "Time the pages of a large practice at the server.") { claims, requests, home, json };
        command.SetAction(async (parse, cancellation) =>
        {
            var count = parse.GetValue(claims);
            var folder = parse.GetValue(home) ?? Path.Combine(Path.GetTempPath(), $"quittance-bench-pages-{count.ToString(CultureInfo.InvariantCulture)}");
            Console.Error.WriteLine($"Practice of {count.ToString("#,0", CultureInfo.InvariantCulture)} claims in {folder}");
            await using var run = await PageRun.StartAsync(folder, count, cancellation);
            var kinds = new List<PageTimes>();
            foreach (var (name, path) in await KindsAsync(run, count, cancellation))
            {
                var times = new List<double>();
                // The first ones compile and warm up; they are asked and not counted.
                for (var i = -2; i < parse.GetValue(requests); i++)
                {
                    var took = await run.AskAsync(path(i + 2), cancellation);
                    if (i >= 0) times.Add(took);
                }
                kinds.Add(PageTimes.Of(name, times));
            }
            kinds.Add(PageTimes.Of("all", [.. kinds.SelectMany(k => k.Times)]));
            if (parse.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(new { bench = "pages", claims = count, pages = kinds.Select(k => new { k.Name, k.Median, k.P95, k.Max, requests = k.Times.Count }) }, Web));
            else
                foreach (var k in kinds)
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{k.Name,-32} p50 {k.Median,8:N1} ms   p95 {k.P95,8:N1} ms   max {k.Max,8:N1} ms   {k.Times.Count:N0} requests"));
            return 0;
        });
        return command;
    }

    /// <summary>Each request differs from the one before, so that no figure kept for some seconds answers it.</summary>
    private static async Task<List<(string Name, Func<int, string> Path)>> KindsAsync(PageRun run, int claims, CancellationToken cancellation)
    {
        var pages = Math.Max(1, claims / 50);
        var searches = new List<string>();
        for (var i = 0; i < 20; i++) searches.Add(await run.SearchAsync(i % 4 == 3 ? PracticeRows.Number(i * 997 % claims) : PracticeRows.LastName(i * 17), cancellation));
        string N(int value) => value.ToString(CultureInfo.InvariantCulture);
        return
        [
            ("first page", i => $"/claims?page={N(1 + i)}"),
            ("views", i => $"/claims?view={(i % 3 == 0 ? "to-fix" : i % 3 == 1 ? "with-payer" : "denied")}&page={N(1 + (i % 7))}"),
            ("payer and provider", i => $"/claims?payer={PracticeRows.PayerKey(i % PracticeRows.Payers)}&provider={PracticeRows.Npi(i * 7 % PracticeRows.Providers)}"),
            ("amount and age", i => $"/claims?charge-from={N(50 + i)}&charge-to={N(900 + i)}&age-from={N(i)}&sort=-charge"),
            ("severity and finding", i => $"/claims?severity=3&finding=claim.cut&age-to={N(300 + i)}&sort=-finding"),
            ("owner", i => $"/claims?owner=nobody&age-to={N(60 + i)}&sort=open"),
            ("sorts", i => $"/claims?sort={(i % 5 == 0 ? "charge" : i % 5 == 1 ? "-open" : i % 5 == 2 ? "number" : i % 5 == 3 ? "-finding" : "day")}&page={N(1 + i)}"),
            ("by patient", i => $"/claims?sort=patient&page={N(1 + i)}"),
            ("deep pages", i => $"/claims?sort=-charge&page={N(1 + (i * 397 % pages))}"),
            ("search", i => searches[i % searches.Count] + $"&age-to={N(700 + i)}"),
            ("panel", _ => $"/claims?row={run.FirstClaim:N}"),
            ("claim page", i => $"/claims/{run.Whole[i % run.Whole.Count]:N}?tab={(i % 5 == 0 ? "findings" : i % 5 == 1 ? "claim" : i % 5 == 2 ? "timeline" : i % 5 == 3 ? "ledger" : "x12")}"),
        ];
    }
}

/// <summary>The times of one kind of page, in milliseconds.</summary>
internal sealed record PageTimes(string Name, double Median, double P95, double Max, IReadOnlyList<double> Times)
{
    public static PageTimes Of(string name, List<double> times)
    {
        var sorted = times.Order().ToList();
        return new PageTimes(name, Statistics.Median(sorted), sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * 0.95) - 1)], sorted[^1], sorted);
    }
}
