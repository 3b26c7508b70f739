using Quittance.Core.Kernel;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Hostile;

/// <summary>What the fuzz found, made small: each was a fault of ours once.</summary>
[Collection(Alone.Name)]
public sealed class FoundByFuzzTests
{
    [Theory]
    [InlineData("ST*277*0001*005010X214~HL*2147483647~HL~HL~")]
    [InlineData("ST*277*0001*005010X214~BHT~HL*2147483647**20~NM1~HL*-2147483648**21~HL*1**19~")]
    [InlineData("ST*837*0001*005010X222A1~HL*2147483646**20*1~HL*2147483647*2147483646*22*0~HL*1~")]
    public void An_HL_number_at_the_end_of_what_an_int_holds_does_not_overflow(string set) =>
        Assert.Contains("x12.hl-number", Judgement.Of(Sample.Isa + "GS*HN*A*B*20260105*1200*1*X*005010X214~" + set).Ids);

    [Fact]
    public void An_error_that_is_not_listed_because_warnings_filled_the_list_still_counts()
    {
        var streets = string.Concat(Enumerable.Repeat("N3*1 MAIN ST*~", 20));
        var verdict = Judgement.Of(Sample.Wrap("BHT*0019~" + streets + "CLM*1*x~", "837", "005010X298", "HC"), new ReadLimits { Findings = 5 }).Verdict;

        Assert.True(verdict.HasErrors);
        Assert.Equal(Severity.Error, Assert.Single(verdict.Findings, f => f.Id == "x12.more-findings").Severity);
    }

    [Fact]
    public void An_ISA_whose_terminator_is_its_element_separator_is_unreadable()
    {
        var second = Sample.Isa[..105] + "*";

        Assert.Contains("x12.isa-unreadable", Judgement.Of(second + "GS*HC~").Ids);
        Assert.Contains("x12.isa-unreadable", Judgement.Of(Sample.Isa + second).Ids);
    }

    [Theory]
    [InlineData('~')]
    [InlineData('\u001C')]
    public void A_value_of_the_ISA_that_is_the_terminator_does_not_hide_the_elements_behind_it(char terminator)
    {
        var header = Sample.Isa.Replace("*T*:~", "*~*:~", StringComparison.Ordinal);
        var findings = Judgement.Of(CleanClaim.File().Replace(Sample.Isa, header, StringComparison.Ordinal).Replace('~', terminator)).Verdict.Findings;

        Assert.Equal("A value of the ISA segment holds the character that ends segments.", Assert.Single(findings, f => f.Id == "x12.separators").Message);
        Assert.DoesNotContain(findings, f => f.Id == "x12.component-extra");
    }

    [Fact]
    public void Line_ends_inside_an_ISA_cannot_also_end_it()
    {
        var text = Sample.Isa[..105].Replace("*00*  ", "*00\n*  ", StringComparison.Ordinal) + "\nGS*HC*A*B\n";

        Assert.Contains("x12.isa-unreadable", Judgement.Of(text).Ids);
    }

    [Theory]
    [InlineData('\u001D', '\u001F', '\u001E', '\u001C')]
    [InlineData('*', '\u001F', '\u001E', '~')]
    [InlineData('\u0007', ':', '^', '\u0001')]
    [InlineData('\t', ':', '^', '~')]
    public void Control_characters_may_be_separators(char element, char component, char repetition, char terminator)
    {
        var text = CleanClaim.File().Replace('*', element).Replace(':', component).Replace('^', repetition).Replace('~', terminator);
        var verdict = FileCheck.Check(new MemoryStream(Sample.Bytes(text)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(verdict.Findings);
        Assert.Equal([3], verdict.Sets.Select(s => s.Snip));
    }
}
