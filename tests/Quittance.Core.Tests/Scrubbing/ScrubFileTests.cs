using Quittance.Core.Scrubbing;
using Quittance.Core.Tests.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.Scrubbing;

/// <summary>Claims as they stand in files, not as examples make them.</summary>
public class ScrubFileTests
{
    private const string Head = "BHT*0019*00*1*20260310*1200*CH~NM1*41*2*EXAMPLE*****46*1~PER*IC*OFFICE*TE*6145550142~NM1*40*2*PAYER*****46*2~"
        + "HL*1**20*1~PRV*BI*PXC*207Q00000X~NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984~N3*12 MILL STREET~N4*MILLBROOK*OH*439990001~REF*EI*123456789~"
        + "HL*2*1*22*0~SBR*S*18*******CI~NM1*IL*1*EXAMPLE*PAT****MI*EX1~N3*1 VALLEY~N4*MILLBROOK*OH*43990~DMG*D8*19700115*F~NM1*PR*2*SECOND PLAN*****PI*SEC1~";

    // T-C4: a whole claim to the second payer with two lines. T-C3 is its arithmetic of one line.
    private const string Secondary = "CLM*ACC1*260***11:B:1*Y*A*Y*Y~HI*ABK:E119*ABF:I10~NM1*82*1*DOCTOR*ANY****XX*1234567893~"
        + "SBR*P*18*******CI~AMT*D*80~AMT*EAF*70~OI***Y***Y~NM1*IL*1*EXAMPLE*PAT****MI*EX9~NM1*PR*2*FIRST PLAN*****PI*FIRST1~REF*F8*ICN77~"
        + "LX*1~SV1*HC:99214*200*UN*1***1~DTP*472*D8*20260302~SVD*FIRST1*64*HC:99214**1~CAS*CO*45*70~CAS*PR*1*50**2*16~DTP*573*D8*20260306~"
        + "LX*2~SV1*HC:36415*60*UN*1***1~DTP*472*D8*20260302~SVD*FIRST1*16*HC:36415**1~CAS*CO*45*40~CAS*PR*2*4~DTP*573*D8*20260306~";

    [Fact]
    public void A_whole_claim_to_the_second_payer_balances_line_by_line_and_is_clean() => Assert.Empty(Scrub(Secondary));

    [Theory]
    [InlineData("CAS*PR*1*50**2*16", "CAS*PR*1*50", "PRO-1103 -", "PRO-1102 1")]
    [InlineData("AMT*D*80", "AMT*D*96", "PRO-1103 -")]
    [InlineData("CLM*ACC1*260", "CLM*ACC1*70", "PRO-1101 -", "PRO-1103 -")]
    [InlineData("NM1*PR*2*FIRST PLAN*****PI*FIRST1", "NM1*PR*2*FIRST PLAN*****PI*OTHER", "PRO-1106 -", "PRO-1105 1", "PRO-1105 2")]
    [InlineData("XX*1234567893", "XX*1234567890", "PRO-0202 -")]
    [InlineData("HI*ABK:E119*ABF:I10", "HI*ABK:E119*ABF:E119", "PRO-0501 -")]
    [InlineData("UN*1***1~DTP*472*D8*20260302~SVD*FIRST1*16", "UN*1***3~DTP*472*D8*20260302~SVD*FIRST1*16", "PRO-0503 2")]
    public void One_fault_in_the_file_is_told_at_its_place(string right, string wrong, params string[] expected) =>
        Assert.Equal(expected.ToList(), Scrub(Secondary.Replace(right, wrong, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList());

    [Fact]
    public void A_replacement_without_the_payers_number_is_told_and_with_it_is_not()
    {
        var replacement = Secondary.Replace("11:B:1", "11:B:7", StringComparison.Ordinal);

        Assert.Equal(["PRO-0112 -"], Scrub(replacement));
        Assert.Empty(Scrub(replacement.Replace("HI*ABK", "REF*F8*ICN80~HI*ABK", StringComparison.Ordinal)));
    }

    private static List<string> Scrub(string claim)
    {
        var read = Sample.Items(Sample.Wrap(Head + claim)).OfType<Claim837>().Single();
        return [.. EditCatalog.Runner.Run(read, ExampleClaim.Today).Select(f => $"{f.Id} {(f.Line is { } line ? Words.Count(line) : "-")}")];
    }
}
