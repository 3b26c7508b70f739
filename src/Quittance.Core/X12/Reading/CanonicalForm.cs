
namespace Quittance.Core.X12.Reading;

/// <summary>
/// A segment written so that equal values give equal bytes, whatever separators the interchange uses: trailing empties are
/// dropped, and numbers lose what does not count (100.00 is 100).
/// </summary>
internal static class CanonicalForm
{
    private const byte Element = 0x1D, Component = 0x1F, Repetition = 0x1E, Terminator = 0x1C;

    private static ReadOnlySpan<byte> EmptyTail => [Component, Element];

    /// <summary>Writes the segment; the destination holds one byte more than the segment. Returns the bytes written.</summary>
    public static int Write(in Segment segment, bool knowsNumbers, Span<byte> destination)
    {
        var numbers = knowsNumbers ? NumericElements.Of(segment.Key) : 0;
        var length = numbers == 0 ? Copy(segment, destination) : WriteElements(segment, numbers, destination);
        while (length > 0 && destination[length - 1] is Element or Component or Repetition) length--;
        if (destination[..length].IndexOf(EmptyTail) >= 0) length = DropEmptyTails(destination[..length]);
        destination[length++] = Terminator;
        return length;
    }

    private static int Copy(in Segment segment, Span<byte> destination)
    {
        var bytes = segment.Bytes;
        bytes.CopyTo(destination);
        Rename(destination[..bytes.Length], segment.Separators, true);
        return bytes.Length;
    }

    private static void Rename(Span<byte> text, Separators separators, bool withElements)
    {
        if (withElements) text.Replace(separators.Element, Element);
        if (separators.Component != 0) text.Replace(separators.Component, Component);
        if (separators.Repetition != 0) text.Replace(separators.Repetition, Repetition);
    }

    private static int WriteElements(in Segment segment, uint numbers, Span<byte> destination)
    {
        var id = segment.Id;
        id.CopyTo(destination);
        var length = id.Length;
        for (var n = 1; n <= segment.Count; n++)
        {
            destination[length++] = Element;
            var value = segment[n].Bytes;
            if (n < 32 && (numbers & (1u << n)) != 0)
            {
                length += Number(value, destination[length..]);
                continue;
            }
            value.CopyTo(destination[length..]);
            Rename(destination.Slice(length, value.Length), segment.Separators, false);
            length += value.Length;
        }
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
/// Which elements are decimal numbers (type R) in the loops 2300 to 2440 of the 837P and in the 835: bit n for element n. The
/// two sets do not contradict each other, so one table serves both.
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
