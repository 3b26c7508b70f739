namespace Quittance.Core.X12.Views;

/// <summary>A day of eight digits, as most dates of claims are written.</summary>
internal static class ViewDay
{
    private const int Digits = 8;
    private const int MonthsOfYear = 12;

    /// <summary>The day; null when the bytes are none.</summary>
    public static DateOnly? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Digits) return null;
        var number = 0;
        foreach (var value in bytes)
        {
            var digit = value - '0';
            if ((uint)digit > 9) return null;
            number = number * 10 + digit;
        }
        int year = number / 10_000, month = number / 100 % 100, day = number % 100;
        if (year == 0 || month is 0 or > MonthsOfYear || day == 0 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    /// <summary>The first and the last day of a date or a period, as its format qualifier says.</summary>
    public static (DateOnly? From, DateOnly? Through) Period(Element format, Element value)
    {
        var bytes = value.Bytes;
        if (format.Is("RD8"u8))
        {
            var dash = bytes.IndexOf((byte)'-');
            return dash < 0 ? (null, null) : (Of(bytes[..dash]), Of(bytes[(dash + 1)..]));
        }
        var day = Of(bytes);
        return (day, day);
    }
}
