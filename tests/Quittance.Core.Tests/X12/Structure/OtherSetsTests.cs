namespace Quittance.Core.Tests.X12.Structure;

/// <summary>The guides beside professional claim and remittance: a clean set gives nothing, and one fault gives what it is.</summary>
public class OtherSetsTests
{
    [Theory, MemberData(nameof(CleanSets.All), MemberType = typeof(CleanSets))]
    public void A_clean_set_gives_no_finding(string name, string segments, string set, string guide, string group)
    {
        Assert.NotEmpty(name);
        Assert.Empty(Judged.Findings(Sample.Wrap(segments, set, guide, group)).Select(Judged.Line));
    }

    [Theory]
    [InlineData("HL*3*2*22*0~", "HL*3*1*22*0~", "x12.hl-parent 2 HL02 @7 in 2000C code 7")]
    [InlineData("HL*3*2*22*0~", "HL*3*2*22*1~", "x12.hl-children 2 HL04 @7 in 2000C code 7")]
    [InlineData("HL*3*2*22*0~", "HL*4*2*22*0~", "x12.hl-number 2 HL01 @7 in 2000C code 7")]
    [InlineData("LS*2120~", "", "x12.segment-missing 2 LS @10 in 2110C code 3")]
    [InlineData("LE*2120~", "", "x12.segment-missing 2 LE @12 in 2110C code 3")]
    [InlineData("NM1*PR*2*OTHER~LE*2120~", "LE*2120~NM1*PR*2*OTHER~", "x12.segment-order 2 NM1 @12 in 2110C code 7")]
    [InlineData("LS*2120~", "LS*2110~", "x12.element-code 2 LS01 @10 in 2110C code 7")]
    [InlineData("EB*1**30~", "EB*1**30^98^XX9~", "x12.element-long 1 EB03 @9 in 2110C code 5")]
    public void A_fault_in_an_eligibility_response_is_placed(string from, string to, string expected) =>
        Assert.Equal([expected], Lines(CleanSets.Response271, from, to, "271", "005010X279A1", "HB"));

    [Fact]
    public void A_second_event_of_the_dependent_is_not_taken_for_one_of_the_subscriber() =>
        Assert.Equal(["x12.loop-repeats 2 HL @13 in 2000E code 4"],
            Lines(CleanSets.Request278, "HL*6*3*EV*0~", "HL*6*4*EV*0~", "278", "005010X217", "HI"));

    [Fact]
    public void An_event_under_the_requester_is_told() =>
        Assert.Equal(["x12.hl-parent 2 HL02 @11 in 2000E code 7"],
            Lines(CleanSets.Request278, "HL*5*4*EV*0~", "HL*5*2*EV*0~", "278", "005010X217", "HI"));

    [Theory]
    [InlineData(CleanSets.Request278, "*13*", "*11*", "x12.element-missing 2 BHT06 @2 in - code 1")] // read as a response, which says more of itself
    [InlineData(CleanSets.Response278, "*11*", "*13*", "x12.element-code 2 BHT06 @2 in - code 7")]   // read as a request
    [InlineData(CleanSets.Request278, "*13*", "*99*", "x12.element-code 2 BHT02 @2 in - code 7")]    // neither
    public void The_purpose_tells_a_request_from_a_response(string segments, string from, string to, string expected) =>
        Assert.Equal(expected, Lines(segments, from, to, "278", "005010X217", "HI")[0]);

    [Theory]
    [InlineData("LS*2700~", "", "x12.segment-unexpected 2 N1 @13 in 2310 code 2")]
    [InlineData("LE*2700~", "", "x12.segment-missing 2 LE @16 in 2000 code 3")]
    [InlineData("NM1*P3*1*ROE*JIM****XX*1234567893*25~", "", "x12.segment-missing 2 NM1 @11 in 2310 code 3")]
    [InlineData("INS*Y*18*021", "INS*Y*18*999", "x12.element-code 2 INS03 @5 in 2000 code 7")]
    public void A_fault_in_an_enrollment_is_placed(string from, string to, string expected) =>
        Assert.Contains(expected, Lines(CleanSets.Enrollment834, from, to, "834", "005010X220A1", "BE"));

    [Theory]
    [InlineData("CL1*3*1*01~", "", "x12.segment-missing 2 CL1 @20 in 2300 code 3")]
    [InlineData("SV2*0300*", "SV1*0300*", "x12.segment-not-in-set 2 SV1 @24 in 2400 code 6")]
    [InlineData("13:A:1**A", "13:A:1*Y*A", "x12.element-not-used 2 CLM06 @18 in 2300 code I10")]
    public void A_fault_in_an_institutional_claim_is_placed(string from, string to, string expected) =>
        Assert.Contains(expected, Lines(CleanSets.Claim837I, from, to, "837", "005010X223A2", "HC"));

    [Fact]
    public void Where_only_the_structure_is_known_a_finding_has_its_loop_and_no_usage_is_claimed()
    {
        // BPR and N1*RM are missing, BPR stands at the end, QQQ is no segment: only the date is a matter of the standard alone.
        const string Segments = "N1*PE*ISSUER~ENT*1~NM1*IL*1*DOE~RMR*ZZ*APTC**100~DTM*582*20261399~BPR*I*100*C*ACH~QQQ*1~";
        Assert.Equal(["x12.element-date 1 DTM02 @6 in 2300 code 8"],
            Judged.Findings(Sample.Wrap(Segments, "820", "005010X306", "RA")).Select(Judged.Line));
    }

    [Fact]
    public void A_version_after_005010_may_be_longer_but_not_broken()
    {
        var segments = $"NM1*40*2*{new string('A', 70)}*****46*R1~LX*1~TRN*1~DTP*096*D8*20261399~";
        Assert.Equal(["x12.element-missing 1 TRN02 @4 in LX code 1", "x12.element-date 1 DTP03 @5 in DTP code 8"],
            Judged.Findings(Sample.Wrap(segments, "275", "006020X314", "PI")).Select(Judged.Line));
        Assert.Contains("x12.element-long 1 NM103 @2 in NM1 code 5",
            Judged.Findings(Sample.Wrap(segments, "275", "005010X210", "PI")).Select(Judged.Line));
    }

    private static List<string> Lines(string segments, string from, string to, string set, string guide, string group)
    {
        Assert.Contains(from, segments, StringComparison.Ordinal);
        var at = segments.IndexOf(from, StringComparison.Ordinal);
        return Judged.Findings(Sample.Wrap(segments[..at] + to + segments[(at + from.Length)..], set, guide, group)).ConvertAll(Judged.Line);
    }
}
