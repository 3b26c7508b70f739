using System.Text.Json;
using Quittance.App.Jobs;
using Quittance.Core.Analytics;

namespace Quittance.Cli;

/// <summary>What <c>demo</c> says at its end.</summary>
internal static class DemoOutput
{
    public static void Json(ImportReport report, KpiReport figures, string? url) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("claims", report.Database.Claims);
        json.WriteStartObject("kpis");
        foreach (var kpi in figures.Kpis) Value(json, kpi);
        json.WriteEndObject();
        json.WriteStartObject("ledger");
        json.WriteBoolean("balanced", report.LedgerBalanced);
        json.WriteEndObject();
        json.WriteString("url", url);
        json.WriteEndObject();
    });

    public static void Text(ImportReport report, KpiReport figures, string? url)
    {
        KpisVerb.Text(figures);
        var t = report.Database;
        Console.WriteLine();
        Console.WriteLine($"Charges {t.Charges} = posted {t.Posted} + held {t.Held} + repeats {t.Repeats} + replaced {t.Replaced} + voided {t.Voided}");
        Console.WriteLine($"Paid {t.Paid} = posted {t.PaidPosted} + held {t.PaidHeld} + repeats {t.PaidRepeats}");
        Console.WriteLine($"Open {t.Open}, patients' part {t.PatientResponsibility}, waiting without a claim {t.Unmatched}");
        Console.WriteLine(report.LedgerBalanced ? "The ledger balances: every entry sums to zero." : "The ledger does not balance.");
        if (url is not null) Console.WriteLine($"{Environment.NewLine}Open {url} and sign in with one click. Ctrl-C stops it.");
    }

    private static void Value(Utf8JsonWriter json, Kpi kpi)
    {
        if (kpi.Id == "aging")
        {
            json.WriteStartObject("aging");
            foreach (var bucket in kpi.Buckets)
                if (bucket.Share is { } share) json.WriteNumber(bucket.Bucket, share);
                else json.WriteNull(bucket.Bucket);
            json.WriteEndObject();
        }
        else if (kpi.Value is { } value) json.WriteNumber(kpi.Id, value);
        else json.WriteNull(kpi.Id);
    }
}
