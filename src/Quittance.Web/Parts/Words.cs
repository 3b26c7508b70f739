using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

/// <summary>How numbers and dates are said on pages.</summary>
internal static class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary><c>$1,246.00</c>, <c>−$231.20</c>.</summary>
    public static string Dollars(Money money) => (money < Money.Zero ? "\u2212" : "") + "$" + Figure(money);

    /// <summary>Rounded for charts only: <c>$38.4k</c>, <c>$1.2M</c>.</summary>
    public static string ShortDollars(Money money)
    {
        var dollars = Math.Abs(money.Cents) / 100m;
        var text = dollars switch
        {
            >= 999_950 => (dollars / 1_000_000).ToString("0.#", Plain) + "M",
            >= 1_000 => (dollars / 1_000).ToString("0.#", Plain) + "k",
            _ => dollars.ToString("0", Plain),
        };
        return (money < Money.Zero ? "\u2212" : "") + "$" + text;
    }

    /// <summary>A share of one as a percent with one decimal, half away from zero: 0.9125 is <c>91.3%</c>.</summary>
    public static string Percent(decimal share) =>
        Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", Plain).Replace("-", "\u2212", StringComparison.Ordinal) + "%";

    public static string OneDecimal(decimal value) =>
        Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("#,0.0", Plain).Replace("-", "\u2212", StringComparison.Ordinal);

    /// <summary><c>1,318</c>; two decimals only when there are any.</summary>
    public static string Count(decimal count) => count.ToString("#,0.##", Plain);

    /// <summary>November 16, 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", Plain);

    /// <summary>11/09/2026.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("MM/dd/yyyy", Plain);

    /// <summary>11/09/26, for tables.</summary>
    public static string TableDay(DateOnly day) => day.ToString("MM/dd/yy", Plain);

    /// <summary>11/09/2026, 5:20 PM on the wall of the practice.</summary>
    public static string Instant(DateTimeOffset at, string? zone) =>
        (zone is null ? at : TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToString("MM/dd/yyyy, h:mm tt", Plain);

    /// <summary><c>Nov 1 – 15, 2026</c>; months and years are said once when they agree.</summary>
    public static string Span(DateOnly from, DateOnly to)
    {
        if (from == to) return from.ToString("MMM d, yyyy", Plain);
        if (from.Year != to.Year) return $"{from.ToString("MMM d, yyyy", Plain)} – {to.ToString("MMM d, yyyy", Plain)}";
        var end = from.Month == to.Month ? to.ToString("%d", Plain) : to.ToString("MMM d", Plain);
        return $"{from.ToString("MMM d", Plain)} – {end}, {to.Year.ToString(Plain)}";
    }

    /// <summary><c>412 bytes</c>, <c>3.1 KB</c>, <c>12.0 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1024 ? $"{Count(bytes)} bytes" : bytes < 1 << 20 ? $"{OneDecimal(bytes / 1024m)} KB" : $"{OneDecimal(bytes / 1048576m)} MB";

    private static string Figure(Money money) => (Math.Abs((decimal)money.Cents) / 100).ToString("#,0.00", Plain);
}
