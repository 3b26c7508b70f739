using Quittance.Core.X12.Views;

namespace Quittance.Core.X12.Balance;

/// <summary>What becomes of a segment that a <see cref="SumGlance"/> has seen.</summary>
internal enum Glance
{
    /// <summary>The reader takes it.</summary>
    Read,

    /// <summary>It was added up; the reader need not see it.</summary>
    Added,

    /// <summary>The reader takes the segments that are held, and then this one.</summary>
    ReadAgain,

    /// <summary>The reader takes the segments that are held, its claim is complete, and then comes this one.</summary>
    Complete,
}

/// <summary>
/// Adds one claim after another up without making a record of it, for nearly every claim adds up. It says only <em>adds up</em> or <em>look closer</em>: its
/// segments are held until its end, and a claim that needs a closer look is read as if it came only now. What is wrong, and in which words, is
/// for the balances alone, so that a rule stands in one place and this one may be as careful as it likes.
/// </summary>
/// <param name="limits">How much of a claim is held.</param>
/// <param name="views">Who holds the segments of each claim anyway; null when nobody does.</param>
internal abstract class SumGlance(ReadLimits limits, ViewHold? views)
{
    // A claim of a few segments is the usual one. What is longer is read in full, so that little is held.
    private const int MostBytes = 64 * 1024;

    // An element may be a diagnosis, a code and a condition at once, and each counts as an entry.
    private const int MostEntriesOfElement = 3;

    private readonly int _mostBytes = Math.Min(MostBytes, limits.BytesPerClaim);
    private readonly HeldSegments _held = views?.Held ?? new HeldSegments();
    private Stand _stand;
    private int _entries;
    private int _bytes;

    private enum Stand { Outside, Adding, Reading }

    /// <summary>How many segments the reader has not seen yet. Whoever gives them to the reader sets it to zero.</summary>
    public int Unread { get; private set; }

    /// <summary>A segment that the reader has not seen yet, from 0.</summary>
    public Segment UnreadAt(int index) => _held.At((views?.ClaimAt ?? 0) + index);

    /// <summary>The reader has seen them.</summary>
    public void ClearUnread()
    {
        if (views is null) _held.Clear();
        Unread = 0;
    }

    /// <summary>Takes the next segment of the set, SE included, or the first one behind it.</summary>
    public Glance Take(in Segment segment)
    {
        var key = segment.Key;
        if (segment.IsCut || key is SegmentKey.St or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Isa or SegmentKey.Iea) return Leave(Stand.Outside);
        var isFirst = key == First;
        if (_stand != Stand.Outside && (isFirst || key == SegmentKey.Se || Ends(key))) return End(segment, isFirst);
        if (_stand == Stand.Adding)
        {
            _entries += Math.Max(1, segment.Count);
            _bytes += segment.Bytes.Length;
            if (_entries > limits.EntriesPerClaim / MostEntriesOfElement || _bytes > _mostBytes || !Add(segment)) return Leave(Stand.Reading);
            Hold(segment);
            return Glance.Added;
        }
        if (_stand == Stand.Reading || !isFirst) return Glance.Read;
        return Begin(segment);
    }

    /// <summary>The set is over without its trailer: what is held has to be read.</summary>
    public void GiveUp() => _stand = Stand.Outside;

    /// <summary>The segment that starts a claim.</summary>
    protected abstract int First { get; }

    /// <summary>True for a segment that ends a claim, beside the next one's first and SE.</summary>
    protected abstract bool Ends(int key);

    /// <summary>Starts a claim. False when it needs a closer look.</summary>
    protected abstract bool Start(in Segment segment);

    /// <summary>Takes a segment of the claim. False when it needs a closer look.</summary>
    protected abstract bool Add(in Segment segment);

    /// <summary>The claim is complete. False when it needs a closer look.</summary>
    protected abstract bool AddsUp();

    private Glance Begin(in Segment segment)
    {
        (_entries, _bytes) = (segment.Count, segment.Bytes.Length);
        if (!Start(segment) || _bytes > _mostBytes) return Leave(Stand.Reading);
        _stand = Stand.Adding;
        Hold(segment);
        return Glance.Added;
    }

    private void Hold(in Segment segment)
    {
        if (views is null) _held.Add(segment);
        Unread++;
    }

    private Glance End(in Segment segment, bool isFirst)
    {
        if (_stand == Stand.Reading || !AddsUp())
        {
            _stand = Stand.Outside;
            return Glance.Complete;
        }
        ClearUnread();
        _stand = Stand.Outside;
        return isFirst ? Begin(segment) : Glance.Read;
    }

    private Glance Leave(Stand stand)
    {
        _stand = stand;
        return Unread > 0 ? Glance.ReadAgain : Glance.Read;
    }
}
