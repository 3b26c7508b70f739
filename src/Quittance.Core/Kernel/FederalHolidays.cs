using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>A legal public holiday of one year: the day itself, and the day on which offices are closed for it.</summary>
public sealed record FederalHoliday(string Name, DateOnly Day, DateOnly Observed);

/// <summary>
/// The holidays of 5 U.S.C. 6103 since 1971, from the dated table <c>federal-holidays.txt</c>. Before 1971 none are known: the week-ends
/// alone are then free.
/// </summary>
public static class FederalHolidays
{
    private static readonly IReadOnlyList<HolidayRule> Rules = ReadRules();

    /// <summary>The holidays of a year by their day. The one of New Year may be observed on the last day of the year before.</summary>
    public static IReadOnlyList<FederalHoliday> Of(int year) =>
        [.. Rules.Where(r => r.HoldsIn(year)).Select(r => r.In(year)).OrderBy(h => h.Day)];

    /// <summary>The name of the holiday that is observed on this day; null on every other day.</summary>
    public static string? NameOn(DateOnly day)
    {
        foreach (var rule in Rules)
        {
            // New Year on a Saturday is observed in the year before.
            var year = day is { Month: 12, Day: 31, Year: < 9999 } ? day.Year + 1 : day.Year;
            if (rule.HoldsIn(year) && rule.In(year).Observed == day) return rule.Name;
        }
        return null;
    }

    private static List<HolidayRule> ReadRules()
    {
        const string name = "Kernel/federal-holidays.txt";
        using var stream = typeof(FederalHolidays).Assembly.GetManifestResourceStream(name);
        Check.That(stream is not null, "the table of federal holidays is part of the assembly");
        using var reader = new StreamReader(stream);
        var rules = new List<HolidayRule>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') rules.Add(HolidayRule.Read(line));
        return rules;
    }

    /// <summary>One row: a fixed day (<see cref="Week"/> is 0), or the first to fourth (1 to 4) or last (5) such weekday of a month.</summary>
    private sealed record HolidayRule(string Name, int Month, int DayOfMonth, int Week, DayOfWeek Weekday, int First, int Last)
    {
        public bool HoldsIn(int year) => First <= year && year <= Last;

        public FederalHoliday In(int year)
        {
            var day = Week == 0 ? new DateOnly(year, Month, DayOfMonth) : WeekdayIn(year);
            var shift = day.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => 1, _ => 0 };
            return new FederalHoliday(Name, day, day.AddDays(shift));
        }

        private DateOnly WeekdayIn(int year)
        {
            var first = new DateOnly(year, Month, 1);
            var day = first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (Week - 1));
            return day.Month == Month ? day : day.AddDays(-7); // the last one is the fifth or the fourth
        }

        public static HolidayRule Read(string line)
        {
            var fields = line.Split('|', StringSplitOptions.TrimEntries);
            Check.That(fields.Length == 5, $"a holiday's row has five fields: {line}");
            var words = fields[1].Split(' ');
            var (month, day, week, weekday) = words is ["on", var date]
                ? (Number(date[..2]), Number(date[3..]), 0, default(DayOfWeek))
                : (Number(words[3]), 0, words[0] == "last" ? 5 : Number(words[0][..1]), Enum.Parse<DayOfWeek>(words[1]));
            return new HolidayRule(fields[0], month, day, week, weekday, Number(fields[2]), fields[3].Length == 0 ? 9999 : Number(fields[3]));
        }

        private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
