namespace Quittance.Core.X12.Structure;

/// <summary>Whether bytes have the form of a date, a time or a number.</summary>
internal static class ValueForm
{
    // Nobody and nothing in a health care set is older; an earlier year is filling, such as 00010101 or 11111111.
    private const int EarliestYear = 1800;

    /// <summary>The characters of a date with its century.</summary>
    public const int FullDate = 8;

    /// <summary>CCYYMMDD, or YYMMDD when six digits are given; a day that exists, from 1800 on.</summary>
    public static bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length is not (8 or 6) || !AreDigits(value)) return false;
        var year = value.Length == 8 ? Number(value[..4]) : 2000 + Number(value[..2]);
        var month = Number(value[^4..^2]);
        var day = Number(value[^2..]);
        return year >= EarliestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>HHMM, HHMMSS, HHMMSSD or HHMMSSDD.</summary>
    public static bool IsTime(ReadOnlySpan<byte> value)
    {
        if (value.Length is not (4 or 6 or 7 or 8) || !AreDigits(value)) return false;
        return Number(value[..2]) < 24 && Number(value[2..4]) < 60 && (value.Length < 6 || Number(value[4..6]) < 60);
    }

    /// <summary>A sign, digits and at most one point; at least one digit. <paramref name="digits"/> is what the length rules count.</summary>
    public static bool IsDecimal(ReadOnlySpan<byte> value, bool isWhole, out int digits)
    {
        digits = 0;
        if (value.Length > 0 && value[0] == '-') value = value[1..];
        var points = 0;
        foreach (var b in value)
        {
            if (b is >= (byte)'0' and <= (byte)'9') digits++;
            else if (b == '.' && !isWhole && points == 0) points++;
            else return false;
        }
        return digits > 0;
    }

    /// <summary>Whether a number, of which <see cref="IsDecimal"/> counted the digits, is an amount of dollars and whole cents.</summary>
    public static bool IsMoney(ReadOnlySpan<byte> value, int digits)
    {
        // Most amounts are whole dollars, and ten digits of them are always read.
        const int AlwaysRead = 10;
        return (digits == value.Length && digits <= AlwaysRead) || Kernel.Money.TryParse(value, out _);
    }

    /// <summary>Whether a value has the form that element 1250 names. Forms that are not known here are not judged.</summary>
    public static bool HasForm(ReadOnlySpan<byte> form, ReadOnlySpan<byte> value)
    {
        if (form.SequenceEqual("D8"u8)) return value.Length == 8 && IsDate(value);
        if (form.SequenceEqual("D6"u8)) return value.Length == 6 && IsDate(value);
        if (form.SequenceEqual("TM"u8)) return value.Length == 4 && IsTime(value);
        if (form.SequenceEqual("DT"u8)) return value.Length == 12 && IsDate(value[..8]) && IsTime(value[8..]);
        if (form.SequenceEqual("RD8"u8))
            return value.Length == 17 && value[8] == '-' && IsDate(value[..8]) && IsDate(value[9..]) && value[..8].SequenceCompareTo(value[9..]) <= 0;
        return true;
    }

    /// <summary>Characters, not bytes: a letter of UTF-8 counts once.</summary>
    public static int Length(ReadOnlySpan<byte> value) =>
        System.Text.Ascii.IsValid(value) || !System.Text.Unicode.Utf8.IsValid(value) ? value.Length : System.Text.Encoding.UTF8.GetCharCount(value);

    private static bool AreDigits(ReadOnlySpan<byte> value) => value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var b in digits) number = number * 10 + (b - '0');
        return number;
    }
}
