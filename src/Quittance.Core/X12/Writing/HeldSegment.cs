namespace Quittance.Core.X12.Writing;

/// <summary>A segment kept after the tokenizer went on.</summary>
internal sealed class HeldSegment
{
    private readonly byte[] _bytes;
    private readonly int[] _places;
    private readonly Separators _separators;

    public HeldSegment(in Segment segment)
    {
        _bytes = segment.Bytes.ToArray();
        _places = new int[segment.Count];
        for (var n = 1; n <= _places.Length; n++) _places[n - 1] = segment.PlaceOf(n).Start - 1;
        _separators = segment.Separators;
    }

    public Segment Segment => new(_bytes, _places, _separators, 0, 0);

    /// <summary>What it takes in a file.</summary>
    public int Length => _bytes.Length + 1;

    public ReadOnlySpan<byte> Bytes => _bytes;
}
