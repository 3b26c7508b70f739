using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.PayerSim.Vocabulary;

/// <summary>Single values as people write them. Each gives null for what it does not understand.</summary>
internal static class Scalars
{
    private static readonly Rate MostPercent = Rate.Of(10, 1);

    public static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : null;

    /// <summary>Dollars, 0 or more. A dollar sign or thousands in commas are refused: they would have to be guessed at.</summary>
    public static Money? Money(string text) => Core.Kernel.Money.TryParse(text, out var money) && money >= Core.Kernel.Money.Zero && text[0] != '+' ? money : null;

    /// <summary>A percentage as a fraction: 2.5 is 25/1000. A percent sign at the end is read over.</summary>
    public static Rate? Percent(string text) =>
        Rate.TryParse(text.AsSpan().TrimEnd('%').TrimEnd(), out var rate) && !text.Contains('/', StringComparison.Ordinal) && rate * Rate.Of(1, 100) is var share
        && share.CompareTo(Rate.Zero) >= 0 && share.CompareTo(MostPercent) <= 0 ? share : null;

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static (int Month, int Day)? MonthDay(string text) =>
        // Of a year without a 29th of February, as it must exist in every year.
        Day("2025-" + text) is { } day ? (day.Month, day.Day) : null;

    public static (int From, int To)? Span(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || Count(parts[0].Trim()) is not { } from || Count(parts[^1].Trim()) is not { } to || to < from) return null;
        return (from, to);
    }
}
