using System.Text;
using Quittance.Core.Claims;

namespace Quittance.Core.Tests.Claims;

/// <summary>Each segment in one sentence.</summary>
public sealed class SegmentReadingTests
{
    [Theory]
    [InlineData("CLM*C1*1234.5***11:B:7*Y*A*Y*Y", "Claim C1, $1,234.50, office (11), replaces an earlier claim (7), assignment accepted.")]
    [InlineData("HI*ABK:M1711*ABF:I10*BG:AA", "Diagnoses: A. M17.11, B. I10, condition AA.")]
    [InlineData("DTP*472*D8*20260309", "Service: 03/09/2026.")]
    [InlineData("DTP*472*RD8*20260309-20260311", "Service: 03/09/2026 to 03/11/2026.")]
    [InlineData("REF*G1*A77", "Authorization: A77.")]
    [InlineData("REF*Q9*A77", "Reference (Q9): A77.")]
    [InlineData("NM1*82*1*OSEI*AMARA****XX*1999999125", "Seen by: AMARA OSEI, NPI 1999999125.")]
    [InlineData("NM1*PR*2*GRANITE MUTUAL*****PI*GRNMU", "Payer: GRANITE MUTUAL, number GRNMU.")]
    [InlineData("N3*1 ELM STREET*UNIT 2", "Street: 1 ELM STREET, UNIT 2.")]
    [InlineData("N4*SPRINGFIELD*IL*627010001", "Place: SPRINGFIELD, IL 627010001.")]
    [InlineData("N4*TORONTO*ON*M5V2T6*CA", "Place: TORONTO, ON M5V2T6, country CA.")]
    [InlineData("SBR*P*18*G100*GOLD*****CI", "First payer, the patient is the insured, group G100, GOLD, commercial insurance (CI).")]
    [InlineData("SBR*S*18***12****MB", "Second payer, the patient is the insured, Medicare pays second: works at 65 or over, or the spouse does (12), Medicare Part B (MB).")]
    [InlineData("SBR*S*G8***99****XX", "Second payer, the patient is the insured’s relation (another kind), kind of insurance 99, filed as XX.")]
    [InlineData("AMT*F5*25", "Paid by the patient: $25.00.")]
    [InlineData("NTE*ADD*CALLED FIRST", "Note: CALLED FIRST")]
    [InlineData("XYZ*1", "XYZ: no plain reading; the segment stands as it came.")]
    public void A_segment_says_what_it_means(string segment, string says) => Assert.Equal(says, SegmentReading.Say(One(segment)));

    [Fact]
    public void A_line_says_code_modifiers_charge_units_and_diagnoses_by_letter()
    {
        var cut = SegmentCut.Of(Encoding.ASCII.GetBytes("CLM*C1*100***11:B:1~LX*1~SV1*HC:99214:25:59*100*UN*2***1:3~"), 0);
        Assert.Equal("Line 1: 99214 25 59, $100.00, 2 units, for diagnoses A and C.", SegmentReading.Say(cut[2]));
    }

    [Fact]
    public void A_value_of_a_broken_file_is_cut_and_an_amount_that_is_none_stands_as_it_came()
    {
        Assert.True(SegmentReading.Say(One("NTE*ADD*" + new string('x', 5_000))).Length < 420);
        Assert.Equal("Paid by the patient: ABC.", SegmentReading.Say(One("AMT*F5*ABC")));
        Assert.Equal("Paid by the patient: no amount.", SegmentReading.Say(One("AMT*F5")));
    }

    private static SegmentText One(string text)
    {
        var parts = text.Split('*');
        return new SegmentText(parts[0], parts[1..], "2300", 0, 0, '*', ':');
    }
}
