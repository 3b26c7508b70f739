using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class DateTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly March = new(2026, 3, 31);
    private static readonly Gen<DateOnly> Days = Gen.Int[1, 730_000].Select(DateOnly.FromDayNumber);
    private static readonly Gen<DateSpan> Spans =
        Gen.Select(Days, Gen.Int[0, 2_000], Gen.Bool).Select((from, days, open) => new DateSpan(from, open ? null : from.AddDays(days)));

    [Fact]
    public void The_default_span_holds_every_day()
    {
        Assert.True(default(DateSpan).Contains(DateOnly.MinValue) && default(DateSpan).Contains(DateOnly.MaxValue));
        Assert.Null(default(DateSpan).Days);
    }

    [Fact]
    public void Both_ends_of_a_span_belong_to_it()
    {
        var quarter = new DateSpan(January, March);
        Assert.True(quarter.Contains(January) && quarter.Contains(March));
        Assert.False(quarter.Contains(January.AddDays(-1)) || quarter.Contains(March.AddDays(1)));
        Assert.Equal(90, quarter.Days);
        Assert.Equal(1, DateSpan.Of(January).Days);
    }

    [Fact]
    public void A_span_does_not_end_before_it_starts() => Assert.Throws<CheckFailedException>(() => new DateSpan(March, January));

    [Fact]
    public void A_span_without_an_end_holds_all_later_days()
    {
        var open = new DateSpan(January);
        Assert.True(open.Contains(DateOnly.MaxValue) && open.Contains(new DateSpan(March)) && open.Contains(DateSpan.Of(March)));
        Assert.False(new DateSpan(January, DateOnly.MaxValue).Contains(open));
    }

    [Fact]
    public void Spans_that_touch_share_the_day_on_which_they_touch()
    {
        var first = new DateSpan(January, March);
        var second = new DateSpan(March, March.AddDays(30));
        Assert.Equal(DateSpan.Of(March), first.Shared(second));
        Assert.Null(first.Shared(new DateSpan(March.AddDays(1))));
    }

    [Fact]
    public void The_shared_days_are_those_that_both_spans_contain() => Gen.Select(Spans, Spans, Days).Sample((a, b, day) =>
    {
        var shared = a.Shared(b);
        Assert.Equal(shared, b.Shared(a));
        Assert.Equal(shared is not null, a.Overlaps(b));
        Assert.Equal(a.Contains(day) && b.Contains(day), shared?.Contains(day) ?? false);
        Assert.Equal(a.Contains(b), shared == b);
    });

    [Fact]
    public void Spans_sort_by_start_then_by_end_and_the_endless_last()
    {
        DateSpan[] sorted =
            [DateSpan.Of(January), new(January, March), new(January, DateOnly.MaxValue), new(January), DateSpan.Of(March)];
        Assert.Equal(sorted, sorted.Reverse().Order());
    }

    [Fact]
    public void A_span_that_is_printed_reads_back_the_same() => Spans.Sample(span =>
        Assert.True(DateSpan.TryParse(span.ToString(), out var read) && read == span));

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01/")]
    [InlineData("2026-03-31/2026-01-01")]
    [InlineData("2026-02-30/..")]
    [InlineData("2026-1-1/..")]
    [InlineData("../2026-01-01")]
    public void What_is_not_a_span_is_refused(string text) => Assert.False(DateSpan.TryParse(text, out _));

    [Fact]
    public void A_day_that_is_written_for_a_file_reads_back_the_same() => Days.Sample(day =>
    {
        Assert.True(X12Date.TryReadDay(X12Date.Day(day), out var read) && read == day);
        if (day.Year is >= 1970 and <= 2069) Assert.True(X12Date.TryReadShortDay(X12Date.ShortDay(day), out read) && read == day);
    });

    [Fact]
    public void A_span_that_is_written_for_a_file_reads_back_the_same() => Spans.Where(s => s.To is not null).Sample(span =>
        Assert.True(X12Date.TryReadSpan(X12Date.Span(span), out var read) && read == span));

    [Theory]
    [InlineData("")]
    [InlineData("260105")]
    [InlineData("20260229")]
    [InlineData("20261301")]
    [InlineData("20260100")]
    [InlineData("00000101")]
    [InlineData("2026010A")]
    [InlineData("2026-1-5")]
    [InlineData("202601051")]
    [InlineData("2026010\u0665")]
    public void What_is_not_a_day_of_eight_digits_is_refused(string text)
    {
        Assert.False(X12Date.TryReadDay(text, out var day));
        Assert.Equal(default, day);
    }

    [Theory]
    [InlineData("260105", 2026)]
    [InlineData("690105", 2069)]
    [InlineData("700105", 1970)]
    [InlineData("990105", 1999)]
    public void A_year_of_two_digits_lies_between_1970_and_2069(string text, int year)
    {
        Assert.True(X12Date.TryReadShortDay(text, out var day));
        Assert.Equal(new DateOnly(year, 1, 5), day);
    }

    [Theory]
    [InlineData("20260105-20260101")]
    [InlineData("20260101 20260105")]
    [InlineData("20260101-")]
    [InlineData("20260101")]
    [InlineData("20260101-20260231")]
    public void What_is_not_a_span_of_two_days_is_refused(string text) => Assert.False(X12Date.TryReadSpan(text, out _));

    [Fact]
    public void A_service_date_is_read_by_its_qualifier()
    {
        Assert.True(X12Date.TryReadDtp("D8"u8, "20260101"u8, out var day));
        Assert.Equal(DateSpan.Of(January), day);
        Assert.True(X12Date.TryReadDtp("RD8"u8, "20260101-20260331"u8, out var span));
        Assert.Equal(new DateSpan(January, March), span);
        Assert.False(X12Date.TryReadDtp("DT"u8, "20260101"u8, out _));
        Assert.False(X12Date.TryReadDtp("D8"u8, "20260101-20260331"u8, out _));
    }

    [Fact]
    public void What_the_standard_cannot_say_is_not_written()
    {
        Assert.Throws<CheckFailedException>(() => X12Date.ShortDay(new DateOnly(1969, 12, 31)));
        Assert.Throws<CheckFailedException>(() => X12Date.Span(new DateSpan(January)));
    }
}
