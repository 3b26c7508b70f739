using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

public class FileCheckTests
{
    private static FileVerdict Check(string text, int level = 3) =>
        FileCheck.Check(new MemoryStream(Sample.Bytes(text)), level, cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public void A_clean_claim_file_is_accepted_up_to_level_3()
    {
        var verdict = Check(CleanClaim.File());
        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.NotJudged);
        var set = Assert.Single(verdict.Sets);
        Assert.Equal(("837P", "005010X222A1", "0001"), (set.Start.Type, set.Start.Guide, set.Start.Control));
        Assert.Equal((1, true, 3), (set.Claims, set.IsAccepted, set.Snip));
    }

    [Theory]
    [InlineData("DTP*472*D8*20260102", "DTP*472*D8*20261302", false, 0)] // level 1: no date
    [InlineData("SBR*P*18", "SBR*Z*18", false, 1)]                      // level 2: no such value
    [InlineData("CLM*C1*100*", "CLM*C1*101*", true, 2)]                 // level 3: the lines sum to 100
    public void The_level_is_the_highest_without_error(string from, string to, bool isAccepted, int snip)
    {
        var set = Assert.Single(Check(CleanClaim.With(from, to)).Sets);
        Assert.Equal((isAccepted, snip), (set.IsAccepted, set.Snip));
    }

    [Fact]
    public void A_lower_level_leaves_the_higher_ones_unsaid()
    {
        var verdict = Check(CleanClaim.With("CLM*C1*100*", "CLM*C1*101*"), 2);
        Assert.Empty(verdict.Findings);
        Assert.Equal(2, Assert.Single(verdict.Sets).Snip);
    }

    [Fact]
    public void A_wrong_count_in_the_trailer_rejects_the_set()
    {
        var set = Assert.Single(Check(CleanClaim.File().Replace("SE*23*", "SE*22*", StringComparison.Ordinal)).Sets);
        Assert.False(set.IsAccepted);
        Assert.Equal(["4"], set.ErrorCodes);
    }

    [Theory]
    [InlineData("837", "005010X291", "HC")]
    [InlineData("277", "005010X364", "HN")]
    [InlineData("820", "005010X306", "RA")]
    [InlineData("824", "005010X186A1", "AG")]
    [InlineData("275", "005010X210", "PI")]
    [InlineData("275", "006020X314", "PI")]
    [InlineData("277", "006020X313", "HN")]
    [InlineData("269", "005010", "HV")]
    public void A_set_whose_guide_is_not_known_whole_is_not_judged_at_level_2(string set, string guide, string group)
    {
        var verdict = Check(Sample.Wrap("BHT*0019*00*1*20260105*1200*CH~N3*1 MAIN ST~", set, guide, group));
        Assert.Contains(new NotJudged(2, "facts missing"), verdict.NotJudged);
        Assert.DoesNotContain(verdict.Findings, f => f.Level < 3);
        Assert.Equal(1, Assert.Single(verdict.Sets).Snip);
    }

    [Fact]
    public void A_set_without_a_table_is_judged_by_the_standard()
    {
        var verdict = Check(Sample.Wrap("BHT*0019*00*1*20261305*1200*CH~", "837", "005010X291"));
        Assert.Equal("x12.element-date", Assert.Single(verdict.Findings).Id);
        Assert.Equal(0, Assert.Single(verdict.Sets).Snip);
    }

    [Fact]
    public void The_version_before_is_judged_by_the_standard_that_it_shares()
    {
        var verdict = Check(Sample.Wrap("BHT*0019*00*1*20261305*1200*CH~REF*87*004010X098A1~", "837", "004010X098A1", sayGuide: false));
        Assert.Equal("x12.element-date", Assert.Single(verdict.Findings).Id);
        Assert.DoesNotContain(verdict.NotJudged, n => n.Level == 1);
        Assert.Contains(new NotJudged(2, "facts missing"), verdict.NotJudged);
    }

    [Fact]
    public void A_much_older_version_is_not_judged_by_the_newer_standard()
    {
        var verdict = Check(Sample.Wrap("BHT*0019*00*1*20261305*1200*CH~", "837", "003040", sayGuide: false));
        Assert.Contains(verdict.NotJudged, n => n.Level == 1);
        Assert.Equal(0, Assert.Single(verdict.Sets).Snip);
    }

    [Fact]
    public void A_fault_that_reader_and_judge_both_see_is_told_once()
    {
        Assert.Equal("x12.element-character", Assert.Single(Check(CleanClaim.With("SV1*HC:99213*100*", "SV1*HC:99213*1O0*"), 2).Findings).Id);
        Assert.Equal("x12.hl-parent", Assert.Single(Check(CleanClaim.With("HL*2*1*22*0~", "HL*2*7*22*0~"), 2).Findings).Id);
        Assert.Equal("x12.segment-empty", Assert.Single(Check(CleanClaim.With("HI*ABK:Z0000~", "K3~HI*ABK:Z0000~")).Findings).Id);
    }

