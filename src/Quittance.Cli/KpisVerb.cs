using System.CommandLine;
using Quittance.App.Analytics;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary><c>kpis</c>: the ten key figures.</summary>
internal static class KpisVerb
{
    public static Command Build()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day of the period, yyyy-MM-dd." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day of the period, yyyy-MM-dd." };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Balances as they stood on this day (default: --to, else today)." };
        var command = new Command("kpis", "The key figures, each with its parts.") { from, to, asOf };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (KpiPeriod.Resolve(parse.GetValue(from), parse.GetValue(to), parse.GetValue(asOf), today) is Result<KpiPeriod>.Refused refused)
                throw new VerbException(refused.Sentence);
            var report = await new ReadKpis(context.Db, TimeProvider.System).RunAsync(context.Tenant, parse.GetValue(from), parse.GetValue(to), parse.GetValue(asOf), cancellation);
            if (parse.GetValue(GlobalOptions.Json)) JsonOut.Write(json => KpiJson.Write(json, report));
            else Text(report);
            return 0;
        });
        return command;
    }

    /// <summary>The figures for people: value, parts, formula.</summary>
    public static void Text(KpiReport report)
    {
        Console.WriteLine($"Figures from {report.From:MM/dd/yyyy} to {report.To:MM/dd/yyyy}, balances as of {report.AsOf:MM/dd/yyyy}, {report.Claims:N0} claims");
        foreach (var kpi in report.Kpis.Where(k => k.Id != "aging"))
        {
            var value = kpi.Value is not { } v ? "–" : kpi.Unit == KpiUnit.Ratio ? $"{Math.Round(v * 100, 1, MidpointRounding.AwayFromZero):0.0}%" : $"{Math.Round(v, 1, MidpointRounding.AwayFromZero):0.0} days";
            Console.WriteLine($"  {kpi.Name + (kpi.IsEstimate ? " (estimate)" : ""),-44}{value,12}   {Shown(kpi.Numerator, kpi.NumeratorIsMoney)} / {Shown(kpi.Denominator, kpi.DenominatorIsMoney)}");
        }
        if (report.Kpis.FirstOrDefault(k => k.Id == "aging") is not { } aging) return;
        Console.WriteLine($"  {aging.Name}");
        foreach (var bucket in aging.Buckets)
            Console.WriteLine($"    {bucket.Bucket,-42}{bucket.Amount,12}   {(bucket.Share is { } share ? $"{Math.Round(share * 100, 1, MidpointRounding.AwayFromZero):0.0}%" : "")}");
    }

    private static string Shown(decimal? part, bool isMoney) => part is not { } p ? "–" : isMoney ? $"${p:N2}" : $"{p:0.##}";
}
