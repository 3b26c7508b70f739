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

    [Theory] // edits of levels 1 and 2 that know more than the tables
    [InlineData("SV1*HC:99213*100*UN*1*", "SV1*HC:99213*100*UN*0*", "PRO-0118")]
    [InlineData("SV1*HC:99213*100*UN*1*", "SV1*HC:99213*100*UN*0.5*", "PRO-0118")]
    [InlineData("REF*EI*123456789", "REF*EI*12345678", "PRO-0207")]
    public void What_the_tables_do_not_state_is_judged_from_level_4_on_and_rejects_nothing_in_a_999(string from, string to, string id)
    {
        Assert.Empty(Check(With(from, to), 3).Findings);
        for (var level = 4; level <= 7; level++)
        {
            var verdict = Check(With(from, to), level);
            var finding = Assert.Single(verdict.Findings);
            Assert.Equal((id, 4), (finding.Id, finding.Level));
            Assert.Equal((true, 3), (Assert.Single(verdict.Sets).IsAccepted, verdict.Sets[0].Snip));
        }
    }

    [Theory] // what the tables state is told by them alone
    [InlineData("SV1*HC:99213*100*UN*1*", "SV1*HC:99213*100*UN**")]
    [InlineData("SV1*HC:99213*100*UN*1*", "SV1*HC:99213*100*ZZ*1*")]
    [InlineData("SV1*HC:99213*100*UN*1*", "SV1*HC:99213*ABC*UN*1*")]
    [InlineData("SV1*HC:99213*100*UN*1***1~", "SV1*HC:99213*100*UN*1~")]
    [InlineData("DTP*472*D8*20260102~", "")]
    [InlineData("DTP*472*D8*20260102~", "DTP*472*D8*20261302~")]
    [InlineData("HI*ABK:Z0000~", "")]
    [InlineData("LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260102~", "")]
    [InlineData("NM1*PR*2*PAYER*****PI*P100~", "")]
    [InlineData("NM1*PR*2*PAYER*****PI*P100~", "NM1*PR*2*PAYER~")]
    [InlineData("NM1*IL*1*DOE*ANN****MI*M100~", "NM1*IL*1~")]
    [InlineData("DMG*D8*19800229*F~", "DMG*D8*19800229*Q~")]
    [InlineData("N4*SPRINGFIELD*IL*627010001~REF", "REF")]
    [InlineData("N3*1 MAIN ST~", "")]
    [InlineData("REF*EI*123456789~", "")]
    [InlineData("CLM*C1*", "CLM**")]
    [InlineData("***11:B:1*", "***:B:1*")]
    [InlineData("***11:B:1*", "***11:A:1*")]
    [InlineData("*Y*A*Y*Y~", "*Y*Q*Y*Y~")]
    [InlineData("*Y*A*Y*Y~", "*Y*A*Q*Q~")]
    public void What_the_tables_state_is_not_told_again_by_an_edit(string from, string to)
    {
        var findings = Check(With(from, to)).Findings;
        Assert.Contains(findings, f => f.Level <= 2);
        Assert.DoesNotContain(findings, f => EditCatalog.Find(f.Id) is { Info.Level: < 4 });
    }

    [Theory]
    [InlineData("SV1*HC:99213*", "SV1*HC:9921\u0001\u0007X*", "PRO-0402", "9921??X")]
    [InlineData("HI*ABK:Z0000~", "CAS*PR*9\u0002Z*20~HI*ABK:Z0000~", "code.adjustment-reason", "9?Z")]
    public void A_value_that_is_shown_prints(string from, string to, string id, string value) =>
        Assert.Equal(value, Assert.Single(Check(With(from, to)).Findings, f => f.Id == id).Value);

    [Fact]
    public void What_is_wrong_in_one_claim_hides_nothing_of_the_next()
    {
        const string Next = "CLM*C2*100***11:B:1*Y*A*Y*Y~HI*ABK:Z0000~NM1*82*1*ROE*SAM****XX*1999999984~LX*1~SV1*HC:99213*100*UN*0***1~DTP*472*D8*20260102~";
        var findings = Check(With("*UN*1***1~DTP*472*D8*20260102~", "*UN****1~DTP*472*D8*20260102~" + Next)).Findings;
        Assert.Equal("PRO-0118", Assert.Single(findings, f => f.Level > 2).Id);
    }

    [Theory]
    [InlineData("835", "005010X221A1", "only reasons of adjustments are looked up in 835 sets", "no edits for 835 sets")]
    [InlineData("837", "005010X291", "only reasons of adjustments are looked up in 837P sets of other guides than 005010X222, such as predeterminations", "no edits for 837P sets of other guides than 005010X222, such as predeterminations")]
    [InlineData("270", "005010X279A1", "no edits for 270 sets", "no edits for 270 sets")]
    public void Why_a_level_is_left_out_is_said_as_it_is(string set, string guide, string atFive, string atSix)
    {
        var left = Check(Sample.Wrap("BHT*0019*00*1*20260105*1200*CH~", set, guide)).NotJudged;
        Assert.Equal(atFive, Assert.Single(left, n => n.Level == 5).Reason);
        Assert.Equal(atSix, Assert.Single(left, n => n.Level == 6).Reason);
    }

    [Theory]
    [InlineData("REF*X4*36D012345~", "REF*X4", "line.clia")]
    [InlineData("REF*X4*36D0123456~REF*F4*36D012345~", "REF*F4", "line.referred-clia")]
    public void A_lines_laboratory_and_the_one_that_it_passed_the_test_to_are_told_apart(string references, string place, string field)
    {
        var text = With("DTP*472*D8*20260102~", "DTP*472*D8*20260102~" + references);
        var finding = Assert.Single(Check(text).Findings, f => f.Id == "PRO-0407");
        Assert.Equal((text.IndexOf(place, StringComparison.Ordinal), field), ((int)finding.ByteOffset!, finding.Field));
    }

    [Theory]
    [InlineData("DTP*435*D8*20260102~DTP*096*D8*20260101~", "DTP*096", "claim.admission")]
    [InlineData("DTP*314*RD8*20260102-20260101~", "DTP*314", "claim.disability")]
    [InlineData("DTP*090*D8*20260102~DTP*091*D8*20260101~", "DTP*091", "claim.shared-care")]
    public void A_period_that_ends_before_it_begins_is_told_at_its_own_dates(string dates, string place, string field)
    {
        var text = With("HI*ABK:Z0000~", dates + "HI*ABK:Z0000~");
        var finding = Assert.Single(Check(text).Findings, f => f.Id == "PRO-0311");
        Assert.Equal((text.IndexOf(place, StringComparison.Ordinal), field), ((int)finding.ByteOffset!, finding.Field));
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
