using System.Text.Json;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Analytics;

/// <summary>One step of age, ready to be drawn and to stand in the table.</summary>
internal sealed record AgingRow(string Name, Money Amount, string Share, string Tone, bool Outline);

/// <summary>Receivables by age: the picture's data, its title as a statement, and its words for who cannot see it.</summary>
internal sealed record AgingChart(IReadOnlyList<AgingRow> Rows, Money Total, string Title, string Spoken, string Json)
{
    public static AgingChart? Of(KpiReport report)
    {
        var buckets = report.Kpis.FirstOrDefault(kpi => kpi.Id == "aging")?.Buckets ?? [];
        // Credits and visits still to come are never netted into an age; they have no share.
        var aged = buckets.Where(bucket => bucket.Share is not null).ToList();
        if (aged.Count == 0) return null;
        var rows = aged.Select((bucket, i) => new AgingRow(
            Name(bucket.Bucket), bucket.Amount, Words.Percent(bucket.Share!.Value), Tone(i), Outline: i < 2)).ToList();
        var total = aged.Aggregate(Money.Zero, (sum, bucket) => sum + bucket.Amount);
        var old = aged.Where(bucket => bucket.Bucket is "91-120" or "121+").Sum(bucket => bucket.Share!.Value);
        var title = old == 0 ? "Nothing owed is over 90 days old" : $"{Words.Percent(old)} of what is owed is over 90 days old";
        var spoken = $"Receivables by age, {Words.Dollars(total)} in all: " + string.Join("; ", rows.Select(row => $"{row.Name}, {Words.Dollars(row.Amount)}, {row.Share}")) + ".";
        var json = JsonSerializer.Serialize(new
        {
            rows = rows.Select(row => new
            {
                name = row.Name,
                cents = row.Amount.Cents,
                label = $"{Words.ShortDollars(row.Amount)}, {row.Share}",
                tone = row.Tone,
                outline = row.Outline,
            }),
        });
        return new AgingChart(rows, total, title, spoken, json);
    }

    private static string Name(string bucket) => bucket == "121+" ? "Over 120 days" : bucket.Replace('-', '–') + " days";

    private static string Tone(int step) => $"a{Math.Min(step + 1, 5)}";
}
