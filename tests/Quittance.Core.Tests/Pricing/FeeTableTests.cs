using Quittance.Core.Kernel;
using Quittance.Core.Pricing;

namespace Quittance.Core.Tests.Pricing;

public sealed class FeeTableTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    private static FeeTable Table(string text) => Assert.IsType<Result<FeeTable>.Ok>(FeeTable.Read(new StringReader(text))).Value;

    private static string Sentence(string text) => Assert.IsType<Result<FeeTable>.Refused>(FeeTable.Read(new StringReader(text))).Sentence;

    [Fact]
    public void A_price_is_that_of_its_day()
    {
        var table = Table("# Code\n99213\t-\t-\t15000\t2025-01-01\t2025-06-30\town\n99213\t-\t-\t16000\t2025-07-01\t-\town\n");
        Assert.Equal(new Money(160_00), table.Find("99213", [], Day)?.Amount);
        Assert.Equal(new Money(150_00), table.Find("99213", [], new(2025, 6, 30))?.Amount);
        Assert.Null(table.Find("99213", [], new(2024, 12, 31)));
        Assert.Null(table.Find("99214", [], Day));
    }

    [Fact]
    public void The_first_modifier_with_a_price_of_its_own_decides()
    {
        var table = Table("71046\t-\t-\t5000\t2025-01-01\t-\town\n71046\t26\t-\t1500\t2025-01-01\t-\town\n");
        Assert.Equal(new Money(15_00), table.Find("71046", ["59", "26"], Day)?.Amount);
        Assert.Equal(new Money(50_00), table.Find("71046", ["59"], Day)?.Amount);
    }

    [Fact]
    public void A_price_of_the_place_goes_before_one_that_holds_everywhere()
    {
        var table = Table("20610\t-\t-\t7000\t2025-01-01\t-\town\n20610\t-\tF\t4500\t2025-01-01\t-\town\n");
        Assert.Equal(new Money(45_00), table.Find("20610", [], Day, FeePlace.Facility)?.Amount);
        Assert.Equal(new Money(70_00), table.Find("20610", [], Day)?.Amount);
        Assert.Equal(new Money(70_00), table.Find("20610", [], Day, FeePlace.Any)?.Amount);
    }

    [Theory]
    [InlineData("99213\t-\t-\t100\t2025-01-01\t-", "Line 1: it has 6 columns instead of 7.")]
    [InlineData("99213\t-\t-\t-100\t2025-01-01\t-\town", "Line 1: the price is not a number of cents, zero or more.")]
    [InlineData("99213\t-\t-\t1.5\t2025-01-01\t-\town", "Line 1: the price is not a number of cents, zero or more.")]
    [InlineData("99213\t-\tX\t100\t2025-01-01\t-\town", "Line 1: the place is not N, F or a dash.")]
    [InlineData("99213\t-\t-\t100\t2025-02-30\t-\town", "Line 1: its days cannot be read or end before they begin.")]
    [InlineData("99213\t-\t-\t100\t2025-02-01\t2025-01-01\town", "Line 1: its days cannot be read or end before they begin.")]
    [InlineData("\t-\t-\t100\t2025-01-01\t-\town", "Line 1: it has no code.")]
    [InlineData("# head\n99213\t-\t-\t1\t2025-01-01\t-\town\n99213\t-\t-\t2\t2025-12-31\t-\town", "Line 3: 99213 has two prices for the same days.")]
    public void A_wrong_row_is_refused_with_its_line(string text, string sentence) => Assert.Equal(sentence, Sentence(text));

    [Fact]
    public void An_empty_table_has_no_prices() => Assert.Empty(Table("").Rows);

    [Fact]
    public void Medicare_pays_an_office_visit_of_2025_by_its_relative_values()
    {
        // 2.75 and 1.97 units by 32.3465.
        Assert.Equal(new Money(88_95), FeeTable.Base2025.Find("99213", [], Day)?.Amount);
        Assert.Equal(new Money(63_72), FeeTable.Base2025.Find("99213", [], Day, FeePlace.Facility)?.Amount);
    }
}
