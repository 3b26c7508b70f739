using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>What earlier payers paid and adjusted, against the charges.</summary>
public sealed class OtherPayerBalanceTests
{
    private const string Head = "CLM*A*260***11:B:1*Y*A*Y*Y~";
    private const string Payer = "SBR*P*18~AMT*D*80~OI***Y***Y~NM1*PR*2*FIRST*****PI*P9~";
    private const string Line1 = "LX*1~SV1*HC:99214*200*UN*1***1~SVD*P9*64*HC:99214**1~CAS*CO*45*70~CAS*PR*1*50**2*16~";
    private const string Line2 = "LX*2~SV1*HC:81002*60*UN*1***1~SVD*P9*16*HC:81002**1~CAS*CO*45*40~CAS*PR*2*4~";
    private const string Whole = Head + Payer + Line1 + Line2;

    private static IReadOnlyList<Finding> Check(string text) => ClaimBalance.Check(Sample.Items(Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~SBR*S*18~" + text)).OfType<Claim837>().Single());

    private static string With(string from, string to, string text = Whole)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLM*A*260*", "CLM*A*260.01*", "balance.claim-charge")]
    [InlineData("*200*UN", "*199.99*UN", "balance.claim-charge")]
    [InlineData("AMT*D*80~", "AMT*D*80.01~", "balance.cob-paid")]
    [InlineData("SVD*P9*64*", "SVD*P9*63.99*", "balance.cob-line")]
    [InlineData("CAS*CO*45*70~", "CAS*CO*45*70.01~", "balance.cob-line")]
    [InlineData("**2*16~", "**2*15.99~", "balance.cob-line")]
    public void One_cent_off_is_one_finding(string from, string to, string id)
    {
        Assert.Empty(Check(Whole));
        var finding = Assert.Single(Check(With(from, to)));
        Assert.Equal((id, Severity.Error, 3), (finding.Id, finding.Severity, finding.Level));
        Assert.NotNull(finding.Source?.Link);
        Assert.NotNull(finding.Clears);
    }

    [Fact]
    public void A_finding_stands_where_the_amount_stands()
    {
        var line = Assert.Single(Check(With("SVD*P9*16*", "SVD*P9*17*")));
        Assert.Equal(("SVD", 2, "2430", "61.00", "60.00"), (line.Segment, line.Element, line.Loop, line.Value, line.Expected));
        Assert.Equal(2, line.Line);
        var paid = Assert.Single(Check(With("AMT*D*80~", "AMT*D*81~")));
        Assert.Equal(("AMT", 2, "2320"), (paid.Segment, paid.Element, paid.Loop));
        var text = Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~SBR*S*18~" + With("AMT*D*80~", "AMT*D*81~"));
        Assert.Equal(text.IndexOf("AMT*D*81", StringComparison.Ordinal), paid.ByteOffset);
    }

    [Fact]
    public void A_charge_that_is_wrong_on_one_line_names_the_line() =>
        Assert.Equal("Claim charge 260.00 is not the sum of its 2 line charges, 261.00. Line 1 is off by the same amount from what another payer paid and adjusted.",
            Assert.Single(Check(With("*200*UN", "*201*UN"))).Message);

    [Fact]
    public void A_line_that_the_payer_took_apart_adds_up_over_its_parts()
    {
        var apart = With("SVD*P9*16*HC:81002**1~CAS*CO*45*40~CAS*PR*2*4~", "SVD*P9*16*HC:81002**1~CAS*CO*45*30~SVD*P9*0*HC:81003**1~CAS*CO*45*10~CAS*PR*2*4~");
        Assert.Empty(Check(apart));
        Assert.Equal("balance.cob-line", Assert.Single(Check(With("CAS*CO*45*10~", "CAS*CO*45*11~", apart))).Id);
    }

    [Fact]
    public void A_line_paid_in_full_has_no_adjustment() =>
        Assert.Empty(Check("CLM*A*60***11:B:1~SBR*P*18~AMT*D*60~NM1*PR*2*FIRST*****PI*P9~LX*1~SV1*HC:81002*60*UN*1***1~SVD*P9*60*HC:81002**1~"));

    [Fact]
    public void Every_earlier_payer_balances_by_itself()
    {
        const string second = "SBR*S*18~AMT*D*50~OI***Y***Y~NM1*PR*2*SECOND*****PI*P8~";
        var both = Head + Payer + second + Line1 + "SVD*P8*40*HC:99214**1~CAS*OA*23*150~CAS*PR*2*10~" + Line2 + "SVD*P8*10*HC:81002**1~CAS*OA*23*50~";
        Assert.Empty(Check(both));
        var finding = Assert.Single(Check(With("CAS*OA*23*50~", "CAS*OA*23*49~", both)));
        Assert.Contains("of payer P8", finding.Message, StringComparison.Ordinal);
        // A charge that is wrong is told once, however many payers meet it.
        Assert.Equal("balance.claim-charge", Assert.Single(Check(With("*200*UN", "*201*UN", both))).Id);
    }

    [Fact]
    public void An_adjustment_of_the_whole_claim_lowers_what_was_paid_in_all()
    {
        var copay = With("AMT*D*80~", "CAS*PR*3*25~AMT*D*55~");
        Assert.Empty(Check(copay));
        Assert.Equal("balance.cob-paid", Assert.Single(Check(With("CAS*PR*3*25~", "CAS*PR*3*24.99~", copay))).Id);
    }

    private const string ByClaim = "CLM*A*200***11:B:1~SBR*P*19~CAS*PR*1*50~AMT*D*150~NM1*PR*2*FIRST*****PI*P9~LX*1~SV1*HC:99213*200*UN*1***1~";

    [Fact]
    public void A_payer_that_decided_about_the_claim_alone_paid_and_adjusted_its_charge()
    {
        Assert.Empty(Check(ByClaim));
        Assert.Equal("balance.cob-claim", Assert.Single(Check(With("AMT*D*150~", "AMT*D*150.01~", ByClaim))).Id);
        Assert.Equal("balance.cob-claim", Assert.Single(Check(With("CAS*PR*1*50~", "CAS*PR*1*49.99~", ByClaim))).Id);
        Assert.Equal("balance.claim-charge", Assert.Single(Check(With("CLM*A*200*", "CLM*A*200.01*", ByClaim))).Id);
        Assert.Equal("balance.claim-charge", Assert.Single(Check(With("*200*UN", "*200.01*UN", ByClaim))).Id);
    }

    [Fact]
    public void A_payment_that_nothing_explains_is_a_warning()
    {
        var finding = Assert.Single(Check(With("CAS*PR*1*50~", "", ByClaim)));
        Assert.Equal(("balance.cob-claim", Severity.Warning), (finding.Id, finding.Severity));
        Assert.Equal("Claim charge 200.00 is not what payer P9 paid, 150.00, and no adjustment says why.", finding.Message);
        Assert.Empty(Check(With("CAS*PR*1*50~AMT*D*150~", "AMT*D*0~AMT*A8*200~", ByClaim)));
        Assert.Empty(Check(With("CAS*PR*1*50~AMT*D*150~", "AMT*D*200~", ByClaim)));
    }

    [Fact]
    public void Lines_that_a_payer_did_not_decide_about_are_a_warning()
    {
        var partial = Head + Payer + Line1 + "LX*2~SV1*HC:81002*60*UN*1***1~";
        var finding = Assert.Single(Check(With("AMT*D*80~", "AMT*D*64~", partial)));
        Assert.Equal(("balance.cob-claim", Severity.Warning), (finding.Id, finding.Severity));
        Assert.Contains("on 1 of 2 lines", finding.Message, StringComparison.Ordinal);
        // The second line's charge is adjusted on the claim: the whole adds up.
        Assert.Empty(Check(With("AMT*D*80~", "CAS*CO*96*60~AMT*D*64~", partial)));
    }

    [Fact]
    public void Payers_of_one_number_cannot_be_told_apart_and_are_not_judged() => Assert.Empty(Check(With("AMT*D*80~", "AMT*D*81~", Head + Payer + Payer + Line1 + Line2)));

    [Fact]
    public void Amounts_that_cannot_be_read_leave_a_payer_untold() => Assert.Empty(Check(With("CAS*CO*45*70~", "CAS*CO*45*7O~")));
}
