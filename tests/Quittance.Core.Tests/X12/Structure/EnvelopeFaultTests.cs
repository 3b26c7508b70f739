using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>Faults of interchanges and groups: each weighs on its own interchange or group, and on no other.</summary>
public class EnvelopeFaultTests
{
    private const string Gs = "GS*HC*SENDER*RECEIVER*20260105*1200*1*X*005010X222A1~";

    private static FileVerdict Check(string text) => FileCheck.Check(new MemoryStream(Sample.Bytes(text)), cancellationToken: TestContext.Current.CancellationToken);

    private static string Second => CleanClaim.File().Replace("000000001", "000000002", StringComparison.Ordinal);

    private static string With(string from, string to)
    {
        var text = CleanClaim.File();
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SE*2*0001~")]
    [InlineData("GE*1*1~")]
    [InlineData("IEA*1*000000001~")]
    [InlineData("TA1*000000001*260105*1200*A*000~")]
    [InlineData(Gs)]
    [InlineData("NM1*85*2*CLINIC~")]
    public void What_stands_between_two_interchanges_rejects_neither(string stray)
    {
        var verdict = Check(CleanClaim.File() + stray + Second);
        Assert.True(verdict.HasErrors);
        Assert.Equal([("A", "000"), ("A", "000")], verdict.Interchanges.Select(i => (i.Code, i.Note)));
    }

    [Theory]
    [InlineData("*T*:~", "*T*^~", "R", "026")]
    [InlineData("*SENDER         *", "*SENDER*", "E", "022")]
    public void A_fault_of_an_ISA_is_its_own_also_where_the_IEA_before_is_missing(string from, string to, string code, string note)
    {
        var first = With("IEA*1*000000001~", "");
        var verdict = Check(first + Second.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal([("R", "023"), (code, note)], verdict.Interchanges.Select(i => (i.Code, i.Note)));
    }

    [Fact]
    public void A_fault_of_an_ISA_is_told_of_no_set_before_it()
    {
        var cut = CleanClaim.File()[..CleanClaim.File().IndexOf("SE*", StringComparison.Ordinal)];
        var finding = Assert.Single(Check(cut + Second.Replace("*SENDER         *", "*SENDER*", StringComparison.Ordinal)).Findings, f => f.Id == "x12.isa-width");
        Assert.Null(finding.Transaction);
    }

    [Fact]
    public void A_set_outside_of_any_group_is_not_accepted()
    {
        var text = With(Gs, "").Replace("GE*1*1~IEA*1*", "IEA*0*", StringComparison.Ordinal);
        var verdict = Check(text);
        Assert.Equal("x12.outside-group", Assert.Single(verdict.Findings).Id);
        var set = Assert.Single(verdict.Sets);
        Assert.Equal((false, 0), (set.IsAccepted, set.Snip));
        Assert.Equal(["18"], set.ErrorCodes);
        var interchange = Assert.Single(verdict.Interchanges);
        Assert.Equal(("R", "024"), (interchange.Code, interchange.Note));
    }

    [Fact]
    public void A_group_without_sets_is_told() =>
        Assert.Equal("x12.group-empty", Assert.Single(Check(Sample.Isa + Gs + "GE*0*1~IEA*1*000000001~").Findings).Id);

    [Theory]
    [InlineData("GE*1*1~", "GE*1*1*1~", "x12.element-extra")]
    [InlineData("GE*1*1~", "GE*0000001*1~", "x12.element-long")]
    public void A_fault_of_a_GE_rejects_the_group(string from, string to, string id)
    {
        var verdict = Check(With(from, to));
        Assert.Equal(id, Assert.Single(verdict.Findings).Id);
        Assert.Equal(["6"], Assert.Single(Assert.Single(verdict.Interchanges).Groups).ErrorCodes);
    }

    [Theory]
    [InlineData("IEA*1*000000001~", "IEA*1*000000001*1~", "x12.element-extra")]
    [InlineData("IEA*1*000000001~", "IEA*000001*000000001~", "x12.element-long")]
    public void A_fault_of_an_IEA_rejects_the_interchange(string from, string to, string id)
    {
        var verdict = Check(With(from, to));
        Assert.Equal(id, Assert.Single(verdict.Findings).Id);
        var interchange = Assert.Single(verdict.Interchanges);
        Assert.Equal(("R", "022"), (interchange.Code, interchange.Note));
    }

    [Theory]
    [InlineData("GE*X*1~", "x12.ge-count")]
    [InlineData("GE**1~", "x12.ge-count")]
    [InlineData("GE*1*~", "x12.ge-control")]
    [InlineData("GE*1*X~", "x12.ge-control")]
    public void A_count_or_number_that_is_told_already_is_not_told_again(string ge, string id)
    {
        var errors = Check(With("GE*1*1~", ge)).Findings.Where(f => f.Severity == Quittance.Core.Kernel.Severity.Error);
        Assert.Equal(id, Assert.Single(errors).Id);
    }

    [Fact]
    public void A_TA1_inside_a_set_is_counted_with_it()
    {
        var verdict = Check(CleanClaim.With("HI*ABK:Z0000~", "TA1*000000001*260105*1200*A*000~HI*ABK:Z0000~"));
        var finding = Assert.Single(verdict.Findings);
        Assert.Equal(("x12.segment-not-in-set", 19), (finding.Id, finding.SegmentPosition));
    }
}
