using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.PayerSim.Tests;

public class MoneyTests
{
    private static readonly DateOnly Day = Practice.Start.AddDays(-1);

    private static ClaimPayment835 Pay(string yaml, params Line837[] lines)
    {
        using var practice = Practice.With(yaml);
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", lines));
        practice.Pass(7);
        practice.CheckAnswers();
        return Assert.Single(practice.Payments);
    }

    private static string Adjustments(ServiceLine835 line) => string.Join(' ', line.Adjustments.Select(a => $"{a.Group}{a.Reason}={a.Amount}"));

    [Fact]
    public void Deductible_then_coinsurance_then_sequestration()
    {
        // Charge 300, allowed 200, 50 of the deductible open: the program's own example.
        var payment = Pay(Plain.Payer(benefits: "deductible: 50, coinsurance-percent: 20, sequestration-percent: 2"), Billed.Line("99213", 30000, Day, "2"));
        Assert.Equal("CO45=100.00 CO253=2.40 PR1=50.00 PR2=30.00", Adjustments(payment.Lines[0]));
        Assert.Equal(new Money(11760), payment.Paid);
    }

    [Fact]
    public void A_copay_is_taken_once_a_visit_and_before_the_deductible()
    {
        var share = "cost-share: [{ codes: [992*], copay: 25, deductible: waived, coinsurance-percent: 0 }]";
        var payment = Pay(Plain.Payer(benefits: $"deductible: 1000, {share}"), Billed.Line("99213", 15000, Day), Billed.Line("99214", 20000, Day, "1", "25"), Billed.Line("93000", 4000, Day));
        Assert.Equal(["CO45=50.00 PR3=25.00", "CO45=50.00", "CO45=20.00 PR1=20.00"], payment.Lines.Select(Adjustments), StringComparer.Ordinal);
    }

    [Fact]
    public void The_out_of_pocket_maximum_caps_what_the_member_bears()
    {
        // 500 allowed, 200 deductible and a fifth of the rest would be 260; 230 is the most.
        var payment = Pay(Plain.Payer(benefits: "deductible: 200, coinsurance-percent: 20, out-of-pocket-max: 230"), Billed.Line("99213", 50000, Day, "5"));
        Assert.Equal("PR1=200.00 PR2=30.00", Adjustments(payment.Lines[0]));
    }

    [Fact]
    public void A_deductible_is_used_up_over_the_year_and_begins_anew()
    {
        using var practice = Practice.With(Plain.Payer(benefits: "deductible: 130, year-starts: 07-04"));
        practice.Enroll("M1");
        foreach (var n in Enumerable.Range(0, 4)) practice.Send(Billed.Claim($"A{n}", "99001", "M1", Billed.Line("99213", 10000, Practice.Start.AddDays(n * 2 - 3))));
        practice.Pass(7);
        Assert.Equal([10000L, 3000L, 0L, 10000L], practice.Payments.OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.PatientResponsibility!.Value.Cents));
    }

    [Theory]
    [InlineData("otherwise: { percent-of-charge: 50 }", "99999", 8000, "CO45=40.00", "")]
    [InlineData("", "00001", 8000, "CO97=80.00", "M15")]
    [InlineData("lesser-of-charge: true", "99213", 8000, "", "")]
    [InlineData("lesser-of-charge: false", "99213", 8000, "CO94=-20.00", "")]
    public void The_contract_prices_a_line(string contract, string code, long cents, string adjustments, string remark)
    {
        var payment = Pay(Plain.Payer(contract: contract), Billed.Line(code, cents, Day));
        Assert.Equal((adjustments, remark), (Adjustments(payment.Lines[0]), string.Concat(payment.Lines[0].Remarks)));
    }

    [Fact]
    public void Modifiers_taxonomies_and_ranks_change_the_price()
    {
        Assert.Equal(new Money(12000), Pay(Plain.Payer(contract: "modifier-percents: { '50': 150 }"), Billed.Line("20610", 20000, Day, "1", "50")).Paid);
        Assert.Equal(new Money(8500), Pay(Plain.Payer(contract: "taxonomy-percents: { 207Q*: 85 }"), Billed.Line("99213", 20000, Day)).Paid);
        var ranked = Pay(Plain.Payer(contract: "multiple-procedures: [{ codes: [20600-20611], percents: [100, 50] }]"), Billed.Line("20600", 10000, Day), Billed.Line("20610", 10000, Day));
        Assert.Equal(["CO59=30.00 CO45=40.00", "CO45=20.00"], ranked.Lines.Select(Adjustments), StringComparer.Ordinal);
    }

    [Fact]
    public void What_the_plan_does_not_cover_and_what_has_no_contract_is_denied()
    {
        Assert.Equal("PR96=150.00", Adjustments(Pay(Plain.Payer(benefits: "not-covered: [992*]"), Billed.Line("99213", 15000, Day)).Lines[0]));
        Assert.Equal("CO147=150.00", Adjustments(Pay(Plain.Payer(contract: "from: 2025-07-01"), Billed.Line("99213", 15000, Day)).Lines[0]));
    }

    [Fact]
    public void Late_payment_brings_interest_and_the_set_still_adds_up()
    {
        using var practice = Practice.With(Plain.Payer(contract: "interest-after-days: 5, interest-percent: 10", rules: Plain.Rule("codes: ['99213']", "pend: { days: 38 }")));
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day)));
        practice.Pass(60);
        // Received on 1 July, due after 40 days on Sunday 10 August, paid on Monday: 36 days late.
        var entry = Assert.Single(Assert.Single(practice.Items<ProviderBalance835>("835")).Adjustments);
        Assert.Equal(("L6", practice.Payments[0].PayerClaimNumber, new Money(-99)), (entry.Reason, entry.Reference, entry.Amount));
        Assert.Equal(new Money(10099), Assert.Single(practice.Items<RemittanceHeader835>("835")).Paid);
        practice.CheckAnswers();
    }
}
