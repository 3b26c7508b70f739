
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// A segment written so that equal values give equal bytes, whatever separators the interchange uses: trailing empties are
/// dropped, and numbers lose what does not count (100.00 is 100).
/// </summary>
internal static class CanonicalForm
{
    private const byte Element = 0x1D, Component = 0x1F, Repetition = 0x1E, Terminator = 0x1C;

    /// <summary>Writes the segment; the destination holds one byte more than the segment. Returns the bytes written.</summary>
    public static int Write(in Segment segment, bool knowsNumbers, Span<byte> destination)
    {
        var numbers = knowsNumbers ? NumericElements.Of(segment.Key) : 0;
        bool hasEmptyTail;
        var length = numbers == 0
            ? Copy(segment.Bytes, segment.Separators, destination, out hasEmptyTail)
            : WriteElements(segment, numbers, destination, out hasEmptyTail);
        while (length > 0 && destination[length - 1] is Element or Component or Repetition) length--;
        if (hasEmptyTail) length = DropEmptyTails(destination[..length]);
        destination[length++] = Terminator;
        return length;
    }

    /// <summary>
    /// Copies and renames the separators in one pass over blocks of 32 bytes. Tells whether a component separator stands before
    /// an element separator, which is an empty tail.
    /// </summary>
    private static int Copy(ReadOnlySpan<byte> text, Separators separators, Span<byte> destination, out bool hasEmptyTail)
    {
        hasEmptyTail = false;
        var repetition = separators.Repetition == 0 ? Repetition : separators.Repetition;
        var component = separators.Component == 0 ? Component : separators.Component;
        var at = 0;
        var endsInComponent = false;
        if (Vector256.IsHardwareAccelerated && text.Length >= Vector256<byte>.Count)
        {
            Vector256<byte> e = Vector256.Create(separators.Element), c = Vector256.Create(component), r = Vector256.Create(repetition);
            for (; at + Vector256<byte>.Count <= text.Length; at += Vector256<byte>.Count)
            {
                var block = Vector256.Create(text.Slice(at, Vector256<byte>.Count));
                Vector256<byte> isElement = Vector256.Equals(block, e), isComponent = Vector256.Equals(block, c);
                uint elements = isElement.ExtractMostSignificantBits(), components = isComponent.ExtractMostSignificantBits();
                hasEmptyTail |= (components & (elements >> 1)) != 0 || (endsInComponent && (elements & 1) != 0);
                endsInComponent = components >> 31 != 0;
                block = Vector256.ConditionalSelect(isElement, Vector256.Create(Element), block);
                block = Vector256.ConditionalSelect(isComponent, Vector256.Create(Component), block);
                block = Vector256.ConditionalSelect(Vector256.Equals(block, r), Vector256.Create(Repetition), block);
                block.CopyTo(destination[at..]);
            }
        }
        for (; at < text.Length; at++)
        {
            var value = text[at];
            var isElement = value == separators.Element;
            hasEmptyTail |= endsInComponent && isElement;
            endsInComponent = value == component;
            destination[at] = isElement ? Element : endsInComponent ? Component : value == repetition ? Repetition : value;
        }
        return text.Length;
    }

    /// <summary>Copies what stands between numbers in one piece, and writes each number by its value.</summary>
    private static int WriteElements(in Segment segment, uint numbers, Span<byte> destination, out bool hasEmptyTail)
    {
        hasEmptyTail = false;
        int length = 0, copied = 0;
        var bytes = segment.Bytes;
        for (var rest = numbers; rest != 0; rest &= rest - 1)
        {
            var n = BitOperations.TrailingZeroCount(rest);
            if (n > segment.Count) break;
            var (start, end) = segment.PlaceOf(n);
            if (start == end) continue;
            length += Copy(bytes[copied..start], segment.Separators, destination[length..], out var before);
            hasEmptyTail |= before;
            length += Number(bytes[start..end], destination[length..]);
            copied = end;
        }
        length += Copy(bytes[copied..], segment.Separators, destination[length..], out var after);
        hasEmptyTail |= after;
        return length;
    }

