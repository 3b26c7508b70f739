namespace Quittance.Core.X12.Structure;

/// <summary>Which levels can be judged for a set, and why not.</summary>
internal static class JudgedLevels
{
    // Guides whose structure is known well enough for a table, but that have none yet.
    private static readonly (string Set, string Guide)[] Known =
    [
        ("837", "005010X223"), ("837", "005010X224"), ("270", "005010X279"), ("271", "005010X279"), ("276", "005010X212"), ("277", "005010X212"),
        ("278", "005010X217"), ("820", "005010X218"), ("834", "005010X220"), ("997", "005010"),
    ];

    // Sets that hold claims or payments have sums that must agree; the others, 834 among them, have nothing to balance.
    private static readonly string[] WithSums = ["837", "835", "820"];

    /// <summary>Why there is no table for a set.</summary>
    public static string WithoutTable(SetStart start) =>
        Known.Any(k => k.Set == start.Id && start.Guide.StartsWith(k.Guide, StringComparison.Ordinal)) ? "no table yet for this set" : "facts missing";

    /// <summary>Why the balance of a set is not judged; null when it is, or when there is none.</summary>
    public static string? WithoutBalance(SetStart start) =>
        Array.IndexOf(WithSums, start.Id) < 0 || Balance.BalanceRules.Covers(start) ? null : "no balance rules for this guide";
}
