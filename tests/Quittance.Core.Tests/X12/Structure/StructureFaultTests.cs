using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>One fault of each kind in a clean claim gives one finding, at its place, with its 999 code.</summary>
public class StructureFaultTests
{
    public static TheoryData<string, string, string> Faults { get; } = new()
    {
        // what stands, what comes instead, the one finding: id level place @position in loop code
        { "N3*1 MAIN ST~", "", "x12.segment-missing 2 N3 @8 in 2010AA code 3" },
        { "PER*IC*DESK*TE*5550100000~", "", "x12.segment-missing 2 PER @4 in 1000A code 3" },
        { "BHT*0019*00*B1*20260105*1200*CH~", "", "x12.segment-missing 2 BHT @2 in - code 3" },
        { "HL*2*1*22*0~", "", "x12.segment-missing 2 HL @11 in 2000B code 3" },
        { "LX*1~", "", "x12.segment-missing 2 LX @20 in 2400 code 3" },
        { "NM1*85*2*CLINIC*****XX*1234567893~", "", "x12.segment-missing 2 NM1 @7 in 2010AA code 3" },
        { "NM1*PR*2*PAYER*****PI*P100~", "", "x12.loop-missing 2 NM1 @17 in 2010BB code 3" },
        { "DTP*472*D8*20260102~", "", "x12.segment-missing 2 DTP @22 in 2400 code 3" },
        { "N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~", "N4*SPRINGFIELD*IL*627010000~N3*1 MAIN ST~", "x12.segment-order 2 N3 @9 in 2010AA code 7" },
        { "HI*ABK:Z0000~", "HI*ABK:Z0000~DTP*431*D8*20260101~", "x12.segment-order 2 DTP @20 in 2300 code 7" },
        { "DMG*D8*19800229*F~", "DMG*D8*19800229*F~DMG*D8*19800229*F~", "x12.segment-repeats 2 DMG @17 in 2010BA code 5" },
        { "LX*1~", "NM1*DN*1*ROE~NM1*DN*1*ROE~NM1*P3*1*ROE~LX*1~", "x12.loop-repeats 2 NM1 @22 in 2310A code 4" },
        { "HI*ABK:Z0000~", "ZZZ*1~HI*ABK:Z0000~", "x12.segment-unknown 1 ZZZ @19 in 2300 code 1" },
        { "HI*ABK:Z0000~", "CLP*1*1*1*1~HI*ABK:Z0000~", "x12.segment-not-in-set 2 CLP @19 in 2300 code 6" },
        { "HI*ABK:Z0000~", "HI*ABK:Z0000~N3*9 OAK ST~", "x12.segment-unexpected 2 N3 @20 in 2300 code 2" },
        { "HI*ABK:Z0000~", "HI*ABK:Z0000~NM1*ZZ*1*ROE~N3*9 OAK ST~REF*G2*1~", "x12.segment-unexpected 2 NM1 @20 in 2300 code 2" },
        { "HI*ABK:Z0000~", "REF*QQ*1~HI*ABK:Z0000~", "x12.segment-unexpected 2 REF @19 in 2300 code 2" },
        { "NM1*PR*2*PAYER", "NM1*ZZ*2*PAYER", "x12.element-code 2 NM101 @17 in 2010BB code 7" },
        { "SBR*P*18", "SBR*Z*18", "x12.element-code 2 SBR01 @12 in 2000B code 7" },
        { "11:B:1*", "11:C:1*", "x12.element-code 2 CLM05-2 @18 in 2300 code 7" },
        { "CLM*C1*100*", "CLM*C1**", "x12.element-missing 2 CLM02 @18 in 2300 code 1" },
        { "NM1*IL*1*", "NM1*IL**", "x12.element-missing 1 NM102 @13 in 2010BA code 1" },
        { "11:B:1*", "11:B*", "x12.element-missing 2 CLM05-3 @18 in 2300 code 1" },
        { "CLM*C1*100***", "CLM*C1*100*1**", "x12.element-not-used 2 CLM03 @18 in 2300 code I10" },
        { "*Y*A*Y*Y~", "*Y*AB*Y*Y~", "x12.element-long 1 CLM07 @18 in 2300 code 5" },
        { "N4*SPRINGFIELD*IL*627010000~REF", "N4*SPRINGFIELD*IL*62~REF", "x12.element-short 1 N403 @9 in 2010AA code 4" },
        { "SV1*HC:99213*100*", "SV1*HC:99213*1O0*", "x12.element-character 1 SV102 @21 in 2400 code 6" },
        { "SV1*HC:99213*100*", "SV1*HC:99213*100.005*", "x12.element-amount 1 SV102 @21 in 2400 code 6" },
        { "CLM*C1*100*", "CLM*C1*10000000000*", "x12.element-amount 1 CLM02 @18 in 2300 code 6" },
        { "HI*ABK:Z0000~", "AMT*F5*12.345~HI*ABK:Z0000~", "x12.element-amount 1 AMT02 @19 in 2300 code 6" },
        { "N3*1 MAIN ST", "N3*1\tMAIN ST", "x12.element-character 1 N301 @8 in 2010AA code 6" },
        { "D8*19800229", "D8*19810229", "x12.element-date 1 DMG02 @16 in 2010BA code 8" },
        { "B1*20260105", "B1*20261305", "x12.element-date 1 BHT04 @2 in - code 8" },
        { "B1*20260105", "B1*260105", "x12.element-date 1 BHT04 @2 in - code 8" },
        { "DTP*472*D8*20260102", "DTP*472*RD8*20260102", "x12.element-date 1 DTP03 @22 in 2400 code 8" },
        { "*1200*CH", "*2500*CH", "x12.element-time 1 BHT05 @2 in - code 9" },
        { "TE*5550100000", "TE*5550100000*EX", "x12.element-conditional 1 PER06 @4 in 1000A code 2" },
        { "N4*SPRINGFIELD*IL*627010000~REF", "N4*SPRINGFIELD*IL*627010000*CA***ON~REF", "x12.element-exclusive 1 N407 @9 in 2010AA code 10" },
        { "LX*1~", "LX*1*2~", "x12.element-extra 1 LX02 @20 in 2400 code 3" },
        { "HC:99213*", "HC:99213:25:59:76:77:TEXT::9*", "x12.component-extra 1 SV101-9 @21 in 2400 code 13" },
        { "N3*1 MAIN ST~", "N3*1 MAIN ST*~", "x12.element-trailing 1 N302 @8 in 2010AA code " },
        { "N3*1 MAIN ST~", "N3*1 MAIN^ST~", "x12.element-repeats 1 N301 @8 in 2010AA code 12" },
        { "HI*ABK:Z0000~", "K3~HI*ABK:Z0000~", "x12.segment-empty 1 K3 @19 in 2300 code 8" },
        { "HL*2*1*22*0~", "HL*3*1*22*0~", "x12.hl-number 2 HL01 @11 in 2000B code 7" },
        { "HL*2*1*22*0~", "HL*2*7*22*0~", "x12.hl-parent 2 HL02 @11 in 2000B code 7" },
        { "HL*2*1*22*0~", "HL*2*1*22*1~", "x12.hl-children 2 HL04 @11 in 2000B code 7" },
        { "HL*1**20*1~", "HL*1**20*0~", "x12.element-code 2 HL04 @6 in 2000A code 7" },
    };

