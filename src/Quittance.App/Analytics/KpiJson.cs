using System.Text.Json;
using Quittance.Core.Analytics;

namespace Quittance.App.Analytics;

/// <summary>Figures as programs read them, the same from the command line and from the web. Money is decimal text.</summary>
internal static class KpiJson
{
    public static void Write(Utf8JsonWriter json, KpiReport report)
    {
        json.WriteStartObject();
        json.WriteStartArray("kpis");
        foreach (var kpi in report.Kpis)
        {
            json.WriteStartObject();
            json.WriteString("id", kpi.Id);
            json.WriteString("name", kpi.Name);
            Number(json, "value", kpi.Value);
            Part(json, "numerator", kpi.Numerator, kpi.NumeratorIsMoney);
            Part(json, "denominator", kpi.Denominator, kpi.DenominatorIsMoney);
            json.WriteString("unit", kpi.Unit switch { KpiUnit.Ratio => "ratio", KpiUnit.Days => "days", _ => "usd" });
            if (kpi.IsEstimate) json.WriteBoolean("estimate", true);
            if (kpi.Id == "aging") Buckets(json, kpi.Buckets);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Buckets(Utf8JsonWriter json, IReadOnlyList<AgingBucket> buckets)
    {
        json.WriteStartArray("buckets");
        foreach (var bucket in buckets)
        {
            json.WriteStartObject();
            json.WriteString("bucket", bucket.Bucket);
            json.WriteString("amount", bucket.Amount.ToString());
            Number(json, "share", bucket.Share);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void Part(Utf8JsonWriter json, string name, decimal? value, bool isMoney)
    {
        if (isMoney && value is { } money) json.WriteString(name, money.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        else Number(json, name, value);
    }
}
