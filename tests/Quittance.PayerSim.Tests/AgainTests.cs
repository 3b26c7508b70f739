using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.PayerSim.Tests;

/// <summary>Claims that are looked at again: replaced, voided, taken back.</summary>
public class AgainTests
{
    private static readonly DateOnly Day = Practice.Start.AddDays(-1);

    private static Claim837 Visit => Billed.Claim("A1", "99001", "M1", Billed.Line("99214", 20000, Day));

    private static Practice Paid(string yaml)
    {
        var practice = Practice.With(yaml);
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(7);
        return practice;
    }

    [Fact]
    public void A_replacement_reverses_the_original_and_is_decided_anew_in_one_set()
    {
        using var practice = Paid(Plain.Payer(benefits: "deductible: 60"));
        var original = Assert.Single(practice.Payments);
        var again = Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day)) with { Frequency = "7", PayerClaimNumber = original.PayerClaimNumber };
        practice.Send(again, Billed.Claim("A2", "99001", "M1", Billed.Line("99213", 90000, Day.AddDays(-3), "9")));
        practice.Pass(7);
        var all = practice.Payments.Where(p => p.Number == "A1").ToList();
        Assert.Equal([("1", 9000L, 6000L), ("22", -9000L, -6000L), ("1", 4000L, 6000L)], all.Select(p => (p.Status, p.Paid!.Value.Cents, p.PatientResponsibility!.Value.Cents)));
        Assert.Equal(original.PayerClaimNumber, all[1].PayerClaimNumber);
        Assert.Equal(original.PayerClaimNumber, all[2].OriginalReference);
        practice.CheckAnswers();
    }

    [Fact]
    public void A_void_takes_everything_back_and_forwards_what_cannot_be_paid()
    {
        using var practice = Paid(Plain.Payer());
        practice.Send(Visit with { Frequency = "8", PayerClaimNumber = practice.Payments[0].PayerClaimNumber });
        practice.Pass(7);
        Assert.Equal([15000L, -15000L], practice.Payments.Select(p => p.Paid!.Value.Cents));
        Assert.Equal("FB", practice.Items<ProviderBalance835>("835").Single().Adjustments.Single() is var forward && forward.Amount == new Money(-15000) ? forward.Reason : "");
        // The next payment brings the balance in: 200 less 150.
        practice.Send(Billed.Claim("A2", "99001", "M1", Billed.Line("99213", 30000, Day, "2")));
        practice.Pass(7);
        Assert.Equal([15000L, 0L, 5000L], practice.Items<RemittanceHeader835>("835").Select(h => h.Paid!.Value.Cents));
        practice.CheckAnswers();
    }

    [Fact]
    public void An_unknown_original_is_rejected_and_an_undecided_one_denies_the_replacement()
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(2);
        var number = practice.Statuses[0].PayerClaimNumber;
        practice.Send(Visit with { Frequency = "7", PayerClaimNumber = "NOBODYS" });
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day)) with { Frequency = "7", PayerClaimNumber = number });
        practice.Pass(7);
        Assert.Contains(practice.Statuses, s => s.Statuses[0] is { Category: "A7", Status: "464" });
        Assert.Equal([("1", 15000L, ""), ("1", 0L, "N779")], practice.Payments.Select(p => (p.Status, p.Paid!.Value.Cents, string.Concat(p.Lines[0].Remarks))).OrderByDescending(p => p.Item2));
        practice.CheckAnswers();
    }

    [Fact]
    public void A_void_of_an_undecided_claim_withdraws_it()
    {
        using var practice = Practice.With(Plain.Payer(lag: "acknowledges-after-days: 1"));
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(2);
        practice.Send(Visit with { Frequency = "8", PayerClaimNumber = practice.Statuses[0].PayerClaimNumber });
        practice.Pass(10);
        Assert.Empty(practice.Payments);
        Assert.All(practice.Statuses, s => Assert.Equal("A2", s.Statuses[0].Category));
    }

    [Fact]
    public void A_payer_without_replacements_rejects_them()
    {
        using var practice = Paid(Plain.Payer(intake: "replacements: reject"));
        practice.Send(Visit with { Frequency = "7", PayerClaimNumber = practice.Payments[0].PayerClaimNumber });
        practice.Pass(3);
        Assert.Contains(practice.Statuses, s => s.Statuses[0] is { Category: "A7", Status: "535" });
    }

    [Theory]
    [InlineData("cut-percent: 20", 12000L)]
    [InlineData("deny: { group: CO, reason: 22 }", 0L)]
    public void A_takeback_reverses_and_decides_with_less(string how, long second)
    {
        using var practice = Paid(Plain.Payer(noise: $"takebacks: {{ percent: 100, after-days: 10, {how}, recovers: at-once }}"));
        practice.Pass(20);
        Assert.Equal([("1", 15000L), ("22", -15000L), ("1", second)], practice.Payments.Select(p => (p.Status, p.Paid!.Value.Cents)));
        practice.CheckAnswers();
    }

    [Fact]
    public void A_takeback_that_is_recovered_later_is_held_back_now_and_taken_from_the_next_payment()
    {
        using var practice = Paid(Plain.Payer(noise: "takebacks: { percent: 100, after-days: 10, cut-percent: 20, recovers: later }"));
        practice.Pass(10);
        practice.Send(Billed.Claim("A2", "99001", "M1", Billed.Line("99213", 15000, Day)));
        practice.Pass(9);
        var entries = practice.Items<ProviderBalance835>("835").SelectMany(b => b.Adjustments).Select(a => (a.Reason, a.Amount!.Value.Cents)).ToList();
        Assert.Equal([("WO", -3000L), ("WO", 3000L)], entries);
        Assert.Equal([15000L, 0L, 7000L], practice.Items<RemittanceHeader835>("835").Select(h => h.Paid!.Value.Cents));
        practice.CheckAnswers();
    }
}
