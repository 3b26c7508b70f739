using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>What a remittance says of its payment beside the sums: reversals, predeterminations, no payment, balances carried forward.</summary>
public sealed class RemittanceHandlingTests
{
    private static List<Finding> Check(string payment, string claims, string balances = "") =>
        [.. FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(
            $"BPR*{payment}************20260110~TRN*1*T1*1234567893~N1*PR*PAYER~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~PER*BL**TE*5550100000~N1*PE*CLINIC*XX*1234567893~LX*1~{claims}{balances}",
            "835", "005010X221A1", "HP", sayGuide: false))), cancellationToken: TestContext.Current.CancellationToken).Findings.Where(f => f.Level == 3)];

    private static string Claim(string status, string charge, string paid, string adjusted) => $"CLP*C1*{status}*{charge}*{paid}**12*P1~CAS*CO*45*{adjusted}~NM1*QC*1*DOE*ANN~";

    [Fact]
    public void A_reversal_with_turned_signs_and_its_correction_balance()
    {
        Assert.Empty(Check("I*10*C*CHK", Claim("22", "-100", "-60", "-40") + Claim("1", "100", "70", "30")));
        var finding = Assert.Single(Check("I*60*C*CHK", Claim("22", "100", "60", "40")));
        Assert.Equal(("balance.reversal", Severity.Warning, "CLP", 3, "-100.00"), (finding.Id, finding.Severity, finding.Segment, finding.Element, finding.Expected));
    }

    [Fact]
    public void A_predetermination_pays_nothing()
    {
        Assert.Empty(Check("H*0*C*NON", Claim("25", "100", "0", "100")));
        Assert.Equal("balance.predetermination", Assert.Single(Check("I*60*C*CHK", Claim("25", "100", "60", "40"))).Id);
    }

    [Theory]
    [InlineData("H*0*C*NON", null)]
    [InlineData("P*0*C*ACH", null)]
    [InlineData("I*0*C*ACH", "balance.no-payment")]
    [InlineData("I*0*C*NON", "balance.no-payment")]
    public void A_payment_of_nothing_says_so(string payment, string? id) => Assert.Equal(id is null ? [] : [id], Check(payment, Claim("1", "100", "0", "100")).Select(f => f.Id));

    [Fact]
    public void A_notification_moves_no_money() => Assert.Equal(["balance.no-payment"], Check("H*60*C*NON", Claim("1", "100", "60", "40")).Select(f => f.Id));

    [Fact]
    public void A_balance_below_zero_is_carried_forward_and_taken_later()
    {
        var reversal = Claim("22", "-100", "-60", "-40");
        Assert.Empty(Check("H*0*C*NON", reversal, "PLB*1234567893*20261231*FB:T1*-60~"));
        Assert.Empty(Check("I*40*C*CHK", Claim("1", "100", "100", "0"), "PLB*1234567893*20261231*FB:T1*60~"));
        Assert.Empty(Check("H*0*C*NON", Claim("1", "100", "50", "50"), "PLB*1234567893*20261231*FB:T1*60*FB:T2*-10~"));
        Assert.Equal(["balance.negative-payment"], Check("I*-60*C*CHK", reversal).Select(f => f.Id));
    }

    [Fact]
    public void No_more_is_carried_forward_than_what_the_payment_lacks()
    {
        var finding = Assert.Single(Check("I*20*C*CHK", Claim("22", "-100", "-60", "-40"), "PLB*1234567893*20261231*FB:T1*-80~"));
        Assert.Equal(("balance.forward", Severity.Warning), (finding.Id, finding.Severity));
    }

    [Fact]
    public void A_finding_stands_where_the_amount_stands()
    {
        var transaction = Assert.Single(Check("I*61*C*CHK", Claim("1", "100", "60", "40")));
        Assert.Equal(("BPR", 2, 2), (transaction.Segment, transaction.SegmentPosition, transaction.Element));
        var line = Check("I*60*C*CHK", "CLP*C1*1*100*60*40*12*P1~NM1*QC*1*DOE*ANN~SVC*HC:99213*100*60~DTM*472*20260102~CAS*PR*1*39~").Single(f => f.Id == "balance.line");
        Assert.Equal(("SVC", 12, 3), (line.Segment, line.SegmentPosition, line.Element));
    }
}
