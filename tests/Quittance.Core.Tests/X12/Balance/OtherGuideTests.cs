using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>Claims of guides that post nothing: predeterminations, reported claims and the version before. A check adds their charges up.</summary>
public sealed class OtherGuideTests
{
    private const string OffByOne = "BHT*0019*00*1*20260105*1200*CH~HL*1**20*1~HL*2*1*22*0~SBR*P*18~CLM*A*101***11:B:1~SBR*S*18~AMT*D*7~NM1*PR*2*FIRST*****PI*P9~LX*1~SV1*HC:99213*100*UN*1***1~";

    private static FileVerdict Check(string text, string guide) =>
        FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text, "837", guide))), cancellationToken: TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("005010X291")]
    [InlineData("005010X298")]
    [InlineData("004010X098A1")]
    public void A_check_adds_up_the_charge_and_says_that_the_rest_is_not_judged(string guide)
    {
        var verdict = Check(OffByOne, guide);
        Assert.Equal(["balance.claim-charge"], verdict.Findings.Where(f => f.Level > 1).Select(f => f.Id));
        Assert.Contains(new NotJudged(3, "in this guide only the charge of a claim is added up"), verdict.NotJudged);
        Assert.DoesNotContain(Check(OffByOne.Replace("*101*", "*100*", StringComparison.Ordinal), guide).Findings, f => f.Level > 1);
    }

    [Fact]
    public void A_check_adds_up_institutional_lines_of_every_guide()
    {
        var text = OffByOne.Replace("SV1*HC:99213*100*UN*1***1~", "SV2*0450*HC:99281*100*UN*1~", StringComparison.Ordinal);
        Assert.Contains(Check(text, "005010X292").Findings, f => f.Id == "balance.claim-charge");
        Assert.Contains(Check(text, "004010X096A1").Findings, f => f.Id == "balance.claim-charge");
    }

    [Theory]
    [InlineData("005010X291")]
    [InlineData("005010X292")]
    [InlineData("004010X098A1")]
    public void A_reading_makes_no_claim_of_them(string guide) =>
        Assert.DoesNotContain(Sample.Items(Sample.Wrap(OffByOne, "837", guide)), i => i is Claim837 or InstitutionalClaim837);
}
