using System.Collections.Frozen;
using Quittance.Core.Kernel;

namespace Quittance.Core.Codes;

/// <summary>
/// What the code list itself fixes about the use of a reason code. A payer that breaks one of these gets a warning on its
/// remittance; its group and amount are kept as they came.
/// </summary>
public static class CarcRules
{
    /// <summary>Where the rules of this class come from.</summary>
    public static readonly Source Source = new("X12 code list 139, claim adjustment reason codes", "usage notes", "https://x12.org/codes/claim-adjustment-reason-codes");

    private static readonly FrozenDictionary<string, string[]> FixedGroups = Groups(
        // Workers' compensation payers may deny an exact duplicate as a contractual obligation.
        (["18"], ["OA", "CO"]),
        (["23", "133", "136", "209", "257", "271", "277", "P11"], ["OA"]),
        (["139", "249", "281", "303", "P24", "P25", "P26"], ["CO"]),
        (["85", "201", "229", "238", "275", "P3"], ["PR"]),
        (["278"], ["CO", "PI"]),
        (["45"], ["CO", "PR"]));

    private static readonly FrozenSet<string> RemarkCodes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "16", "96", "129", "148", "201", "226", "227", "234", "237", "250", "251", "252", "267", "307", "A1");

    private static readonly FrozenSet<string> PendingCodes =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "133", "257", "277", "P8", "P10", "P11");

    /// <summary>
    /// True when the payer has not decided yet: pending review, premium grace period, investigation or litigation. A reversal and
    /// a new decision follow.
    /// </summary>
    public static bool IsPending(string code) => PendingCodes.Contains(code);

    /// <summary>The group codes that the list allows with this reason; empty when any group may be used.</summary>
    public static IReadOnlyList<string> AllowedGroups(string code) => FixedGroups.GetValueOrDefault(code, []);

    /// <summary>
    /// True when the reason may stand under this group. Codes without a fixed group fit every group; CARC 18 fits CO for
    /// workers' compensation only.
    /// </summary>
    public static bool GroupFits(string code, string group, bool isWorkersCompensation = false)
    {
        var allowed = AllowedGroups(code);
        if (allowed.Count == 0) return true;
        if (string.Equals(code, "18", StringComparison.Ordinal) && !isWorkersCompensation) return string.Equals(group, "OA", StringComparison.Ordinal);
        return allowed.Contains(group, StringComparer.Ordinal);
    }

    /// <summary>True when the reason says nothing without a remark code (a RARC that is not an alert, or an NCPDP reject code).</summary>
    public static bool NeedsRemark(string code) => RemarkCodes.Contains(code);

    /// <summary>
    /// True when the amount breaks the rule that a fee schedule reduction (CARC 45) leaves something: it may never take the
    /// whole charge. A line without a charge has nothing to take.
    /// </summary>
    public static bool TakesForbiddenWholeCharge(string code, Money amount, Money charge) =>
        string.Equals(code, "45", StringComparison.Ordinal) && !charge.IsZero && amount == charge;

    private static FrozenDictionary<string, string[]> Groups(params (string[] Codes, string[] Groups)[] rows) =>
        rows.SelectMany(row => row.Codes.Select(code => KeyValuePair.Create(code, row.Groups))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
