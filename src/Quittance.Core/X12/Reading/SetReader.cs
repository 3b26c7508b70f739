namespace Quittance.Core.X12.Reading;

/// <summary>Turns the segments between ST and SE into items.</summary>
internal abstract class SetReader(ItemSink sink)
{
    protected ItemSink Sink { get; } = sink;

    /// <summary>Takes one segment, with the form of it that goes into content hashes; ST and SE never come here.</summary>
    public abstract void Take(in Segment segment, ReadOnlySpan<byte> canonical);

    /// <summary>The segment taken last is in the hash of a claim, and that hash stands for it in the set's.</summary>
    public virtual bool IsInClaim => false;

    /// <summary>The claim or payment that is open is complete, and is handed out.</summary>
    public virtual void EndClaim() { }

    /// <summary>The set is over: what is still open is handed out.</summary>
    public abstract void Finish(bool hasTrailer);
}

/// <summary>A set without typed view: every segment is kept by its id and place, and the HL tree is looked at.</summary>
internal sealed class OtherSetReader(ItemSink sink) : SetReader(sink)
{
    private readonly HierarchyCheck _levels = new(sink);

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (segment.Key == SegmentKey.Hl) _levels.Take(segment);
        Sink.Keep(segment);
    }

    public override void Finish(bool hasTrailer) { }
}
