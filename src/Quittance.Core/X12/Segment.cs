using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12;

/// <summary>The four separators of an interchange. <see cref="Repetition"/> is 0 before version 00501.</summary>
public readonly record struct Separators(byte Element, byte Component, byte Repetition, byte Terminator)
{
    /// <summary>The separators that most partners use: * : ^ ~.</summary>
    public static readonly Separators Usual = new((byte)'*', (byte)':', (byte)'^', (byte)'~');
}

/// <summary>
/// One segment as it stands in the buffer, without its terminator. A view: it lives until the next segment is read.
/// Nothing is allocated until a text is asked for.
/// </summary>
public readonly ref struct Segment
{
    /// <summary>Says of <see cref="Components"/> that nobody has looked, or that something odd is there.</summary>
    internal const int UnknownComponents = -1;

    /// <summary>What is shown of an id that is none.</summary>
    internal const string Unnamed = "?";

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<int> _separatorAt;

    /// <summary>Made by the tokenizer: <paramref name="separatorAt"/> are the places of the element separators in the bytes.</summary>
    internal Segment(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> separatorAt, Separators separators, long offset, int position,
        long end = 0, bool isCut = false, int? key = null, int components = UnknownComponents)
    {
        _bytes = bytes;
        _separatorAt = separatorAt;
        Separators = separators;
        Offset = offset;
        Position = position;
        End = end;
        IsCut = isCut;
        Key = key ?? SegmentKey.Of(Id);
        Components = components;
    }

    /// <summary>The id as a number, to switch on.</summary>
    internal int Key { get; }
    /// <summary>Offset in the file of the first byte after the segment and its terminator.</summary>
    public long End { get; }
    /// <summary>True when the file ended before this segment's terminator came: its last value may be incomplete.</summary>
    public bool IsCut { get; }

    /// <summary>The interchange's separators.</summary>
    public Separators Separators { get; }
    /// <summary>Offset in the file of the first byte.</summary>
    public long Offset { get; }
    /// <summary>Ordinal in its set, ST = 1; 0 outside a set.</summary>
    public int Position { get; }
    /// <summary>All bytes without the terminator.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;
    /// <summary>The segment id, such as CLM.</summary>
    public ReadOnlySpan<byte> Id => _separatorAt.Length == 0 ? _bytes : _bytes[.._separatorAt[0]];
    /// <summary>Number of elements after the id, empty ones included.</summary>
    public int Count => _separatorAt.Length;
    /// <summary>Element <paramref name="n"/> from 1; empty when the segment is shorter.</summary>
    public Element this[int n]
    {
        get
        {
            if (n < 1 || n > _separatorAt.Length) return new Element(default, Separators);
            var start = _separatorAt[n - 1] + 1;
            var end = n < _separatorAt.Length ? _separatorAt[n] : _bytes.Length;
            return new Element(_bytes[start..end], Separators);
        }
    }

    /// <summary>Where element <paramref name="n"/>, which must be there, begins and ends in the bytes.</summary>
    internal (int Start, int End) PlaceOf(int n) => (_separatorAt[n - 1] + 1, n < _separatorAt.Length ? _separatorAt[n] : _bytes.Length);

    /// <summary>
    /// How many component separators there are, in a segment without control characters and repetitions; <see cref="UnknownComponents"/> for any other.
    /// </summary>
    internal int Components { get; }

    /// <summary>The places of the element separators.</summary>
    internal ReadOnlySpan<int> SeparatorPlaces => _separatorAt;

    /// <summary>True when the id is this one.</summary>
    public bool Is(ReadOnlySpan<byte> id) => Id.SequenceEqual(id);

    /// <summary>The id as text.</summary>
    public string IdText() => Encoding.Latin1.GetString(Id);

    /// <summary>
    /// The id as a finding may show it: two or three capital letters and digits. What else stands in its place may be a text about somebody,
    /// and of that nothing is shown.
    /// </summary>
    internal string ShownId()
    {
        if (Id.Length is not (2 or 3)) return Unnamed;
        foreach (var c in Id)
            if (!char.IsAsciiLetterUpper((char)c) && !char.IsAsciiDigit((char)c)) return Unnamed;
        return IdText();
    }
}

/// <summary>One element (or one component, or one repetition): a view into the segment.</summary>
public readonly ref struct Element(ReadOnlySpan<byte> bytes, Separators separators)
{
    private readonly Separators _separators = separators;

    /// <summary>The bytes as they came.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    /// <summary>True when there is nothing.</summary>
    public bool IsEmpty => Bytes.IsEmpty;
    /// <summary>True when the value is exactly this.</summary>
    public bool Is(ReadOnlySpan<byte> value) => Bytes.SequenceEqual(value);

    /// <summary>Component <paramref name="n"/> from 1; empty when there are fewer.</summary>
    public Element Component(int n) => new(Part(Bytes, _separators.Component, n), _separators);

    /// <summary>The components one after another, for who wants most of them.</summary>
    internal ComponentWalk Components => new(Bytes, _separators.Component);

    /// <summary>Repetition <paramref name="n"/> from 1; empty when there are fewer.</summary>
    public Element Repetition(int n) =>
        _separators.Repetition == 0 ? (n == 1 ? this : default) : new(Part(Bytes, _separators.Repetition, n), _separators);

    /// <summary>The value as text, UTF-8 where it is valid UTF-8, else Latin-1, trailing spaces off. Empty text for nothing.</summary>
    public string Text()
    {
        var trimmed = Bytes.Length > 0 && Bytes[^1] == (byte)' ' ? Bytes.TrimEnd((byte)' ') : Bytes;
        if (trimmed.IsEmpty) return "";
        if (Ascii.IsValid(trimmed)) return Encoding.ASCII.GetString(trimmed);
        return System.Text.Unicode.Utf8.IsValid(trimmed) ? Encoding.UTF8.GetString(trimmed) : Encoding.Latin1.GetString(trimmed);
    }

    /// <summary>The value as money; false when it is none.</summary>
    public bool TryMoney(out Money money) => Money.TryParse(Bytes.Trim((byte)' '), out money);

    // Components are short: a look at each byte is over before a search in blocks has begun.
    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, byte separator, int n)
    {
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != separator) continue;
            if (--n == 0) return bytes[start..i];
            start = i + 1;
        }
        return n == 1 ? bytes[start..] : default;
    }
}
