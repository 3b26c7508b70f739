using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Tests.Parts;

public sealed class WordsTests
{
    [Theory]
    [InlineData(124_600, "$1,246.00"), InlineData(-23_120, "−$231.20"), InlineData(0, "$0.00"), InlineData(5, "$0.05"), InlineData(long.MinValue + 1, "−$92,233,720,368,547,758.07")]
    public void Money_is_said_with_a_real_minus_and_always_with_cents(long cents, string words) => Assert.Equal(words, Words.Dollars(new Money(cents)));

    [Theory]
    [InlineData(3_840_000, "$38.4k"), InlineData(99_994_900, "$999.9k"), InlineData(99_999_900, "$1M"), InlineData(120_000_000, "$1.2M"), InlineData(94_300, "$943")]
    public void Charts_say_money_short(long cents, string words) => Assert.Equal(words, Words.ShortDollars(new Money(cents)));

    [Theory]
    [InlineData(0.8625, "86.3%"), InlineData(0.5375, "53.8%"), InlineData(1, "100.0%"), InlineData(0, "0.0%")]
    public void A_share_has_one_decimal_rounded_half_away_from_zero(double share, string words) => Assert.Equal(words, Words.Percent((decimal)share));

    [Theory]
    [InlineData("2026-11-01", "2026-11-15", "Nov 1 – 15, 2026"), InlineData("2026-10-01", "2026-11-15", "Oct 1 – Nov 15, 2026")]
    [InlineData("2025-12-01", "2026-01-31", "Dec 1, 2025 – Jan 31, 2026"), InlineData("2026-11-15", "2026-11-15", "Nov 15, 2026")]
    public void A_period_says_month_and_year_once_when_they_agree(string from, string to, string words) =>
        Assert.Equal(words, Words.Span(DateOnly.ParseExact(from, "yyyy-MM-dd", null), DateOnly.ParseExact(to, "yyyy-MM-dd", null)));

    [Fact]
    public void A_state_without_a_chip_is_a_bug() => Assert.Throws<CheckFailedException>(() => Chips.Of("Misspelled"));
}
