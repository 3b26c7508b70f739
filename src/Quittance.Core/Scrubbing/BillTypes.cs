using System.Collections.Frozen;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>What a bill is held to by the first two digits of its type. Severities are null where nothing is asked for.</summary>
internal sealed record BillType(string Digits, Severity? Admission, Severity? Admitting, bool CountsDays, bool IsInpatient, bool IsOutpatient, bool HasLineDays);

/// <summary>The types of bills that edits know, <c>bill-types.txt</c>. A type that is not among them is held to nothing.</summary>
internal static class BillTypes
{
    private static readonly FrozenDictionary<string, BillType> ByDigits = Load().ToFrozenDictionary(t => t.Digits, StringComparer.Ordinal);

    /// <summary>The type of a claim; null when it is none that is known.</summary>
    public static BillType? Of(Claim837 claim) => ByDigits.GetValueOrDefault(claim.PlaceOfService);

    /// <summary>All of them.</summary>
    public static IEnumerable<BillType> All => ByDigits.Values;

    private static IEnumerable<BillType> Load()
    {
        foreach (var row in CodeTable.Rows("Scrubbing/bill-types.txt", 7))
        {
            Check.That(row[4] is "yes" or "-" && row[5] is "inpatient" or "outpatient" or "-" && row[6] is "yes" or "-", "bill-types.txt says yes, a kind, or -");
            yield return new BillType(row[0], Weight(row[2]), Weight(row[3]), row[4] == "yes", row[5] == "inpatient", row[5] == "outpatient", row[6] == "yes");
        }
    }

    private static Severity? Weight(string text)
    {
        Check.That(text is "stop" or "warning" or "-", "bill-types.txt weighs as stop, warning or -");
        return text switch { "stop" => Severity.Error, "warning" => Severity.Warning, _ => null };
    }
}
