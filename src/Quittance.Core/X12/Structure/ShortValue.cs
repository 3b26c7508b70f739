using System.Buffers.Binary;

namespace Quittance.Core.X12.Structure;

/// <summary>Codes have up to eight bytes nearly always, so that one number holds all of one.</summary>
internal static class ShortValue
{
    /// <summary>The most bytes that fit.</summary>
    public const int Longest = 8;

    /// <summary>The value as a number; equal numbers are equal values when their lengths are equal too. At most eight bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> value)
    {
        var length = value.Length;
        if (length >= 4)
        {
            // Two reads that overlap in the middle give every byte its place.
            ulong first = BinaryPrimitives.ReadUInt32LittleEndian(value), last = BinaryPrimitives.ReadUInt32LittleEndian(value[(length - 4)..]);
            return first | last << ((length - 4) * 8);
        }
        if (length >= 2)
        {
            ulong first = BinaryPrimitives.ReadUInt16LittleEndian(value), last = value[length - 1];
            return first | last << ((length - 1) * 8);
        }
        return length == 0 ? 0UL : value[0];
    }
}

/// <summary>A table of short values that is asked in one step or two, and never filled again after it is made.</summary>
internal sealed class ShortTable
{
    /// <summary>What is given for a value that is not there.</summary>
    public const int None = -1;

    private const ulong Spread = 0x9E3779B97F4A7C15UL;
    private const int Bits = 64;

    private readonly Entry[] _entries;
    private readonly int _shift;

    private readonly record struct Entry(ulong Value, int Length, int Number);

    /// <summary>Numbers the values from 0 in their order. They are different from each other, and none is empty.</summary>
    public ShortTable(IReadOnlyList<byte[]> values)
    {
        // At most half full, so that a search nearly always ends at its first place.
        var bits = 1;
        while (1 << bits < values.Count * 2) bits++;
        _shift = Bits - bits;
        _entries = new Entry[1 << bits];
        for (var number = 0; number < values.Count; number++)
        {
            var value = ShortValue.Of(values[number]);
            var at = Place(value);
            while (_entries[at].Length != 0) at = at + 1 & _entries.Length - 1;
            _entries[at] = new Entry(value, values[number].Length, number);
        }
    }

    /// <summary>The number of a value of at most eight bytes; <see cref="None"/> when it is not there.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        var key = ShortValue.Of(value);
        var entries = _entries;
        for (var at = Place(key); ; at = at + 1 & entries.Length - 1)
        {
            ref readonly var entry = ref entries[at];
            if (entry.Length == 0) return None;
            if (entry.Value == key && entry.Length == value.Length) return entry.Number;
        }
    }

    private int Place(ulong key)
    {
        unchecked
        {
            return (int)(key * Spread >> _shift);
        }
    }
}
