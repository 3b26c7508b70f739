using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Judges what lies above the structure and the sums of a file, SNIP levels 4 to 7, while <see cref="FileCheck"/> reads it. It is asked only when such a level is
/// wanted, sees every segment and every typed item once and in order, and must hold no more than one claim.
/// </summary>
internal interface IFurtherLevels
{
    /// <summary>The highest level of which it judges something for sets like this one; 3 when it judges nothing.</summary>
    int HighestFor(SetStart set);

    /// <summary>Hears which segment comes next, before anything of it counts: what it ends can be told now.</summary>
    void End(in Segment segment, Action<Finding> tell);

    /// <summary>Takes a segment after everything that it finished was taken. <paramref name="loop"/> is its place in the guide, null where the guide has none.</summary>
    void Take(in Segment segment, string? loop, Action<Finding> tell);

    /// <summary>Takes an item; what it is told about still stands open, also the set that a <see cref="SetEnd"/> ends.</summary>
    void Take(X12Item item, Action<Finding> tell);

    /// <summary>Gives a finding of any level the weight that the partner gives it; null when the partner does not want it told.</summary>
    Finding? Weigh(Finding finding);

    /// <summary>What the partner's terms changed so far.</summary>
    IReadOnlyList<AppliedRelaxation> Relaxed { get; }

    /// <summary>What was not judged up to now, and why.</summary>
    IEnumerable<NotJudged> NotJudged { get; }
}
