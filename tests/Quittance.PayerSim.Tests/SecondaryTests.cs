using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Members;

namespace Quittance.PayerSim.Tests;

public class SecondaryTests
{
    private static readonly DateOnly Day = Practice.Start.AddDays(-1);

    /// <summary>The claim as it goes to the next payer: on each line the first payer made these adjustments and paid the rest.</summary>
    internal static Claim837 After(Claim837 claim, string firstPayer, params (string Group, string Reason, long Cents)[] adjustments)
    {
        var made = adjustments.Select(a => new Adjustment837(a.Group, a.Reason, new Money(a.Cents), "")).ToList();
        var paid = claim.Lines.Select(l => l.Charge!.Value - new Money(adjustments.Sum(a => a.Cents))).ToList();
        var left = adjustments.Where(a => a.Group == "PR").Sum(a => a.Cents) * claim.Lines.Count;
        return claim with
        {
            PayerLevel = "S",
            OtherPayers =
            [
                new OtherPayer837("P", "MB", "FIRST PAYER", firstPayer, new Money(paid.Sum(p => p.Cents)), new Money(left))
                {
                    MemberId = "F1", MemberLast = "RADCLIFFE", MemberFirst = "KEIKO", Relationship = "18", BenefitsAssigned = "Y", Release = "Y",
                },
            ],
            Lines = [.. claim.Lines.Select((l, n) => l with { Adjudications = [new LineAdjudication837 { PayerId = firstPayer, Paid = paid[n], CodeQualifier = "HC", Code = l.Code, Units = "1", Date = "20250625", Adjustments = made }] })],
        };
    }

    // Charge 200; the first payer allowed 120, took 20 as deductible and 20 as coinsurance and paid 80. This plan allows 100 and has 20 % coinsurance.
    [Theory]
    [InlineData("standard", 4000, 0)]
    [InlineData("non-duplication", 0, 4000)]
    [InlineData("supplement", 4000, 0)]
    [InlineData("supplement, supplement-keeps-deductible: true", 2000, 2000)]
    [InlineData("medicaid", 2000, 0)]
    [InlineData("medicare-secondary", 4000, 0)]
    [InlineData("none", 0, 4000)]
    public void A_plan_pays_after_another_payer_as_it_coordinates(string coordination, long paid, long patient)
    {
        using var practice = Practice.With(Plain.Payer(benefits: $"coinsurance-percent: 20, coordination: {coordination}"));
        practice.Enroll("M1");
        practice.Send(After(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 20000, Day)), "99901", ("CO", "45", 8000), ("PR", "1", 2000), ("PR", "2", 2000)));
        practice.Pass(7);
        var payment = Assert.Single(practice.Payments);
        Assert.Equal(("2", paid, patient), (payment.Status, payment.Paid!.Value.Cents, payment.PatientResponsibility!.Value.Cents));
        Assert.Contains(payment.Lines[0].Adjustments, a => a is { Group: "OA", Reason: "23" });
        practice.CheckAnswers();
    }

    [Fact]
    public void Medicare_as_secondary_pays_the_lowest_of_three_amounts_less_sequestration()
    {
        // 42 CFR 411.33: charge 175, first payer allowed 120 and paid 96, Medicare's fee 100 with the deductible met: 24, less 2 percent.
        using var practice = Practice.With(Plain.Payer(benefits: "coinsurance-percent: 20, coordination: medicare-secondary, sequestration-percent: 2"));
        practice.Enroll("M1");
        practice.Send(After(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 17500, Day)), "99901", ("CO", "45", 5500), ("PR", "2", 2400)));
        practice.Pass(7);
        Assert.Equal(new Money(2352), Assert.Single(practice.Payments).Paid);
        practice.CheckAnswers();
    }

    [Fact]
    public void A_claim_that_another_payer_should_have_had_first_is_denied()
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1", with: m => m with { Other = [new OtherCoverage("99901", "F1", PaysFirst: true, new DateOnly(2020, 1, 1))] });
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day)));
        practice.Pass(7);
        Assert.Equal([("CO", "22")], Assert.Single(practice.Payments).Lines[0].Adjustments.Select(a => (a.Group, a.Reason)));
    }

    [Fact]
    public void A_forwarded_claim_is_paid_by_the_next_payer_without_being_sent_again()
    {
        var first = Practice.Read(Plain.Payer(benefits: "deductible: 30, coinsurance-percent: 20, forwards-percent: 100"));
        var second = Practice.Read(Plain.Payer(id: "99002", benefits: "coordination: supplement"));
        using var practice = new Practice([first, second]);
        practice.Enroll("M1", with: m => m with { Other = [new OtherCoverage("99002", "S1", PaysFirst: false, new DateOnly(2020, 1, 1))] });
        practice.Enroll("S1", "99002");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day)));
        practice.Pass(12);
        Assert.Equal(["19", "2"], practice.Payments.OrderBy(p => p.Status, StringComparer.Ordinal).Select(p => p.Status), StringComparer.Ordinal);
        var from = practice.Payments.Single(p => p.Status == "19");
        Assert.Equal(("PLAIN PAYER 99002", "99002", new Money(5600), new Money(4400)), (from.CrossoverName, from.CrossoverId, from.Paid, from.PatientResponsibility));
        Assert.Equal("MA18", Assert.Single(from.Remarks));
        var next = practice.Payments.Single(p => p.Status == "2");
        Assert.Equal(("A1", "S1", new Money(4400), Money.Zero), (next.Number, next.PatientId, next.Paid, next.PatientResponsibility));
        Assert.Single(practice.Statuses);
        practice.CheckAnswers();
    }

    [Fact]
    public void Amounts_that_stand_only_at_the_claim_are_put_on_its_lines()
    {
        using var practice = Practice.With(Plain.Payer(benefits: "coordination: supplement"));
        practice.Enroll("M1");
        var claim = After(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 10000, Day), Billed.Line("93000", 5000, Day)), "99901");
        var other = claim.OtherPayers[0] with { Paid = new Money(9000), RemainingLiability = new Money(2500), Adjustments = [new("CO", "45", new Money(3500), ""), new("PR", "2", new Money(2500), "")] };
        practice.Send(claim with { OtherPayers = [other], Lines = [.. claim.Lines.Select(l => l with { Adjudications = [] })] });
        practice.Pass(7);
        Assert.Equal(new Money(2500), Assert.Single(practice.Payments).Paid);
        practice.CheckAnswers();
    }
}
