using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class RoundingTests
{
    [Theory]
    [InlineData(RoundingRule.HalfAwayFromZero, 5, 3)]
    [InlineData(RoundingRule.HalfAwayFromZero, -5, -3)]
    [InlineData(RoundingRule.HalfAwayFromZero, 7, 4)]
    [InlineData(RoundingRule.HalfEven, 5, 2)]
    [InlineData(RoundingRule.HalfEven, -5, -2)]
    [InlineData(RoundingRule.HalfEven, 7, 4)]
    [InlineData(RoundingRule.HalfEven, -7, -4)]
    [InlineData(RoundingRule.Down, 7, 3)]
    [InlineData(RoundingRule.Down, -7, -3)]
    public void Half_a_cent_goes_where_the_rule_says(RoundingRule rule, long cents, long expected) =>
        Assert.Equal(new Money(expected), Rounding.ToCents(new Money(cents), Rate.Of(1, 2), rule));

    [Theory]
    [InlineData(RoundingRule.HalfAwayFromZero, 33)]
    [InlineData(RoundingRule.HalfEven, 33)]
    [InlineData(RoundingRule.Down, 33)]
    public void A_third_of_a_dollar_is_thirty_three_cents(RoundingRule rule, long expected) =>
        Assert.Equal(new Money(expected), Rounding.ToCents(new Money(100), Rate.Of(1, 3), rule));

    [Theory]
    [InlineData(RoundingRule.HalfAwayFromZero, 67)]
    [InlineData(RoundingRule.HalfEven, 67)]
    [InlineData(RoundingRule.Down, 66)]
    public void Two_thirds_of_a_dollar_are_sixty_seven_cents_unless_the_fraction_is_dropped(RoundingRule rule, long expected) =>
        Assert.Equal(new Money(expected), Rounding.ToCents(new Money(100), Rate.Of(2, 3), rule));

    [Fact]
    public void A_price_of_many_factors_is_rounded_once_at_the_end()
    {
        // 1.005 dollars would be 1.00 if the factors were rounded to two places first.
        Assert.True(Rate.TryParse("0.335", out var weight));
        Assert.Equal(new Money(101), Rounding.ToCents(weight * Rate.Of(3, 1), RoundingRule.HalfAwayFromZero));
    }

    [Fact]
    public void Rounding_moves_an_amount_by_half_a_cent_at_most_and_never_past_zero() =>
        Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[0, 10_000], Gen.Long[1, 10_000]).Sample((cents, n, d) =>
        {
            var exact = (decimal)cents * n / d;
            var near = Rounding.ToCents(new Money(cents), Rate.Of(n, d), RoundingRule.HalfAwayFromZero).Cents;
            var even = Rounding.ToCents(new Money(cents), Rate.Of(n, d), RoundingRule.HalfEven).Cents;
            var down = Rounding.ToCents(new Money(cents), Rate.Of(n, d), RoundingRule.Down).Cents;
            Assert.True(Math.Abs(near - exact) <= 0.5000000001m);
            Assert.True(Math.Abs(even - exact) <= 0.5000000001m);
            Assert.True(Math.Abs(down) <= Math.Abs(exact) && Math.Abs(down - exact) < 1);
        });

    [Fact]
    public void An_amount_and_its_opposite_round_to_opposites() =>
        Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[0, 10_000], Gen.Long[1, 10_000]).Sample((cents, n, d) =>
        {
            foreach (var rule in Enum.GetValues<RoundingRule>())
                Assert.Equal(-Rounding.ToCents(new Money(cents), Rate.Of(n, d), rule), Rounding.ToCents(new Money(-cents), Rate.Of(n, d), rule));
        });

    [Fact]
    public void Cents_that_do_not_fit_throw() =>
        Assert.Throws<OverflowException>(() => Rounding.ToCents(new Money(long.MaxValue), Rate.Percent(200), RoundingRule.Down));
}
