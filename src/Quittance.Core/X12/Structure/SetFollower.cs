using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>Follows the judgement of a file while it is read: the segments of each set, and what is found in it above level 2.</summary>
public abstract class SetFollower
{
    private protected SetFollower() { }

    /// <summary>A set begins.</summary>
    internal abstract void Open(SetVerdict set);

    /// <summary>A segment of the open set was judged, with all that it ends.</summary>
    internal abstract void Take(in Segment segment);

    /// <summary>An error above level 2 was found in the open set. It is told before the segment that ends what it is about is taken.</summary>
    internal abstract void Tell(Finding finding);

    /// <summary>The set is over and judged.</summary>
    internal abstract void Close(SetVerdict set);
}
