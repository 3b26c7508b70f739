namespace Quittance.Core.X12.Structure;

/// <summary>Which levels can be judged for a set, and why not.</summary>
internal static class JudgedLevels
{
    // Sets that hold claims or payments have sums that must agree; the others have nothing to balance.
    private static readonly string[] WithSums = ["837", "835", "820"];

    /// <summary>Why the guide of a set is not judged: no public source holds its usage and values.</summary>
    public const string WithoutTable = "facts missing";

    /// <summary>Why the balance of a set is not judged; null when it is, or when there is none.</summary>
    public static string? WithoutBalance(SetStart start, bool hasGuide) =>
        Array.IndexOf(WithSums, start.Id) < 0 || (hasGuide && (start.Type is "837P" or "835")) ? null : "no balance rules yet for this set";
}
