using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class BusinessDaysTests
{
    private static readonly Gen<DateOnly> Days =
        Gen.Int[new DateOnly(1971, 1, 1).DayNumber, new DateOnly(2060, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    // The dates on which federal offices were closed for holidays, as the government's calendars for these years list them.
    [Theory]
    [InlineData(2021, "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24")]
    [InlineData(2022, "2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26")]
    [InlineData(2025, "2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27 2025-12-25")]
    [InlineData(2026, "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25")]
    public void The_holidays_of_a_year_are_observed_on_these_days(int year, string days) =>
        Assert.Equal(days, string.Join(' ', FederalHolidays.Of(year).Select(h => h.Observed.ToString("O"))));

    [Fact]
    public void Each_law_holds_from_its_own_year()
    {
        Assert.Equal(9, FederalHolidays.Of(1985).Count);
        Assert.Equal(10, FederalHolidays.Of(1986).Count);
        Assert.Equal(10, FederalHolidays.Of(2020).Count);
        Assert.Equal(11, FederalHolidays.Of(2021).Count);
        Assert.Null(FederalHolidays.NameOn(new DateOnly(1985, 1, 21)));
        Assert.Equal("Birthday of Martin Luther King, Jr.", FederalHolidays.NameOn(new DateOnly(1986, 1, 20)));
        Assert.Null(FederalHolidays.NameOn(new DateOnly(2020, 6, 19)));
    }

    [Fact]
    public void Veterans_Day_was_a_Monday_in_October_until_1977()
    {
        Assert.Equal("Veterans Day", FederalHolidays.NameOn(new DateOnly(1977, 10, 24)));
        Assert.Null(FederalHolidays.NameOn(new DateOnly(1977, 11, 11)));
        Assert.Equal("Veterans Day", FederalHolidays.NameOn(new DateOnly(1978, 11, 10)));
    }

    [Fact]
    public void New_Year_on_a_Saturday_closes_the_last_day_of_the_year_before()
    {
        Assert.Equal("New Year's Day", FederalHolidays.NameOn(new DateOnly(2021, 12, 31)));
        Assert.Null(FederalHolidays.NameOn(new DateOnly(2020, 12, 31)));
        Assert.False(BusinessDays.Includes(new DateOnly(1999, 12, 31)));
    }

    [Fact]
    public void Before_1971_only_week_ends_are_free()
    {
        Assert.Empty(FederalHolidays.Of(1970));
        Assert.True(BusinessDays.Includes(new DateOnly(1970, 12, 25)));
        Assert.False(BusinessDays.Includes(new DateOnly(1970, 12, 26)));
    }

    [Fact]
    public void Three_business_days_after_the_Friday_before_Labor_Day_are_the_Thursday()
    {
        Assert.Equal(new DateOnly(2026, 9, 10), BusinessDays.Add(new DateOnly(2026, 9, 4), 3));
        Assert.Equal(3, BusinessDays.Between(new DateOnly(2026, 9, 4), new DateOnly(2026, 9, 10)));
    }

    [Fact]
    public void A_day_that_is_off_moves_to_its_neighbours()
    {
        var independence = new DateOnly(2026, 7, 4);
        Assert.Equal(new DateOnly(2026, 7, 6), BusinessDays.OnOrAfter(independence));
        Assert.Equal(new DateOnly(2026, 7, 2), BusinessDays.OnOrBefore(independence));
        Assert.Equal(independence, BusinessDays.Add(independence, 0));
    }

    [Fact]
    public void Counting_undoes_adding() => Gen.Select(Days, Gen.Int[-300, 300]).Sample((day, count) =>
    {
        var there = BusinessDays.Add(day, count);
        Assert.Equal(Math.Abs(count), count >= 0 ? BusinessDays.Between(day, there) : CountDown(day, there));
        Assert.True(count == 0 || BusinessDays.Includes(there));
        Assert.Equal(BusinessDays.Between(day, there), -BusinessDays.Between(there, day));
    });

    // Business days from `there` up to the day before `day`.
    private static int CountDown(DateOnly day, DateOnly there) => BusinessDays.Between(there.AddDays(-1), day.AddDays(-1));

    [Fact]
    public void The_year_2026_has_261_week_days_less_eleven_holidays() =>
        Assert.Equal(250, BusinessDays.Between(new DateOnly(2025, 12, 31), new DateOnly(2026, 12, 31)));

    [Theory]
    [InlineData("America/New_York", "2026-01-05T04:59:59Z", "2026-01-04")]
    [InlineData("America/New_York", "2026-01-05T05:00:00Z", "2026-01-05")]
    [InlineData("America/New_York", "2026-07-05T04:00:00Z", "2026-07-05")]
    [InlineData("America/Phoenix", "2026-07-05T06:59:59Z", "2026-07-04")]
    [InlineData("Pacific/Honolulu", "2026-01-05T09:59:59Z", "2026-01-04")]
    public void An_instant_falls_on_the_day_that_the_practices_wall_calendar_shows(string zone, string instant, string day)
    {
        var practice = new BusinessDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(day, practice.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).ToString("O"));
    }

    [Fact]
    public void A_deadline_without_measure_is_our_mistake() =>
        Assert.Throws<CheckFailedException>(() => BusinessDays.Add(new DateOnly(2026, 1, 1), 10_001));
}