    private static int DropEmptyTails(Span<byte> text)
    {
        var length = 0;
        foreach (var value in text)
        {
            if (value == Element)
                while (length > 0 && text[length - 1] == Component) length--;
            text[length++] = value;
        }
        return length;
    }

    /// <summary>Writes a decimal number without sign plus, leading zeros, trailing zeros after the point; other text as it is.</summary>
    private static int Number(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var digits = text.Trim((byte)' ');
        var negative = digits.Length > 0 && digits[0] == (byte)'-';
        if (negative || (digits.Length > 0 && digits[0] == (byte)'+')) digits = digits[1..];
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction))
        {
            text.CopyTo(destination);
            return text.Length;
        }
        whole = whole.TrimStart((byte)'0');
        fraction = fraction.TrimEnd((byte)'0');
        var length = 0;
        if (whole.Length + fraction.Length == 0)
        {
            destination[length++] = (byte)'0';
            return length;
        }
        if (negative) destination[length++] = (byte)'-';
        whole.CopyTo(destination[length..]);
        length += whole.Length;
        if (fraction.Length == 0) return length;
        destination[length++] = (byte)'.';
        fraction.CopyTo(destination[length..]);
        return length + fraction.Length;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}

/// <summary>
/// Which elements are decimal numbers (type R) in the loops 2300 to 2440 of the 837 and in the 835: bit n for element n. The
/// sets do not contradict each other, so one table serves all.
/// </summary>
internal static class NumericElements
{
    private const uint Adjustments = 1u << 3 | 1u << 4 | 1u << 6 | 1u << 7 | 1u << 9 | 1u << 10 | 1u << 12 | 1u << 13 | 1u << 15 | 1u << 16 | 1u << 18 | 1u << 19;
    private const uint Inpatient = (1u << 20) - 2 - (1u << 5) | 1u << 24;
    private const uint Summary3 = 1u << 4 | 1u << 5 | 1u << 13 | 1u << 15 | 1u << 17 | 1u << 18 | 1u << 20 | 1u << 21 | 1u << 22 | 1u << 23 | 1u << 24;

    public static uint Of(int key) => key switch
    {
        SegmentKey.Amt or SegmentKey.Qty or SegmentKey.Bpr or SegmentKey.Clm or SegmentKey.Ps1 => 1u << 2,
        SegmentKey.Cas => Adjustments,
        SegmentKey.Sv1 => 1u << 2 | 1u << 4,
        SegmentKey.Sv2 => 1u << 3 | 1u << 5 | 1u << 7,
        SegmentKey.Sv3 => 1u << 2 | 1u << 6,
        SegmentKey.Dn1 => 1u << 1 | 1u << 2,
        SegmentKey.Svc => 1u << 2 | 1u << 3 | 1u << 5 | 1u << 7,
        SegmentKey.Svd => 1u << 2 | 1u << 5,
        SegmentKey.Clp => 1u << 3 | 1u << 4 | 1u << 5 | 1u << 12 | 1u << 13,
        SegmentKey.Plb => 1u << 4 | 1u << 6 | 1u << 8 | 1u << 10 | 1u << 12 | 1u << 14,
        SegmentKey.Moa => 1u << 1 | 1u << 2 | 1u << 8 | 1u << 9,
        SegmentKey.Mia => Inpatient,
        SegmentKey.Hcp => 1u << 2 | 1u << 3 | 1u << 5 | 1u << 7 | 1u << 12,
        SegmentKey.Cn1 => 1u << 2 | 1u << 3 | 1u << 5,
        SegmentKey.Cr1 => 1u << 2 | 1u << 6,
        SegmentKey.Cr3 or SegmentKey.Mea => 1u << 3,
        SegmentKey.Ctp => 1u << 4,
        SegmentKey.Frm => 1u << 5,
        SegmentKey.Pat => 1u << 8,
        SegmentKey.Sv5 => 1u << 3 | 1u << 4 | 1u << 5,
        SegmentKey.Ts2 => (1u << 20) - 2,
        SegmentKey.Ts3 => Summary3,
        _ => 0,
    };
}
