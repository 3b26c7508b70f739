using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;

namespace Quittance.Core.Tests.Scrubbing;

public sealed class OverrideRulesTests
{
    [Theory]
    [InlineData(null, "reason.missing"), InlineData("   ", "reason.missing"), InlineData("too short", "reason.short"), InlineData("aaaaaaaaaaaaa", "reason.short"), InlineData("ababababababab", "reason.short")]
    public void A_reason_that_explains_nothing_is_refused(string? text, string code) =>
        Assert.Equal(code, Assert.IsType<Result<string>.Refused>(OverrideRules.Reason(text)).Code);

    [Fact]
    public void A_reason_is_kept_without_the_blanks_around_it_up_to_its_length()
    {
        Assert.Equal("The payer asked for it.", Assert.IsType<Result<string>.Ok>(OverrideRules.Reason("  The payer asked for it. ")).Value);
        var longest = string.Concat(Enumerable.Repeat("abcde", OverrideRules.ReasonMost / 5));
        Assert.IsType<Result<string>.Ok>(OverrideRules.Reason(longest));
        Assert.Equal("reason.long", Assert.IsType<Result<string>.Refused>(OverrideRules.Reason(longest + "f")).Code);
    }

    [Theory]
    [InlineData(Severity.Error, 1, true, "override.file"), InlineData(Severity.Error, 3, true, "override.file"), InlineData(Severity.Error, 4, true, null), InlineData(Severity.Error, 0, true, null)]
    [InlineData(Severity.Warning, 2, true, null), InlineData(Severity.Error, 4, false, "override.document"), InlineData(Severity.Error, 2, false, "override.file"), InlineData(Severity.Warning, 4, false, null)]
    public void What_the_file_or_the_documents_say_nobody_lets_pass(Severity severity, int level, bool isEdit, string? refusal)
    {
        var result = OverrideRules.Allow(new Finding("PRO-0001", severity, "Something is wrong.") { Level = level }, isEdit);
        Assert.Equal(refusal, (result as Result<Finding>.Refused)?.Code);
    }

    [Fact]
    public void A_key_follows_edit_line_and_words_and_nothing_else()
    {
        var finding = new Finding("PRO-0001", Severity.Error, "Something is wrong.") { Line = 2 };
        var key = OverrideRules.Key(finding);
        Assert.Matches("^[0-9a-f]{16}$", key);
        Assert.Equal(key, OverrideRules.Key(finding with { Severity = Severity.Info, Edition = "2027", Value = "x" }));
        foreach (var other in (Finding[])[finding with { Id = "PRO-0002" }, finding with { Line = 3 }, finding with { Line = null }, finding with { Message = "Something else is wrong." }])
            Assert.False(key == OverrideRules.Key(other), $"{other.Id} {other.Line}");
    }

    [Fact]
    public void The_worst_finding_is_the_gravest_that_nobody_let_pass()
    {
        Finding note = new("A", Severity.Info, "a"), warning = new("B", Severity.Warning, "b"), late = new("D", Severity.Error, "d"), early = new("C", Severity.Error, "c");
        Finding[] all = [note, warning, late, early];
        Assert.Same(early, OverrideRules.Worst(all, Passed()));
        Assert.Same(late, OverrideRules.Worst(all, Passed(early)));
        Assert.Same(warning, OverrideRules.Worst(all, Passed(early, late)));
        Assert.Null(OverrideRules.Worst(all, Passed(all)));
        Assert.Null(OverrideRules.Worst([], Passed()));
    }

    private static HashSet<string> Passed(params Finding[] findings) => findings.Select(OverrideRules.Key).ToHashSet(StringComparer.Ordinal);
}
