using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>Gives findings the weight that a partner gives them, and counts how often. What is changed says so itself.</summary>
internal sealed class PartnerScales(PartnerProfile profile)
{
    private readonly int[] _counts = new int[profile.Relaxations.Count];

    /// <summary>Every relaxation with how often it was needed; one that never was may be misspelt.</summary>
    public IReadOnlyList<AppliedRelaxation> Applied =>
        [.. profile.Relaxations.Select((r, n) => new AppliedRelaxation(profile.Name, r.Finding, r.To, r.Reason, r.Source, _counts[n]))];

    /// <summary>The finding as the partner weighs it; null when it is not told.</summary>
    public Finding? Weigh(Finding finding, DateOnly day)
    {
        for (var n = 0; n < _counts.Length; n++)
        {
            var relaxation = profile.Relaxations[n];
            if (!relaxation.Fits(finding, day)) continue;
            _counts[n]++;
            if (relaxation.To is not { } weight) return null;
            return finding with
            {
                Severity = weight,
                // A 999 names what is an error or a note; what only informs is not in it.
                AckCode = weight == Severity.Info ? null : finding.AckCode,
                Relaxed = new Relaxation(profile.Name, finding.Severity, relaxation.Reason, relaxation.Source),
            };
        }
        return finding;
    }
}