    [Theory]
    [InlineData("*260105*1200*^*", "*261305*1200*^*", "x12.element-date", "014")]
    [InlineData("*260105*1200*^*", "*260105*2560*^*", "x12.element-time", "015")]
    [InlineData("*0*T*:~", "*0*X*:~", "x12.element-code", "020")]
    public void A_wrong_value_in_the_ISA_rejects_the_interchange(string from, string to, string id, string note)
    {
        var text = CleanClaim.File();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var verdict = Check(text.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(id, Assert.Single(verdict.Findings).Id);
        var interchange = Assert.Single(verdict.Interchanges);
        Assert.Equal(("R", note), (interchange.Code, interchange.Note));
    }

    [Fact]
    public void A_wrong_value_in_the_GS_rejects_the_group()
    {
        var verdict = Check(CleanClaim.File().Replace("*RECEIVER*20260105*1200*1*X*", "*RECEIVER*20261305*1200*1*X*", StringComparison.Ordinal));
        Assert.Equal("x12.element-date", Assert.Single(verdict.Findings).Id);
        Assert.Equal(["6"], Assert.Single(Assert.Single(verdict.Interchanges).Groups).ErrorCodes);
    }

    [Fact]
    public void A_claim_in_a_group_of_remittances_is_rejected()
    {
        var verdict = Check(Sample.Wrap(CleanClaim.Segments, group: "HP"));
        Assert.Equal("x12.set-group", Assert.Single(verdict.Findings).Id);
        Assert.Equal(["18"], Assert.Single(verdict.Sets).ErrorCodes);
    }

    [Fact]
    public void A_set_that_does_not_say_what_it_is_is_rejected()
    {
        var set = Assert.Single(Check(CleanClaim.File().Replace("ST*837*", "ST*8X7*", StringComparison.Ordinal)).Sets);
        Assert.False(set.IsAccepted);
        Assert.Equal(["6"], set.ErrorCodes);
    }

    [Fact]
    public void A_set_of_another_kind_is_rejected_also_when_its_guide_is_not_known() =>
        Assert.Equal(["18"], Assert.Single(Check(Sample.Wrap("BHT*0022*13*1*20260105*1200~", "270", "005010X279A1")).Sets).ErrorCodes);

    [Fact]
    public void A_date_before_1800_is_filling_and_no_date() =>
        Assert.Equal("x12.element-date", Assert.Single(Check(CleanClaim.With("DMG*D8*19800229", "DMG*D8*11111111")).Findings).Id);

    [Fact]
    public void An_interchange_or_a_group_that_comes_twice_is_told()
    {
        var file = CleanClaim.File();
        Assert.Equal("x12.isa-control-repeated", Assert.Single(Check(file + file).Findings).Id);
        var group = file[file.IndexOf("GS*", StringComparison.Ordinal)..file.IndexOf("IEA*", StringComparison.Ordinal)];
        var twice = file.Replace(group, group + group, StringComparison.Ordinal).Replace("IEA*1*", "IEA*2*", StringComparison.Ordinal);
        Assert.Equal("x12.gs-control-repeated", Assert.Single(Check(twice).Findings).Id);
    }

    [Fact]
    public void A_segment_name_of_four_letters_is_told_once() =>
        Assert.Equal("x12.segment-unknown", Assert.Single(Check(CleanClaim.With("LX*1~", "PLXX*1~LX*1~")).Findings).Id);

    [Fact]
    public void Every_finding_of_a_set_names_its_transaction() =>
        Assert.All(Check(CleanClaim.With("CLM*C1*100*", "CLM*C1*1O1*")).Findings, f => Assert.Equal("000000001/1/0001", f.Transaction));

    [Fact]
    public void A_set_without_trailer_is_still_judged()
    {
        var text = CleanClaim.With("DTP*472*D8*20260102~", "");
        var verdict = Check(text[..text.IndexOf("SE*", StringComparison.Ordinal)]);
        Assert.Contains(verdict.Findings, f => f.Id == "x12.segment-missing");
        Assert.Contains(verdict.Findings, f => f.Id == "x12.se-missing");
    }

    [Fact]
    public void What_is_no_X12_is_told_and_has_no_sets()
    {
        var verdict = Check("This is a letter.");
        Assert.True(verdict.HasErrors);
        Assert.Empty(verdict.Sets);
    }

    [Fact]
    public void Endless_faults_are_counted_up_to_the_limit_and_still_reject()
    {
        var bad = string.Concat(Enumerable.Repeat("ZZZ*1~", 50));
        var verdict = FileCheck.Check(new MemoryStream(Sample.Bytes(CleanClaim.With("LX*1~", bad + "LX*1~"))), limits: new() { Findings = 10 },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(11, verdict.Findings.Count);
        Assert.Contains(verdict.Findings, f => f.Id == "x12.more-findings");
        Assert.False(Assert.Single(verdict.Sets).IsAccepted);
    }

    [Fact]
    public void A_remittance_out_of_balance_fails_at_level_3()
    {
        const string Paid =
            "BPR*I*80*C*CHK************20260110~TRN*1*T1*1234567893~N1*PR*PAYER~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~PER*BL**TE*5550100000~" +
            "N1*PE*CLINIC*XX*1234567893~LX*1~CLP*C1*1*100*80*20*12*P1~NM1*QC*1*DOE*ANN~SVC*HC:99213*100*80~DTM*472*20260102~CAS*PR*1*20~";
        var text = Sample.Wrap(Paid, "835", "005010X221A1", "HP", sayGuide: false);
        var clean = Check(text);
        Assert.Empty(clean.Findings);
        var broken = Assert.Single(Check(text.Replace("BPR*I*80*", "BPR*I*81*", StringComparison.Ordinal)).Sets);
        Assert.Equal((true, 2), (broken.IsAccepted, broken.Snip));
    }
}
