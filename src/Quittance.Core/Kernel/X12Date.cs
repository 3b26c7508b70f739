using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>
/// Days as X12 writes them. Reading refuses everything that is not exactly of the form, and days that are not in the calendar; the
/// day given back is then the default value.
/// </summary>
public static class X12Date
{
    /// <summary>Reads a day of eight digits (D8): <c>20260105</c>.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        return text.Length == 8
            && TryDigits(text[..4], out var year) && TryDigits(text[4..6], out var month) && TryDigits(text[6..], out var number)
            && TryDay(year, month, number, out day);
    }

    /// <summary>Reads a day of eight digits (D8): <c>20260105</c>.</summary>
    public static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[8];
        day = default;
        return text.Length == bytes.Length && TryNarrow(text, bytes) && TryReadDay(bytes, out day);
    }

    /// <summary>
    /// Reads a day of six digits, as in ISA09: <c>260105</c>. The years 70 to 99 are those of the nineteen hundreds: no interchange is
    /// older than the standard, and the window ends in 2069.
    /// </summary>
    public static bool TryReadShortDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        return text.Length == 6
            && TryDigits(text[..2], out var year) && TryDigits(text[2..4], out var month) && TryDigits(text[4..], out var number)
            && TryDay(year < 70 ? 2000 + year : 1900 + year, month, number, out day);
    }

    /// <summary>Reads a day of six digits, as in ISA09: <c>260105</c>.</summary>
    public static bool TryReadShortDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[6];
        day = default;
        return text.Length == bytes.Length && TryNarrow(text, bytes) && TryReadShortDay(bytes, out day);
    }

    /// <summary>Reads two days of eight digits with a hyphen between them (RD8). Refuses an end before the start.</summary>
    public static bool TryReadSpan(ReadOnlySpan<byte> text, out DateSpan span)
    {
        span = default;
        if (text.Length != 17 || text[8] != (byte)'-') return false;
        if (!TryReadDay(text[..8], out var from) || !TryReadDay(text[9..], out var to) || to < from) return false;
        span = new DateSpan(from, to);
        return true;
    }

    /// <summary>Reads two days of eight digits with a hyphen between them (RD8). Refuses an end before the start.</summary>
    public static bool TryReadSpan(ReadOnlySpan<char> text, out DateSpan span)
    {
        Span<byte> bytes = stackalloc byte[17];
        span = default;
        return text.Length == bytes.Length && TryNarrow(text, bytes) && TryReadSpan(bytes, out span);
    }

    /// <summary>
    /// Reads the value of a DTP segment by its qualifier: D8 gives a span of one day, RD8 a span. Refuses every other qualifier.
    /// </summary>
    public static bool TryReadDtp(ReadOnlySpan<byte> qualifier, ReadOnlySpan<byte> text, out DateSpan span)
    {
        if (qualifier.SequenceEqual("RD8"u8)) return TryReadSpan(text, out span);
        span = default;
        if (!qualifier.SequenceEqual("D8"u8) || !TryReadDay(text, out var day)) return false;
        span = DateSpan.Of(day);
        return true;
    }

    /// <summary>Eight digits (D8).</summary>
    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Six digits, as in ISA09. Throws for a year that six digits cannot say.</summary>
    public static string ShortDay(DateOnly day)
    {
        Check.That(day.Year is >= 1970 and <= 2069, "six digits say a day from 1970 to 2069");
        return day.ToString("yyMMdd", CultureInfo.InvariantCulture);
    }

    /// <summary>Two days of eight digits (RD8). Throws for a span that never ends, which X12 cannot say.</summary>
    public static string Span(DateSpan span)
    {
        Check.That(span.To is not null, "RD8 says where a span ends");
        return $"{Day(span.From)}-{Day(span.To.Value)}";
    }

    private static bool TryDay(int year, int month, int number, out DateOnly day)
    {
        day = default;
        if (year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, number);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (b - '0');
        }
        return true;
    }

    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127) return false;
            bytes[i] = (byte)text[i];
        }
        return true;
    }
}
