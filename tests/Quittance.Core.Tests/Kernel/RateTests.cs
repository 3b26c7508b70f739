using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class RateTests
{
    private static readonly Gen<Rate> Rates =
        Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[1, 1_000_000]).Select((n, d) => Rate.Of(n, d));

    [Fact]
    public void The_default_value_is_zero()
    {
        Assert.Equal(Rate.Zero, default);
        Assert.Equal(Rate.Zero, Rate.Of(0, 7));
        Assert.Equal("0", default(Rate).ToString());
    }

    [Fact]
    public void Equal_shares_are_the_same_value()
    {
        Assert.Equal(Rate.Of(1, 5), Rate.Percent(20));
        Assert.Equal(Rate.Of(1, 5).GetHashCode(), Rate.Percent(20).GetHashCode());
        Assert.Equal(Rate.Of(-1, 3), -Rate.Of(2, 6));
    }

    [Fact]
    public void Nothing_is_divided_by_zero_or_less()
    {
        Assert.Throws<CheckFailedException>(() => Rate.Of(1, 0));
        Assert.Throws<CheckFailedException>(() => Rate.Of(1, -2));
    }

    [Theory]
    [InlineData("0.2", "0.2")]
    [InlineData(".2", "0.2")]
    [InlineData("-1.250", "-1.25")]
    [InlineData("36.0391", "36.0391")]
    [InlineData("100", "100")]
    [InlineData("2/6", "1/3")]
    [InlineData("-3/4", "-0.75")]
    [InlineData("0.0000000000000001", "0.0000000000000001")]
    public void A_rate_is_read_from_a_decimal_or_a_fraction(string text, string printed)
    {
        Assert.True(Rate.TryParse(text, out var rate));
        Assert.Equal(printed, rate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("20%")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData(" 1")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("/2")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("-170141183460469231731687303715884105728/3")]
    public void What_is_not_a_rate_is_refused(string text)
    {
        Assert.False(Rate.TryParse(text, out var rate));
        Assert.Equal(Rate.Zero, rate);
    }

    [Fact]
    public void What_is_printed_reads_back_the_same() => Rates.Sample(rate =>
        Assert.True(Rate.TryParse(rate.ToString(), out var read) && read == rate));

    [Fact]
    public void A_fraction_with_more_places_than_a_decimal_shows_reads_back_too()
    {
        var tiny = Rate.Of(1, 1_000_000_000_000_000_000) * Rate.Of(1, 10);
        Assert.Equal("1/10000000000000000000", tiny.ToString());
        Assert.True(Rate.TryParse(tiny.ToString(), out var read));
        Assert.Equal(tiny, read);
    }

    [Fact]
    public void Rates_obey_the_laws_of_fractions() => Gen.Select(Rates, Rates, Rates).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a, a + b - b);
        Assert.Equal(a * b, b * a);
        Assert.Equal(a * c + b * c, (a + b) * c);
        Assert.Equal(a, a * Rate.One);
        Assert.Equal(a < b, (a - b).Numerator < 0);
    });

    [Fact]
    public void A_rate_that_does_not_fit_throws_instead_of_wrapping()
    {
        var large = Rate.Of(long.MaxValue, 1) * Rate.Of(long.MaxValue, 1);
        Assert.Throws<OverflowException>(() => large * large);
    }
}
