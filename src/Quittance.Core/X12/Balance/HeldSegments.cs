namespace Quittance.Core.X12.Balance;

/// <summary>Copies of the segments of one claim, for the case that they are looked at again. Used for one claim after another.</summary>
internal sealed class HeldSegments
{
    private byte[] _bytes = new byte[4096];
    private int[] _places = new int[512];
    private Head[] _heads = new Head[64];

    // Beside the heads, for a search looks at nothing else.
    private int[] _keys = new int[64];
    private int _length;
    private int _placesUsed;

    // No segment has it, not even one without an id.
    private const int NoKey = -1;

    private struct Head
    {
        public int Start, Length, PlacesAt, Places, Position, Components;
        public long Offset, End;
        public Separators Separators;
    }

    public int Count { get; private set; }

    /// <summary>The bytes that are held.</summary>
    public int Length => _length;

    public void Clear() => Truncate(0);

    /// <summary>Lets go of all segments but the first <paramref name="count"/>.</summary>
    public void Truncate(int count)
    {
        if (count >= Count) return;
        (_length, _placesUsed) = (_heads[count].Start, _heads[count].PlacesAt);
        Count = count;
    }

    public void Add(in Segment segment)
    {
        var bytes = segment.Bytes;
        var places = segment.SeparatorPlaces;
        if (_bytes.Length - _length < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        if (_places.Length - _placesUsed < places.Length) Array.Resize(ref _places, Math.Max(_places.Length * 2, _placesUsed + places.Length));
        if (_heads.Length == Count)
        {
            Array.Resize(ref _heads, Count * 2);
            Array.Resize(ref _keys, Count * 2);
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        places.CopyTo(_places.AsSpan(_placesUsed));
        _keys[Count] = segment.Key;
        ref var head = ref _heads[Count++];
        (head.Start, head.Length, head.PlacesAt, head.Places) = (_length, bytes.Length, _placesUsed, places.Length);
        (head.Position, head.Components, head.Offset, head.End, head.Separators) = (segment.Position, segment.Components, segment.Offset, segment.End, segment.Separators);
        _length += bytes.Length;
        _placesUsed += places.Length;
    }

    /// <summary>A segment as it came, until something is added.</summary>
    public Segment At(int index)
    {
        ref readonly var head = ref _heads[index];
        return new Segment(_bytes.AsSpan(head.Start, head.Length), _places.AsSpan(head.PlacesAt, head.Places), head.Separators, head.Offset, head.Position, head.End, false, _keys[index], head.Components);
    }

    /// <summary>How many elements a segment has.</summary>
    public int ElementsOf(int index) => _heads[index].Places;

    /// <summary>An element of a segment, from 1; empty when the segment is shorter.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public Element ElementAt(int index, int element)
    {
        ref readonly var head = ref _heads[index];
        if ((uint)(element - 1) >= (uint)head.Places) return new Element(default, head.Separators);
        var start = _places[head.PlacesAt + element - 1] + 1;
        var end = element < head.Places ? _places[head.PlacesAt + element] : head.Length;
        return new Element(_bytes.AsSpan(head.Start + start, end - start), head.Separators);
    }

    /// <summary>The first segment from <paramref name="from"/> and before <paramref name="to"/> that has this id; -1 for none.</summary>
    public int Find(int from, int to, int key)
    {
        var keys = _keys.AsSpan(0, to);
        for (var i = from; i < keys.Length; i++)
            if (keys[i] == key) return i;
        return -1;
    }

    /// <summary>Where what begins at <paramref name="from"/> ends: at the first segment with one of these ids, else at <paramref name="to"/>.</summary>
    public int EndOf(int from, int to, int key, int other = NoKey)
    {
        var keys = _keys.AsSpan(0, to);
        for (var i = from; i < keys.Length; i++)
            if (keys[i] == key || keys[i] == other) return i;
        return to;
    }

    /// <summary>As with one id, and has <paramref name="first"/> as its first element.</summary>
    public int Find(int from, int to, int key, ReadOnlySpan<byte> first)
    {
        var keys = _keys.AsSpan(0, to);
        for (var i = from; i < keys.Length; i++)
            if (keys[i] == key && ElementAt(i, 1).Is(first)) return i;
        return -1;
    }
}
