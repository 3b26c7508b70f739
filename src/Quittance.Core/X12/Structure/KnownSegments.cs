using System.Runtime.InteropServices;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Remembers segments that were found clean at their place in the guide: providers, payers, services and diagnoses come again word for word in claim after
/// claim. A place is overwritten by the next segment that falls on it, so that it never grows. It serves one judge, and no two at once.
/// </summary>
internal sealed class KnownSegments
{
    // With 64 bytes each they stay in the second cache of a processor.
    private const int Places = 4096;
    private const int PlaceShift = 64 - 12;
    private const int Longest = 64;

    // What is shorter is judged faster than it is found.
    private const int Shortest = 8;

    // A small file is judged before all this is worth its making.
    private const int Before = 1000;

    private byte[] _bytes = [];
    private Head[] _heads = [];
    private Separators _separators;
    private int _seen;

    private struct Head
    {
        public SegmentDefinition? Definition;
        public int Length;
    }

    /// <summary>True when just these bytes were found clean by this definition. Else gives the place where they are to be kept if they are; -1 for none.</summary>
    public bool Has(in Segment segment, SegmentDefinition definition, out int place)
    {
        place = -1;
        var bytes = segment.Bytes;
        if (bytes.Length is < Shortest or > Longest) return false;
        if (segment.Separators != _separators || _heads.Length == 0)
        {
            if (_seen++ < Before) return false;
            Forget(segment.Separators);
        }
        place = PlaceOf(bytes);
        ref readonly var head = ref _heads[place];
        return head.Length == bytes.Length && ReferenceEquals(head.Definition, definition) && bytes.SequenceEqual(_bytes.AsSpan(place * Longest, bytes.Length));
    }

    /// <summary>Keeps a clean segment at the place that was given for it.</summary>
    public void Keep(in Segment segment, SegmentDefinition definition, int place)
    {
        if (place < 0) return;
        segment.Bytes.CopyTo(_bytes.AsSpan(place * Longest, Longest));
        _heads[place] = new Head { Definition = definition, Length = segment.Bytes.Length };
    }

    // Other separators make another segment of the same bytes.
    private void Forget(Separators separators)
    {
        if (_heads.Length == 0) (_heads, _bytes) = (new Head[Places], new byte[Places * Longest]);
        else Array.Clear(_heads);
        _separators = separators;
    }

    // Ends differ more than beginnings, which are names and qualifiers.
    private static int PlaceOf(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var half = bytes.Length / 2;
            ulong first = MemoryMarshal.Read<ulong>(bytes), last = MemoryMarshal.Read<ulong>(bytes[^8..]);
            ulong middle = MemoryMarshal.Read<ulong>(bytes[Math.Min(half, bytes.Length - 8)..]);
            return (int)(((first * 0x9E3779B97F4A7C15UL) ^ (middle * 0xC2B2AE3D27D4EB4FUL) ^ (last * 0xD6E8FEB86659FD93UL)) * 0x9E3779B97F4A7C15UL >> PlaceShift);
        }
    }
}
