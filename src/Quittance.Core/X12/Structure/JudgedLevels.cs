using Quittance.Core.X12.Balance;

namespace Quittance.Core.X12.Structure;

/// <summary>Which levels can be judged for a set, and why not.</summary>
internal static class JudgedLevels
{
    // Sets that hold claims or payments have sums that must agree; the others, 834 among them, have nothing to balance.
    private static readonly string[] WithSums = ["837", "835", "820"];

    /// <summary>Why the syntax of a set is not judged.</summary>
    public const string WithoutStandard = "only versions 004010, 004050, 005010 and 006020 are judged";

    // From 004010 on the segments of health care only grew: more elements at the end, longer values, codes added. What breaks the
    // syntax of 005010 in such a file breaks its own; StructureJudge leaves out what growth explains.
    private static readonly string[] Versions = ["004010", "004050", "005010", "006020"];

    /// <summary>True when a version is near enough to 005010 that its syntax can be judged.</summary>
    public static bool HasStandard(string guide) => Array.Exists(Versions, v => guide.StartsWith(v, StringComparison.Ordinal));

    /// <summary>Why the guide of a set is not judged: no public source holds its usage and values.</summary>
    public const string WithoutTable = "facts missing";

    /// <summary>Why the balance of a set is not judged; null when it is, or when there is none.</summary>
    public static string? WithoutBalance(SetStart start) =>
        Array.IndexOf(WithSums, start.Id) < 0 || BalanceRules.Covers(start) ? null
        : BalanceRules.CoversCharge(start) ? "in this guide only the charge of a claim is added up" : "no balance rules for this guide";
}
