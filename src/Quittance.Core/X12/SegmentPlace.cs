namespace Quittance.Core.X12;

/// <summary>Where a segment stands: its ordinal in its set, ST = 1, and the offset of its first byte in the file. Zeros for what came from no file.</summary>
public readonly record struct SegmentPlace(int Position, long Offset)
{
    internal static SegmentPlace Of(in Segment segment) => new(segment.Position, segment.Offset);
}
