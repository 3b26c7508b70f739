using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.Core.Tests.Queues;

public class TaskRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    [Theory]
    [InlineData(0, "snooze.past")]
    [InlineData(-1, "snooze.past")]
    [InlineData(367, "snooze.far")]
    public void A_row_is_not_put_off_into_the_past_or_for_ever(int days, string code) =>
        Assert.Equal(code, Assert.IsType<Result<DateOnly>.Refused>(TaskRules.Snooze(Today.AddDays(days), Today)).Code);

    [Fact]
    public void A_row_is_put_off_until_tomorrow_or_a_year_from_now()
    {
        Assert.IsType<Result<DateOnly>.Ok>(TaskRules.Snooze(Today.AddDays(1), Today));
        Assert.IsType<Result<DateOnly>.Ok>(TaskRules.Snooze(Today.AddDays(366), Today));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    public void A_note_says_something(string? text) => Assert.Equal("note.empty", Assert.IsType<Result<string>.Refused>(TaskRules.Note(text)).Code);

    [Fact]
    public void A_note_has_an_end() => Assert.Equal("note.long", Assert.IsType<Result<string>.Refused>(TaskRules.Note(new string('x', 4_001))).Code);

    [Fact]
    public void A_search_is_said_in_one_spelling_and_never_means_everybody()
    {
        Assert.Equal("Okafor Thomas", Assert.IsType<Result<string>.Ok>(TaskRules.Search("  Okafor   Thomas ")).Value);
        Assert.Equal("search.short", Assert.IsType<Result<string>.Refused>(TaskRules.Search(" a ")).Code);
    }
}
