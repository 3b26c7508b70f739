using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class MoneyTests
{
    // All that a file can say: ten digits before the point.
    private static readonly Gen<Money> Amounts = Gen.Long[-999_999_999_999, 999_999_999_999].Select(c => new Money(c));

    [Fact]
    public void The_default_value_is_no_money()
    {
        Assert.Equal(Money.Zero, default);
        Assert.True(default(Money).IsZero);
        Assert.Equal("0.00", default(Money).ToString());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("12", 1200)]
    [InlineData("12.5", 1250)]
    [InlineData("12.50", 1250)]
    [InlineData("12.5000", 1250)]
    [InlineData(".05", 5)]
    [InlineData("7.", 700)]
    [InlineData("+3.10", 310)]
    [InlineData("-0.01", -1)]
    [InlineData("9999999999.99", 999_999_999_999)]
    public void An_amount_of_a_file_is_read_to_the_cent(string text, long cents)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(cents, money.Cents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.005")]
    [InlineData("1,000.00")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("$1")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("10000000000")]
    [InlineData("\u0661")]
    public void What_is_not_an_amount_in_whole_cents_is_refused(string text)
    {
        Assert.False(Money.TryParse(text, out var money));
        Assert.Equal(Money.Zero, money);
    }

    [Fact]
    public void What_is_printed_reads_back_the_same() => Amounts.Sample(money =>
        Assert.True(Money.TryParse(money.ToString(), out var read) && read == money));

    [Fact]
    public void The_lowest_amount_prints_its_cents() =>
        Assert.Equal("-92233720368547758.08", new Money(long.MinValue).ToString());

    [Fact]
    public void Adding_is_commutative_and_associative_and_undone_by_subtracting() =>
        Gen.Select(Amounts, Amounts, Amounts).Sample((a, b, c) =>
        {
            Assert.Equal(a + b, b + a);
            Assert.Equal(a + b + c, a + (b + c));
            Assert.Equal(a, a + b - b);
            Assert.Equal(Money.Zero, a + -a);
        });

    [Fact]
    public void The_order_is_that_of_the_cents() => Gen.Select(Amounts, Amounts).Sample((a, b) =>
    {
        Assert.Equal(a.Cents < b.Cents, a < b);
        Assert.Equal(a.Cents >= b.Cents, a >= b);
        Assert.Equal(Math.Sign(a.Cents.CompareTo(b.Cents)), Math.Sign(a.CompareTo(b)));
        Assert.Equal(a + b, Money.Min(a, b) + Money.Max(a, b));
        Assert.True(a.Abs() >= Money.Zero && (a.Abs() == a || a.Abs() == -a));
    });

    [Fact]
    public void A_sum_that_does_not_fit_throws_instead_of_wrapping()
    {
        var most = new Money(long.MaxValue);
        Assert.Throws<OverflowException>(() => most + new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
    }
}
