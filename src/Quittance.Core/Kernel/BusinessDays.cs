namespace Quittance.Core.Kernel;

/// <summary>
/// The days on which a practice and the federal government both work: Monday to Friday without the federal holidays. Which day an instant
/// falls on is a matter of the practice's own time zone.
/// </summary>
public sealed class BusinessDays(TimeZoneInfo practiceZone)
{
    // Forty years of working days: more than any deadline, and few enough to walk through.
    private const int MostDays = 10_000;

    /// <summary>The day on the practice's wall when something happened.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, practiceZone).DateTime);

    /// <summary>True from Monday to Friday, unless a federal holiday is observed.</summary>
    public static bool Includes(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && FederalHolidays.NameOn(day) is null;

    /// <summary>The day itself when it is a business day, else the next one.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!Includes(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself when it is a business day, else the one before.</summary>
    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (!Includes(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>
    /// So many business days after a day, which itself does not count; before it when the number is negative. Zero gives the day itself,
    /// whatever it is. At most 10,000 either way.
    /// </summary>
    public static DateOnly Add(DateOnly day, int businessDays)
    {
        Check.That(businessDays is >= -MostDays and <= MostDays, "a deadline lies within 10,000 business days");
        var step = Math.Sign(businessDays);
        for (var left = Math.Abs(businessDays); left > 0;)
        {
            day = day.AddDays(step);
            if (Includes(day)) left--;
        }
        return day;
    }

    /// <summary>How many business days come after one day up to and including another; negative when the other is earlier.</summary>
    public static int Between(DateOnly after, DateOnly upTo)
    {
        if (upTo < after) return -Between(upTo, after);
        var count = 0;
        for (var day = after; day < upTo;)
        {
            day = day.AddDays(1);
            if (Includes(day)) count++;
        }
        return count;
    }
}
