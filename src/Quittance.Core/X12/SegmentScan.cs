using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Quittance.Core.X12;

/// <summary>
/// Finds the terminator of one segment and, on the way, its element separators, 32 bytes at a time. It may be called again
/// after more bytes came: it goes on where it stopped, so that no byte is looked at twice.
/// </summary>
internal struct SegmentScan(Separators separators, int maximumElements)
{
    /// <summary>Bytes behind the end of the data that a block may look at, and separators that a block may note in excess.</summary>
    public const int Slack = 64;

    private readonly byte _lineEndOne = separators.Terminator is (byte)'\r' or (byte)'\n' ? separators.Terminator : (byte)'\r';
    private readonly byte _lineEndTwo = separators.Terminator is (byte)'\r' or (byte)'\n' ? separators.Terminator : (byte)'\n';
    private readonly Separators _separators = separators;

    /// <summary>Bytes looked at; once found, the length of the segment without its terminator.</summary>
    public int Scanned;

    /// <summary>Element separators found.</summary>
    public int Count;

    /// <summary>True when the segment has a CR or LF inside although neither is its terminator.</summary>
    public bool HasLineEnd;

    /// <summary>True when more elements stood there than are allowed; the surplus is not noted.</summary>
    public readonly bool HasTooManyElements => Count > maximumElements;

    /// <summary>Looks at what is available. True when the terminator was found.</summary>
    public bool Find(byte[] buffer, int start, int available, int[] places)
    {
        var element = Vector256.Create(_separators.Element);
        var terminator = Vector256.Create(_separators.Terminator);
        var lineEndOne = Vector256.Create(_lineEndOne);
        var lineEndTwo = Vector256.Create(_lineEndTwo);
        ref var origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        while (Scanned < available)
        {
            var block = Vector256.LoadUnsafe(ref origin, (nuint)(start + Scanned));
            var elements = Vector256.Equals(block, element).ExtractMostSignificantBits();
            var ends = Vector256.Equals(block, terminator).ExtractMostSignificantBits();
            var lines = (Vector256.Equals(block, lineEndOne) | Vector256.Equals(block, lineEndTwo)).ExtractMostSignificantBits();
            var valid = available - Scanned;
            if (valid < 32)
            {
                var mask = (1u << valid) - 1;
                elements &= mask;
                ends &= mask;
                lines &= mask;
            }
            if (ends != 0)
            {
                var length = BitOperations.TrailingZeroCount(ends);
                var before = (1u << length) - 1;
                Note(elements & before, places);
                HasLineEnd |= (lines & before) != 0;
                Scanned += length;
                return true;
            }
            Note(elements, places);
            HasLineEnd |= lines != 0;
            Scanned += Math.Min(valid, 32);
        }
        return false;
    }

    private void Note(uint bits, int[] places)
    {
        var count = Count;
        if (count > maximumElements) return;
        while (bits != 0)
        {
            places[count++] = Scanned + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }
        Count = count;
    }
}
