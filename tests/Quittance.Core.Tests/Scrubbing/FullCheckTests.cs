using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Tests.X12;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;
using CleanFile = Quittance.Core.Tests.X12.Structure.CleanClaim;

namespace Quittance.Core.Tests.Scrubbing;

/// <summary>Whole files judged above level 3.</summary>
public class FullCheckTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private static FileVerdict Check(string text, int level = 7, ReadLimits? limits = null) =>
        FullCheck.Check(new MemoryStream(Sample.Bytes(text)), new CheckTerms { Level = level, Today = Today }, limits, cancellationToken: TestContext.Current.CancellationToken);

    // The clean claim of the structure tests, with ZIPs that were given out and a person who did the service.
    private static readonly string Segments = CleanFile.Segments.Replace("IL*627010000", "IL*627010001", StringComparison.Ordinal)
        .Replace("HI*ABK:Z0000~", "HI*ABK:Z0000~NM1*82*1*ROE*SAM****XX*1999999984~", StringComparison.Ordinal);

    private static string With(string from, string to)
    {
        Assert.Contains(from, Segments, StringComparison.Ordinal);
        return Sample.Wrap(Segments.Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_claim_is_clean_up_to_the_level_that_was_asked()
    {
        for (var level = 1; level <= 7; level++)
        {
            var verdict = Check(With("LX*1~", "LX*1~"), level);
            Assert.Empty(verdict.Findings);
            Assert.Equal(level, Assert.Single(verdict.Sets).Snip);
        }
    }

    [Fact]
    public void A_fault_of_a_level_is_told_from_that_level_on_with_its_whole_place()
    {
        var text = With("CLM*C1*100***11:B:1", "CLM*C1*100***11:B:7");
        Assert.Empty(Check(text, 3).Findings);
        for (var level = 4; level <= 7; level++)
        {
            var verdict = Check(text, level);
            var finding = Assert.Single(verdict.Findings);
            Assert.Equal(("PRO-0112", Severity.Error, 4), (finding.Id, finding.Severity, finding.Level));
            Assert.Equal(("2300", "REF", 2), (finding.Loop, finding.Segment, finding.Element));
            // The REF is not there: its place is that of the loop's first segment.
            Assert.Equal(text.IndexOf("CLM*", StringComparison.Ordinal), finding.ByteOffset);
            Assert.NotNull(finding.SegmentPosition);
            Assert.NotNull(finding.Clears);
            Assert.NotNull(finding.Source);
            Assert.Equal("000000001/1/0001", finding.Transaction);
            var set = Assert.Single(verdict.Sets);
            // A situational fault does not reject the set in a 999.
            Assert.Equal((true, 3), (set.IsAccepted, set.Snip));
        }
    }

    [Theory]
    [InlineData("NM1*85*2*CLINIC*****XX*1234567893", "NM1*85*2*CLINIC*****XX*1234567890", "PRO-0201", 5, "NM1*85", "1234567890")]
    [InlineData("HI*ABK:Z0000", "HI*ABK:Z0000*ABF:Z0000", "PRO-0501", 5, "HI*", "Z0000")]
    [InlineData("SV1*HC:99213*", "SV1*HC:9921X*", "PRO-0402", 5, "SV1*", "9921X")]
    [InlineData("DTP*472*D8*20260102", "DTP*472*RD8*20260102-20260101", "PRO-0301", 4, "DTP*472", null)]
    [InlineData("DMG*D8*19800229*F", "DMG*D8*20270101*F", "PRO-0306", 4, "DMG*", "(hidden, 8 characters)")]
    public void A_finding_stands_at_the_segment_that_holds_the_value(string from, string to, string id, int level, string segment, string? value)
    {
        var text = With(from, to);
        var finding = Assert.Single(Check(text).Findings, f => f.Id == id);
        Assert.Equal(level, finding.Level);
        Assert.Equal(text.IndexOf(segment, text.IndexOf("HL*1*", StringComparison.Ordinal), StringComparison.Ordinal), finding.ByteOffset);
        Assert.Equal(value, finding.Value);
    }

    [Fact]
    public void Lines_and_claims_are_told_apart()
    {
        const string SecondLine = "LX*2~SV1*HC:9921X*0*UN*1***1~DTP*472*D8*20260102~";
        const string SecondClaim = "CLM*C2*50***11:B:1*Y*A*Y*Y~HI*ABK:Z0000~LX*1~SV1*HC:9921X*50*UN*1***1~DTP*472*D8*20260102~";
        var text = With("DTP*472*D8*20260102~", "DTP*472*D8*20260102~" + SecondLine + SecondClaim);

        var findings = Check(text).Findings.Where(f => f.Id == "PRO-0402").ToList();

        Assert.Equal([2, 1], findings.Select(f => f.Line!.Value).ToList());
        var first = text.IndexOf("SV1*HC:9921X*0", StringComparison.Ordinal);
        Assert.Equal([first, text.IndexOf("SV1*HC:9921X*50", StringComparison.Ordinal)], findings.Select(f => (int)f.ByteOffset!.Value).ToList());
    }

    [Fact]
    public void What_no_code_set_or_fact_decides_is_said_with_level_and_reason()
    {
        var left = Check(With("LX*1~", "LX*1~")).NotJudged;
        Assert.Contains(left, n => n.Level == 5 && n.Reason.StartsWith("ICD-10-CM not loaded", StringComparison.Ordinal));
        Assert.Contains(left, n => n.Level == 5 && n.Reason.StartsWith("HCPCS and CPT not loaded", StringComparison.Ordinal));
        Assert.Contains(left, n => n.Level == 7 && n.Reason.Contains("profile", StringComparison.Ordinal));
        Assert.DoesNotContain(Check(With("LX*1~", "LX*1~"), 4).NotJudged, n => n.Level > 4);
    }

    [Fact]
    public void A_set_without_edits_is_judged_to_level_3_and_the_rest_is_said()
    {
        var verdict = Check(Sample.Wrap("BHT*0019*00*1*20260105*1200*CH~", "270", "005010X279A1"), 6);
        Assert.Equal([4, 5, 6], verdict.NotJudged.Where(n => n.Reason == "no edits for 270 sets").Select(n => n.Level).ToList());
        Assert.InRange(Assert.Single(verdict.Sets).Snip, 0, 3);
    }

    [Fact]
    public void Old_services_in_a_5010_file_are_held_to_its_guide()
    {
        var text = With("CLM*C1*100***11:B:1", "CLM*C1*100***11:B:7").Replace("DTP*472*D8*20260102", "DTP*472*D8*20060102", StringComparison.Ordinal);
        Assert.Contains(Check(text, 4).Findings, f => f.Id == "PRO-0112");
    }

    [Fact]
    public void A_file_is_judged_as_of_the_day_it_was_made()
    {
        // Its group says 2026-01-05: a service two days later lay in the future then, whatever day it is read on.
        Assert.Contains(Check(With("DTP*472*D8*20260102", "DTP*472*D8*20260107"), 4).Findings, f => f.Id == "PRO-0302");
        Assert.DoesNotContain(Check(With("DTP*472*D8*20260102", "DTP*472*D8*20260104"), 4).Findings, f => f.Id == "PRO-0302");
    }

    [Fact]
    public void The_last_claim_of_a_cut_file_is_left_and_said()
    {
        var text = With("HI*ABK:Z0000", "HI*ABK:E119*ABF:E119");
        var verdict = Check(text[..text.IndexOf("LX*1~", StringComparison.Ordinal)]);
        Assert.DoesNotContain(verdict.Findings, f => f.Level > 3);
        Assert.Contains(verdict.NotJudged, n => n.Level == 4 && n.Reason.Contains("last claim", StringComparison.Ordinal));
    }

    [Fact]
    public void A_claim_of_endless_lines_ends_within_the_limits()
    {
        var lines = string.Concat(Enumerable.Range(2, 30_000).Select(n => $"LX*{n}~SV1*HC:9921X*0*UN*1***1~DTP*472*D8*20260102~"));
        var verdict = Check(With("DTP*472*D8*20260102~", "DTP*472*D8*20260102~" + lines));
        Assert.InRange(verdict.Findings.Count, 1, ReadLimits.Default.Findings + 1);
    }

    [Theory]
    [InlineData("CAS*PR*1*20", "CAS*PR*9X*20", "code.adjustment-reason", "CAS*PR", "9X")]
    [InlineData("CAS*PR*1*20", "CAS*PR*1*15**Z99*5", "code.adjustment-reason", "CAS*PR", "Z99")]
    [InlineData("PLB*1234567893*20261231*WO:X*0", "PLB*1234567893*20261231*Q9:X*0", "code.provider-reason", "PLB*", "Q9")]
    public void Reasons_of_adjustments_are_looked_up_in_their_lists_from_level_5_on(string right, string wrong, string id, string segment, string value)
    {
        const string Paid =
            "BPR*I*80*C*CHK************20260110~TRN*1*T1*1234567893~N1*PR*PAYER~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~PER*BL**TE*5550100000~" +
            "N1*PE*CLINIC*XX*1234567893~LX*1~CLP*C1*1*100*80*20*12*P1~NM1*QC*1*DOE*ANN~SVC*HC:99213*100*80~DTM*472*20260102~CAS*PR*1*20~PLB*1234567893*20261231*WO:X*0~";
        Assert.DoesNotContain(Check(Sample.Wrap(Paid, "835", "005010X221A1", "HP", sayGuide: false)).Findings, f => f.Level > 3);

        var text = Sample.Wrap(Paid.Replace(right, wrong, StringComparison.Ordinal), "835", "005010X221A1", "HP", sayGuide: false);
        Assert.DoesNotContain(Check(text, 4).Findings, f => f.Level > 3);
        var finding = Assert.Single(Check(text, 5).Findings, f => f.Level > 3);
        Assert.Equal((id, Severity.Warning, value, (long)text.IndexOf(segment, StringComparison.Ordinal)), (finding.Id, finding.Severity, finding.Value, finding.ByteOffset));
    }
}
