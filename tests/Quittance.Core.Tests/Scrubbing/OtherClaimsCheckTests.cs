using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Tests.X12;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.Scrubbing;

/// <summary>Whole files of institutional and dental claims judged above level 3.</summary>
public class OtherClaimsCheckTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    // A stay of three days, and the clean claims of the structure tests.
    private static readonly string Stay = CleanSets.Claim837I
        .Replace("CLM*C1*100***13:A:1", "CLM*C1*100***11:A:1", StringComparison.Ordinal)
        .Replace("DTP*434*RD8*20260102-20260102~CL1*3*1*01~HI*ABK:Z0000~", "DTP*096*TM*1130~DTP*434*RD8*20260101-20260104~DTP*435*DT*202601010815~CL1*1*2*01~HI*ABK:I214:::::::Y~HI*ABJ:R079~HI*ABF:E119:::::::Y~HI*BBR:02100Z9:D8:20260102~HI*BE:80:::3~HI*BG:09~", StringComparison.Ordinal);

    private static FileVerdict Check(string text, int level = 7) =>
        FullCheck.Check(new MemoryStream(Sample.Bytes(text)), new CheckTerms { Level = level, Today = Today }, cancellationToken: TestContext.Current.CancellationToken);

    private static string Bill(string segments) => Sample.Wrap(segments, "837", "005010X223A2");

    private static string Teeth(string segments) => Sample.Wrap(segments, "837", "005010X224A2");

    private static string With(string segments, string from, string to)
    {
        Assert.Contains(from, segments, StringComparison.Ordinal);
        return segments.Replace(from, to, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_claims_are_clean_up_to_the_level_that_was_asked()
    {
        foreach (var text in (string[])[Bill(CleanSets.Claim837I), Bill(Stay), Bill(With(Stay, "*CI~", "*MA~").Replace("MI*M100", "MI*1EG4TE5MK73", StringComparison.Ordinal)), Teeth(CleanSets.Claim837D)])
            for (var level = 1; level <= 7; level++)
            {
                var verdict = Check(text, level);
                Assert.Empty(verdict.Findings);
                Assert.Equal(level, Assert.Single(verdict.Sets).Snip);
            }
    }

    [Theory]
    [InlineData("DTP*435*DT*202601010815~", "", "INS-0101", 4, "CLM*")]
    [InlineData("HI*ABJ:R079~", "", "INS-0103", 4, "CLM*")]
    [InlineData("NM1*71*1*ROE*JIM****XX*1234567893~", "", "INS-0104", 4, "CLM*")]
    [InlineData("NM1*71*1*ROE*JIM****XX*1234567893~", "NM1*71*1*ROE*JIM****XX*1234567890~", "INS-0201", 5, "NM1*71")]
    [InlineData("RD8*20260101-20260104", "RD8*20260103-20260106", "INS-0301", 4, "DTP*434")]
    [InlineData("DT*202601010815", "DT*202601050815", "INS-0302", 4, "DTP*435")]
    [InlineData("SV2*0300*", "SV2*300*", "INS-0401", 5, "SV2*")]
    [InlineData("CL1*1*2*01", "CL1*7*2*01", "INS-0402", 5, "CL1*")]
    [InlineData("CL1*1*2*01", "CL1*1*2*99", "INS-0403", 5, "CL1*")]
    [InlineData("HI*ABF:E119:::::::Y~", "HI*BF:25000:::::::Y~", "INS-0404", 5, "HI*BF")]
    [InlineData("HI*ABJ:R079~", "HI*ABJ:R07.9~", "INS-0405", 5, "HI*ABJ")]
    [InlineData("HI*BE:80:::3~", "HI*BE:80:::3*BE:01:::-100~", "INS-0406", 5, "HI*BE")]
    [InlineData("HI*BG:09~", "HI*BG:09*BG:09~", "INS-0407", 5, "HI*BG")]
    [InlineData("HI*BE:80:::3~", "HI*BE:80:::4~", "INS-1201", 7, "HI*BE")]
    [InlineData("11:A:1", "11:A:7", "PRO-0112", 4, "CLM*")]
    [InlineData("HI*ABF:E119:::::::Y~", "HI*ABF:I214:::::::Y~", "PRO-0501", 5, "HI*ABF")]
    [InlineData("HI*ABK:I214", "HI*ABK:I21.4", "PRO-0403", 5, "HI*ABK")]
    [InlineData("NM1*85*2*HOSPITAL*****XX*1234567893", "NM1*85*2*HOSPITAL*****XX*1234567890", "PRO-0201", 5, "NM1*85")]
    [InlineData("HC:80053", "HC:8005X", "PRO-0402", 5, "SV2*")]
    public void A_fault_of_a_bill_is_told_once_at_the_segment_that_holds_it(string from, string to, string id, int level, string segment) =>
        IsToldOnce(Bill(With(Stay, from, to)), id, level, segment);

    [Theory]
    [InlineData("DTP*472*D8*20260102~", "", "DEN-0101", 4, "LX*1")]
    [InlineData("TOO*JP*12*L:O", "TOO*JP*33*L:O", "DEN-0401", 5, "TOO*")]
    [InlineData("TOO*JP*12*L:O", "TOO*JP*8*L:O", "DEN-0402", 5, "TOO*")]
    [InlineData("AD:D2750*100***I*1", "AD:D2750*100**50*I*1", "DEN-0403", 5, "SV3*")]
    [InlineData("AD:D2750", "AD:2750", "DEN-0404", 5, "SV3*")]
    [InlineData("AD:D2750*100***I*1", "AD:D2750*100***I*1.5", "DEN-0601", 5, "SV3*")]
    [InlineData("DTP*472*D8*20260102~", "DTP*472*D8*20260102~DN1*24*30~", "DEN-0301", 4, "DN1*")]
    [InlineData("DTP*472*D8*20260102~", "DTP*472*D8*20260107~", "PRO-0302", 4, "DTP*472")]
    [InlineData("11:B:1", "11:B:7", "PRO-0112", 4, "CLM*")]
    [InlineData("LX*1~", "HI*ABK:K02.9~LX*1~", "PRO-0403", 5, "HI*")]
    [InlineData("LX*1~", "HI*BK:5210~LX*1~", "PRO-0404", 5, "HI*")]
    public void A_fault_of_a_dental_claim_is_told_once_at_the_segment_that_holds_it(string from, string to, string id, int level, string segment) =>
        IsToldOnce(Teeth(With(CleanSets.Claim837D, from, to)), id, level, segment);

    [Theory]
    [InlineData("INS-0105", Severity.Warning, "CI")]
    [InlineData("INS-0105", Severity.Error, "MA")]
    public void A_rule_of_Medicare_only_warns_of_bills_to_others(string id, Severity weight, string payer)
    {
        var text = With(With(Stay, "11:A:1", "11:A:2"), "DTP*096*TM*1130~", "").Replace("*CI~", $"*{payer}~", StringComparison.Ordinal).Replace("MI*M100", "MI*1EG4TE5MK73", StringComparison.Ordinal);

        Assert.Equal((id, weight), Check(Bill(text), 6).Findings.Select(f => (f.Id, f.Severity)).Single());
    }

    [Theory]
    [InlineData("DTP*472*D8*20260102~", "DTP*472*D8*20260109~")]
    [InlineData("DTP*472*D8*20260102~", "")]
    public void An_outpatient_service_lies_within_the_statement(string from, string to) =>
        IsToldOnce(Bill(With(CleanSets.Claim837I, from, to)), "INS-0303", 4, to.Length > 0 ? "DTP*472" : "LX*1");

    [Fact]
    public void A_fault_that_the_structure_tells_is_not_told_again()
    {
        foreach (var text in (string[])[Bill(With(Stay, "RD8*20260101-20260104", "RD8*20260104-20260101")), Bill(With(Stay, "HI*BE:80:::3~", "HI*BI:74:RD8:20260103-20260102~HI*BE:80:::3~"))])
        {
            var findings = Check(text).Findings;
            Assert.Contains(findings, f => f.Level < 3 && f.Severity == Severity.Error);
            Assert.DoesNotContain(findings, f => f.Level > 3);
        }
    }

    [Fact]
    public void Without_a_statement_period_nothing_is_said_of_it() =>
        Assert.DoesNotContain(Check(Bill(With(With(Stay, "DTP*434*RD8*20260101-20260104~", ""), "HI*BE:80:::3~", "HI*BE:80:::9~"))).Findings, f => f.Level > 3 && f.Message.Contains("statement", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_is_not_judged_of_each_kind_is_said()
    {
        var bill = Check(Bill(Stay)).NotJudged;
        Assert.Equal([6], bill.Where(n => n.Reason == "no edits of this level for 837I sets").Select(n => n.Level));
        Assert.Contains(bill, n => n.Level == 5 && n.Reason.StartsWith("lists of bills not loaded", StringComparison.Ordinal));

        var teeth = Check(Teeth(CleanSets.Claim837D)).NotJudged;
        Assert.Equal([6, 7], teeth.Where(n => n.Reason == "no edits of this level for 837D sets").Select(n => n.Level).Order());
        Assert.Contains(teeth, n => n.Level == 5 && n.Reason.StartsWith("CDT not loaded", StringComparison.Ordinal));
        Assert.DoesNotContain(teeth, n => n.Reason.StartsWith("HCPCS", StringComparison.Ordinal));
    }

    [Fact]
    public void A_predetermination_of_an_institution_has_no_edits() =>
        Assert.Contains(Check(Sample.Wrap(Stay, "837", "005010X292"), 4).NotJudged, n => n.Level == 4 && n.Reason == "no edits for 837I sets of other guides than 005010X223, such as predeterminations");

    private static void IsToldOnce(string text, string id, int level, string segment)
    {
        Assert.DoesNotContain(Check(text, level - 1).Findings, f => f.Id == id);
        var finding = Assert.Single(Check(text).Findings);
        Assert.Equal((id, level), (finding.Id, finding.Level));
        Assert.Equal(text.IndexOf(segment, text.IndexOf("HL*1*", StringComparison.Ordinal), StringComparison.Ordinal), finding.ByteOffset);
        Assert.NotNull(finding.SegmentPosition);
        Assert.NotNull(finding.Source);
    }
}
