using System.Text;
using System.Text.Json;
using Quittance.App.Jobs;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary>The report of an import for people and for programs.</summary>
internal static class ImportOutput
{
    public static void Json(ImportReport report) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (var file in report.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File);
            json.WriteString("kind", file.Kind);
            json.WriteString("status", file.Status);
            json.WriteNumber("claims", file.Claims);
            json.WriteNumber("posted", file.Posted);
            json.WriteNumber("held", file.Held);
            JsonOut.Findings(json, file.Findings);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Totals(json, "totals", report.Totals);
        Totals(json, "database", report.Database);
        json.WriteStartObject("ledger");
        json.WriteBoolean("balanced", report.LedgerBalanced);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Totals(Utf8JsonWriter json, string name, ImportTotals totals)
    {
        json.WriteStartObject(name);
        json.WriteNumber("claims", totals.Claims);
        foreach (var (field, amount, _) in Rows(totals)) json.WriteString(field, amount.ToString());
        json.WriteEndObject();
    }

    private static IEnumerable<(string Field, Money Amount, string Words)> Rows(ImportTotals t) =>
    [
        ("charges", t.Charges, "Charges in claim files"),
        ("posted", t.Posted, "  posted"),
        ("held", t.Held, "  held, out of balance or in doubt"),
        ("repeats", t.Repeats, "  copies of claims already counted"),
        ("replaced", t.Replaced, "  replaced by a later version"),
        ("voided", t.Voided, "  voided"),
        ("paid", t.Paid, "Paid in remittances"),
        ("paidPosted", t.PaidPosted, "  posted"),
        ("paidHeld", t.PaidHeld, "  held, out of balance"),
        ("paidRepeats", t.PaidRepeats, "  remittances already counted"),
        ("adjusted", t.Adjusted, "Written off"),
        ("patientResponsibility", t.PatientResponsibility, "Patients' part"),
        ("open", t.Open, "Open"),
        ("unmatched", t.Unmatched, "Waiting without a claim"),
    ];

    public static void Text(ImportReport report)
    {
        var text = new StringBuilder();
        foreach (var file in report.Files)
        {
            text.Append($"{file.Status,-11}{file.Kind,-8}{file.File}");
            if (file.Claims > 0) text.Append($"  {file.Claims} claims, {file.Posted} posted, {file.Held} held");
            text.AppendLine();
            foreach (var finding in file.Findings.Take(20))
            {
                text.AppendLine($"  {Word(finding.Severity)}  {finding.Message}");
                if (finding.Clears is { } clears) text.AppendLine($"        Clears it: {clears}");
            }
            if (file.Findings.Count > 20) text.AppendLine($"  and {file.Findings.Count - 20} more; see --json.");
        }
        text.AppendLine();
        text.AppendLine($"{"",-42}{"This run",18}{"All together",18}");
        text.AppendLine($"{"Claims",-42}{report.Totals.Claims,18:N0}{report.Database.Claims,18:N0}");
        foreach (var ((_, run, words), (_, all, _)) in Rows(report.Totals).Zip(Rows(report.Database)))
            text.AppendLine($"{words,-42}{Dollars(run),18}{Dollars(all),18}");
        text.AppendLine();
        text.AppendLine(report.LedgerBalanced ? "The ledger balances: every entry sums to zero." : "The ledger does not balance. Run quittance doctor.");
        Console.Out.Write(text);
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "Stop   ", Severity.Warning => "Warning", _ => "Note   " };

    private static string Dollars(Money amount) =>
        (amount.Cents < 0 ? "\u2212$" : "$") + (amount.Abs().Cents / 100m).ToString("N2", System.Globalization.CultureInfo.InvariantCulture);
}
