namespace Quittance.Core.X12.Balance;

/// <summary>Copies of the segments of one claim, for the case that they have to be read again. Used for one claim after another.</summary>
internal sealed class HeldSegments
{
    private byte[] _bytes = new byte[4096];
    private Head[] _heads = new Head[64];
    private int[] _places = [];
    private int _length;

    private readonly record struct Head(int Start, int Length, int Position, int Key, long Offset, long End, Separators Separators);

    public int Count { get; private set; }

    /// <summary>The bytes that are held.</summary>
    public int Length => _length;

    public void Clear() => Count = _length = 0;

    public void Add(in Segment segment)
    {
        var bytes = segment.Bytes;
        if (_bytes.Length - _length < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        if (_heads.Length == Count) Array.Resize(ref _heads, Count * 2);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _heads[Count++] = new Head(_length, bytes.Length, segment.Position, segment.Key, segment.Offset, segment.End, segment.Separators);
        _length += bytes.Length;
    }

    /// <summary>A segment as it came, until the next one is asked for.</summary>
    public Segment At(int index)
    {
        ref readonly var head = ref _heads[index];
        var bytes = _bytes.AsSpan(head.Start, head.Length);
        var count = bytes.Count(head.Separators.Element);
        if (_places.Length < count) _places = new int[Math.Max(count, 32)];
        var found = 0;
        for (var i = 0; i < bytes.Length && found < count; i++)
            if (bytes[i] == head.Separators.Element) _places[found++] = i;
        return new Segment(bytes, _places.AsSpan(0, count), head.Separators, head.Offset, head.Position, head.End, false, head.Key);
    }
}
