using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// A claim that all edits let pass, or whose stops a person overrode with a reason. Only <see cref="Judge"/> makes one, and only such claims can be
/// written into a file that leaves: there is no other way out.
/// </summary>
internal sealed class CleanClaim
{
    private CleanClaim(Claim837 claim) => Claim = claim;

    /// <summary>The claim.</summary>
    public Claim837 Claim { get; }

    public override string ToString() => "CleanClaim (not printed)";

    /// <summary>
    /// Judges a claim beside the patient's others. <paramref name="overridden"/> holds the keys of findings that a person let pass
    /// (<see cref="OverrideRules.Key"/>). The claim is null when something stops it.
    /// </summary>
    public static (CleanClaim? Clean, IReadOnlyList<Finding> Findings) Judge(Claim837 claim, ReadOnlySpan<EarlierClaim> history, IReadOnlySet<string> overridden, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(overridden);
        var findings = EditCatalog.Runner.Run(claim, history, asOf);
        foreach (var finding in findings)
        {
            if (finding.Severity != Severity.Error) continue;
            // An override of what nobody may override counts for nothing, however it came into the database.
            if (!overridden.Contains(OverrideRules.Key(finding)) || OverrideRules.Allow(finding, isEdit: true) is Result<Finding>.Refused) return (null, findings);
        }
        return (new CleanClaim(claim), findings);
    }
}
