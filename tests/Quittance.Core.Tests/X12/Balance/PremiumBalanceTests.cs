using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Premium820;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>The 820: its typed view and its sums. All people are invented.</summary>
public sealed class PremiumBalanceTests
{
    private const string Premiums =
        "BPR*C*365*C*ACH*CTX*01*999999992*DA*1*1512345678**01*999988880*DA*2*20260120~TRN*1*T1*1512345678~N1*PE*HEALTH PLAN*FI*123456789~N1*PR*EMPLOYER*FI*987654321~" +
        "ENT*1*2J*34*111223333~NM1*IL*1*DOE*JANE****N*M1~ADX*-10*52~RMR*AZ*POL1**100*110~REF*ZZ*X~DTM*582****RD8*20260101-20260131~ADX*-15*52~ADX*5*53~" +
        "ENT*2*2J*34*111223334~NM1*IL*1*ROE*RICH****N*M2~RMR*AZ*POL2**275~";

    private static List<Finding> Findings(string text, string guide = "005010X218") =>
        [.. FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text, "820", guide, "RA"))), cancellationToken: TestContext.Current.CancellationToken).Findings.Where(f => f.Level == 3)];

    [Fact]
    public void The_head_is_read_before_its_items()
    {
        var items = Sample.Items(Sample.Wrap(Premiums, "820", "005010X218", "RA"));
        Assert.Empty(Sample.Findings(items));
        Assert.Equal(["PremiumHeader820", "PremiumChange820", "OtherSegment", "OtherSegment", "PremiumItem820", "PremiumItem820"], items.Skip(3).SkipLast(3).Select(i => i.GetType().Name));
        var head = items.OfType<PremiumHeader820>().Single();
        Assert.Equal((new Money(36500), "C", "ACH", "20260120", "T1", "HEALTH PLAN", "EMPLOYER"), (head.Paid!.Value, head.Handling, head.Method, head.PaymentDate, head.Trace, head.ReceiverName, head.PayerName));
        var first = items.OfType<PremiumItem820>().First();
        Assert.Equal(("1", "M1", "POL1", new Money(10000), new Money(11000)), (first.Entity, first.MemberId, first.Reference, first.Paid!.Value, first.Billed!.Value));
        Assert.Equal(["-15.00 52", "5.00 53"], first.Adjustments.Select(a => $"{a.Amount} {a.Reason}"));
    }

    [Fact]
    public void Items_and_changes_make_the_payment() => Assert.Empty(Findings(Premiums));

    [Fact]
    public void A_payment_that_is_not_the_sum_of_its_items_is_a_warning_in_figures()
    {
        var finding = Assert.Single(Findings(Premiums.Replace("BPR*C*365*", "BPR*C*365.01*", StringComparison.Ordinal)));
        Assert.Equal(("balance.premium-total", Severity.Warning, "BPR", 2), (finding.Id, finding.Severity, finding.Segment, finding.Element));
        Assert.Equal("Items paid 375.00 with changes -10.00 is 365.00, not the payment of 365.01.", finding.Message);
        Assert.Equal((2, "365.00"), (finding.SegmentPosition, finding.Expected));
    }

    [Fact]
    public void An_adjusted_item_is_what_was_billed_with_its_adjustments()
    {
        var finding = Assert.Single(Findings(Premiums.Replace("*100*110~", "*100*111~", StringComparison.Ordinal)));
        Assert.Equal(("balance.premium-item", "Billed 111.00 with adjustments -10.00 is 101.00, not the payment of 100.00."), (finding.Id, finding.Message));
        Assert.Equal(("RMR", 4), (finding.Segment, finding.Element));
    }

    [Fact]
    public void A_payment_of_an_exchange_may_be_nothing_and_its_items_negative()
    {
        const string exchange = "BPR*I*0*C*NON************20260128~TRN*1*T2~N1*PE*ISSUER*FI*123456789~N1*RM*EXCHANGE*58*EX~ENT*1~RMR*ZZ*UF**-25~ENT*2~RMR*ZZ*UF**-15~ENT*3~RMR*ZZ*INVOICE**40~";
        Assert.Empty(Findings(exchange, "005010X306"));
        Assert.Equal("balance.premium-total", Assert.Single(Findings(exchange.Replace("**40~", "**30~", StringComparison.Ordinal), "005010X306")).Id);
        Assert.Equal("balance.no-payment", Assert.Single(Findings(exchange.Replace("BPR*I*", "BPR*C*", StringComparison.Ordinal), "005010X306")).Id);
    }

    [Fact]
    public void An_amount_that_cannot_be_read_leaves_the_sum_untold() =>
        Assert.Equal(["balance.unreadable"], Findings(Premiums.Replace("**275~", "**27S~", StringComparison.Ordinal)).Select(f => f.Id));

    [Fact]
    public void An_820_of_another_guide_is_not_judged()
    {
        var verdict = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(Premiums, "820", "005010", "RA"))), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(new NotJudged(3, "no balance rules for this guide"), verdict.NotJudged);
        Assert.DoesNotContain(verdict.Findings, f => f.Level == 3);
    }
}
