using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Quittance.Core.X12;

/// <summary>
/// Finds the terminator of one segment and, on the way, its element separators, 32 bytes at a time, and whether it holds anything odd. It may be
/// called again after more bytes came: it goes on where it stopped, so that no byte is looked at twice.
/// </summary>
internal struct SegmentScan(Separators separators, int maximumElements)
{
    /// <summary>Bytes behind the end of the data that a block may look at, and separators that a block may note in excess.</summary>
    public const int Slack = 64;

    private readonly Separators _separators = separators;

    /// <summary>Bytes looked at; once found, the length of the segment without its terminator.</summary>
    public int Scanned;

    /// <summary>Element separators found.</summary>
    public int Count;

    /// <summary>Component separators found.</summary>
    public int Components;

    /// <summary>True when a control character, such as a line end, or a repetition separator stands in the segment.</summary>
    public bool HasOdd;

    /// <summary>True when more elements stood there than are allowed; the surplus is not noted.</summary>
    public readonly bool HasTooManyElements => Count > maximumElements;

    /// <summary>Looks at what is available. True when the terminator was found.</summary>
    public bool Find(byte[] buffer, int start, int available, int[] places)
    {
        var element = Vector256.Create(_separators.Element);
        var terminator = Vector256.Create(_separators.Terminator);
        var component = Vector256.Create(_separators.Component);
        var repetition = Vector256.Create(_separators.Repetition);
        ref var origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        while (Scanned < available)
        {
            var block = Vector256.LoadUnsafe(ref origin, (nuint)(start + Scanned));
            var elements = Vector256.Equals(block, element).ExtractMostSignificantBits();
            var ends = Vector256.Equals(block, terminator).ExtractMostSignificantBits();
            var components = Vector256.Equals(block, component).ExtractMostSignificantBits();
            var controls = Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block) | Vector256.Equals(block, Vector256.Create((byte)0x7F));
            var odd = (controls | Vector256.Equals(block, repetition)).ExtractMostSignificantBits();
            var valid = available - Scanned;
            if (valid < 32)
            {
                var mask = (1u << valid) - 1;
                elements &= mask;
                ends &= mask;
                components &= mask;
                odd &= mask;
            }
            if (ends != 0)
            {
                var length = BitOperations.TrailingZeroCount(ends);
                var before = (1u << length) - 1;
                Note(elements & before, places);
                Components += BitOperations.PopCount(components & before);
                HasOdd |= (odd & before) != 0;
                Scanned += length;
                return true;
            }
            Note(elements, places);
            Components += BitOperations.PopCount(components);
            HasOdd |= odd != 0;
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
