using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>
/// Days from one to another, both included; without a last day it never ends. The default value starts on the calendar's first day and never
/// ends. A last day before the first is a mistake of ours and throws; readers of foreign text use <see cref="TryParse"/>.
/// </summary>
public readonly record struct DateSpan : IComparable<DateSpan>
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>From one day to another, or from one day on.</summary>
    public DateSpan(DateOnly from, DateOnly? to = null)
    {
        Check.That(to is null || from <= to, "a span does not end before it starts");
        From = from;
        To = to;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day; null when there is none.</summary>
    public DateOnly? To { get; }

    /// <summary>A span of one day.</summary>
    public static DateSpan Of(DateOnly day) => new(day, day);

    /// <summary>How many days; null when it never ends.</summary>
    public int? Days => To is { } to ? to.DayNumber - From.DayNumber + 1 : null;

    private DateOnly Last => To ?? DateOnly.MaxValue;

    /// <summary>True when the day lies inside, ends included.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= Last;

    /// <summary>True when every day of the other lies inside.</summary>
    public bool Contains(DateSpan other) => From <= other.From && (To is null || (other.To is { } to && to <= To));

    /// <summary>True when at least one day is shared.</summary>
    public bool Overlaps(DateSpan other) => From <= other.Last && other.From <= Last;

    /// <summary>The shared days; null when there are none.</summary>
    public DateSpan? Shared(DateSpan other)
    {
        if (!Overlaps(other)) return null;
        var from = From >= other.From ? From : other.From;
        return new DateSpan(from, To is null ? other.To : other.To is null || To <= other.To ? To : other.To);
    }

    /// <summary>By first day, then by last; a span that never ends comes after those that do.</summary>
    public int CompareTo(DateSpan other)
    {
        var order = From.CompareTo(other.From);
        if (order == 0) order = Last.CompareTo(other.Last);
        return order != 0 ? order : (To is null).CompareTo(other.To is null);
    }

    /// <summary>As <c>2024-01-01/2024-12-31</c>, and <c>2024-01-01/..</c> when it never ends.</summary>
    public override string ToString()
    {
        var to = To?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "..";
        return $"{From.ToString(DayFormat, CultureInfo.InvariantCulture)}/{to}";
    }

    /// <summary>Reads what <see cref="ToString"/> writes. Refuses days that are not in the calendar and an end before the start.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateSpan value)
    {
        value = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !TryDay(text[..slash], out var from)) return false;
        var end = text[(slash + 1)..];
        DateOnly? to = null;
        if (end is not "..")
        {
            if (!TryDay(end, out var day) || day < from) return false;
            to = day;
        }
        value = new DateSpan(from, to);
        return true;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