    [Fact]
    public void A_clean_claim_gives_no_finding() => Assert.Empty(Judged.Findings(CleanClaim.File()));

    [Theory, MemberData(nameof(Faults))]
    public void One_fault_gives_one_finding_at_its_place(string from, string to, string expected)
    {
        var lines = Judged.Findings(CleanClaim.With(from, to)).ConvertAll(Judged.Line);
        Assert.Equal([expected], lines);
    }

    [Fact]
    public void Every_rule_has_a_fault_that_shows_it()
    {
        var shown = Faults.Select(f => f.Data.Item3.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        // A group is no part of a set, and a set without a name has no table; FileCheckTests has their faults.
        shown.Add(StructureRules.SetGroup.Id);
        shown.Add(StructureRules.SetIdentifier.Id);
        Assert.Empty(StructureRules.All.Where(r => !shown.Contains(r.Id)).Select(r => r.Id));
    }

    [Fact]
    public void Every_rule_has_its_own_id_a_meaning_and_a_remedy()
    {
        Assert.Equal(StructureRules.All.Count, StructureRules.All.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(StructureRules.All, r =>
        {
            Assert.StartsWith("x12.", r.Id, StringComparison.Ordinal);
            Assert.EndsWith(".", r.Meaning, StringComparison.Ordinal);
            Assert.EndsWith(".", r.Clears, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_finding_says_what_where_why_and_what_clears_it()
    {
        var text = CleanClaim.With("11:B:1*", "11:C:1*");
        var finding = Assert.Single(Judged.Findings(text));
        Assert.Equal(text.IndexOf("CLM*", StringComparison.Ordinal), finding.ByteOffset);
        Assert.Equal("C", finding.Value);
        Assert.Equal("B", finding.Expected);
        Assert.Equal("Use one of the listed values.", finding.Clears);
        Assert.Equal("Implementation guide 005010X222A1", finding.Source!.ToString());
    }

    [Theory]
    [InlineData("*MI*M100~", "*XY*M100~", "XY")]
    [InlineData("DMG*D8*19800229", "DMG*D8*19800230", "(hidden, 8 characters)")]
    [InlineData("N4*SPRINGFIELD*IL*627010000~DMG", "N4*SPRINGFIELD*IL*62~DMG", "(hidden, 2 characters)")]
    [InlineData("REF*EI*123456789~", "REF*EI*123456789012345678901234567890123456789012345678901~", "(hidden, 51 characters)")]
    [InlineData("NM1*IL*1*DOE*ANN*", "NM1*IL*1*DOE*ANNANNANNANNANNANNANNANNANNANNANNANN*", "(hidden, 36 characters)")]
    public void A_personal_value_is_hidden(string from, string to, string shown) =>
        Assert.Equal(shown, Assert.Single(Judged.Findings(CleanClaim.With(from, to))).Value);

    [Theory]
    [InlineData("HI*ABK:Z0000~", "DOEJANE~HI*ABK:Z0000~")]
    [InlineData("HI*ABK:Z0000~", "DOE JANE*1~HI*ABK:Z0000~")]
    [InlineData("NM1*IL*1*DOE*ANN*", "NM1*DOEJANE*ANN**")]
    [InlineData("NM1*IL*1*DOE*ANN*", "NM1*IL*DOEJANE*ANN*")]
    [InlineData("REF*EI*123456789~", "REF*DOEJANE~")]
    [InlineData("DMG*D8*19800229*F~", "DMG*DOEJANE*F~")]
    [InlineData("PER*IC*DESK*TE*5550100000~", "PER*IC*DESK*DOEJANE~")]
    public void A_name_that_slipped_into_another_place_is_not_shown(string from, string to)
    {
        var findings = Judged.Findings(CleanClaim.With(from, to));
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.DoesNotContain("DOE", f.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CTX*DOEJANE:C1~IK4*2*782*6~")]
    [InlineData("CTX*CLM01:C1~IK4*2*782*6*DOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANEDOEJANE~")]
    public void A_value_that_an_answer_repeats_is_not_shown(string fault)
    {
        var text = Sample.Wrap("AK1*HC*1*005010X222A1~AK2*837*0001*005010X222A1~IK3*CLM*18*2300*8~" + fault + "IK5*R*5~AK9*R*1*1*0~", "999", "005010X231A1", "FA");
        Assert.DoesNotContain("DOE", Assert.Single(Judged.Findings(text)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_chosen_by_the_first_BHT_alone()
    {
        var clean = Judged.Findings(Sample.Wrap(CleanSets.Request278, "278", "005010X217", "HI"));
        var twice = Judged.Findings(Sample.Wrap(CleanSets.Request278.Replace("*1200~HL*1*", "*1200~BHT*0007*11*R1*20260105*1200~HL*1*", StringComparison.Ordinal), "278", "005010X217", "HI"));
        Assert.Empty(clean);
        Assert.Equal(["x12.element-code 2 BHT02 @3 in - code 7", "x12.segment-repeats 2 BHT @3 in - code 5"], twice.ConvertAll(Judged.Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_letter_of_utf8_counts_once()
    {
        var sixty = "NM1*IL*1*" + string.Concat(Enumerable.Repeat("Ã\u0089", 60)) + "*ANN";
        Assert.Empty(Judged.Findings(CleanClaim.With("NM1*IL*1*DOE*ANN", sixty)));
    }

    [Fact]
    public void A_judge_takes_a_clean_set_without_allocating()
    {
        var file = Sample.Bytes(CleanClaim.File());
        Judged.Findings(file);
        static string Many(int claims) => CleanClaim.Segments + string.Concat(Enumerable.Range(2, claims).Select(i =>
            $"HL*{i + 1}*1*22*0~" + CleanClaim.Segments[CleanClaim.Segments.IndexOf("SBR", StringComparison.Ordinal)..]));
        // Both are long enough that the judge remembers what came before.
        var few = Allocated(Many(200));
        var many = Allocated(Many(600));
        // A collection in another test's thread can count a few bytes here; the least of three is ours.
        for (var again = 0; again < 2 && many - few >= 1000; again++)
            many = Math.Min(many, Allocated(Many(600)));
        Assert.True(many - few < 1000, $"400 more claims cost {many - few} bytes.");
    }

    private static long Allocated(string segments)
    {
        var judge = new StructureJudge(f => Assert.Fail(f.Message));
        using var tokenizer = new Quittance.Core.X12.Tokenizer(new MemoryStream(Sample.Bytes(CleanClaim.File(segments))));
        long sum = 0;
        while (tokenizer.Read())
        {
            var segment = tokenizer.Current;
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (segment.Is("ST"u8)) judge.Begin(segment, "005010X222A1", null);
            else if (segment.Position > 0) judge.Take(segment);
            sum += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        return sum;
    }
}
