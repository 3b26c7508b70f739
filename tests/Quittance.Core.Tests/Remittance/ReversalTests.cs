using Quittance.Core.Ledger;
using Quittance.Core.Model;
using Quittance.Core.Tests.Claims;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Remittance;

/// <summary>Money taken back, and decided anew.</summary>
public sealed class ReversalTests
{
    private const string Original = "99213 150.00 CO45:57.58 PR2:18.48 CO253:1.48";
    private const string Correction = "99213 150.00 CO45:70.00 PR2:16.00 CO253:1.28";

    [Fact]
    public void A_reversal_and_its_correction_leave_the_difference()
    {
        var paid = Era(9, "1", Original, icn: "I1");
        var life = Life([Claim(1, "99213 150.00")], paid, paid.TakenBack(30, "r"), Era(30, "1", Correction, set: "r", ordinal: 2, icn: "I1"));
        Assert.Equal("150.00 62.72 71.28 16.00 16.00 0.00", life.Only().Figures());
        Assert.Equal(-974, life.Entries.Where(e => e.BookDate == Day(30)).SelectMany(e => e.Lines).Where(l => l.Account == Account.Cash).Sum(l => l.Amount.Cents));
        Assert.Equal(ClaimState.PatientDue, life.Only().State());
    }

    [Fact]
    public void A_reversal_mirrors_payment_write_offs_and_patients_part()
    {
        var paid = Era(9, "1", Original);
        var life = Life([Claim(1, "99213 150.00")], paid, paid.TakenBack(30));
        Assert.Equal("150.00 0.00 0.00 0.00 150.00 0.00", life.Only().Figures());
        var before = life.Entries.Where(e => e.BookDate == Day(9)).SelectMany(e => e.Lines).Select(l => l with { Amount = -l.Amount });
        Assert.Equal(before.Select(l => l.ToString()).Order(StringComparer.Ordinal), life.Entries.Where(e => e.BookDate == Day(30)).SelectMany(e => e.Lines).Select(l => l.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reversal_finds_its_decision_by_the_payers_number_before_the_amounts()
    {
        var first = Era(9, "1", "99213 150.00 CO45:50.00", icn: "I1");
        var second = Era(12, "1", "99213 150.00 CO45:50.00", icn: "I2");
        var claim = Life([Claim(1, "99213 150.00")], first, second, first.TakenBack(30)).Only();
        Assert.Same(claim.Books.Decisions[0], claim.Books.Decisions[2].Reverses);
    }

    [Fact]
    public void The_original_reference_names_the_decision_too()
    {
        var first = Era(9, "1", "99213 150.00 CO45:50.00", icn: "I1");
        var second = Era(12, "1", "99213 150.00 CO45:50.00", icn: "I2");
        var claim = Life([Claim(1, "99213 150.00")], first, second, first.TakenBack(30) with { PayerClaimNumber = "I3", OriginalReference = "I1" }).Only();
        Assert.Same(claim.Books.Decisions[0], claim.Books.Decisions[2].Reverses);
    }

    [Fact]
    public void A_reversal_that_finds_nothing_waits_and_never_posts_on_another_decision()
    {
        var missing = Era(9, "1", Original);
        var life = Life([Claim(1, "99213 150.00")], missing.TakenBack(30, "r"), Era(30, "1", Correction, set: "r", ordinal: 2));
        Assert.Equal("nothing to take back", life.Fates[0].Waits);
        Assert.Equal("150.00 62.72 71.28 16.00 16.00 0.00", life.Only().Figures());
        Assert.Equal(EntryKind.Unmatched, life.Entries[^1].Kind);
    }

    [Fact]
    public void A_correction_is_not_taken_back_by_the_reversal_before_it_even_under_the_payers_number()
    {
        var missing = Era(9, "1", Original, icn: "I1");
        var life = Life([Claim(1, "99213 150.00")], missing.TakenBack(30, "r"), Era(30, "1", Correction, set: "r", ordinal: 2, icn: "I1"));
        Assert.Equal("nothing to take back", life.Fates[0].Waits);
    }

    [Fact]
    public void A_decision_is_taken_back_once_only()
    {
        var paid = Era(9, "1", Original);
        var life = Life([Claim(1, "99213 150.00")], paid, paid.TakenBack(30), paid.TakenBack(40));
        Assert.Equal("150.00 0.00 0.00 0.00 150.00 0.00", life.Only().Figures());
        Assert.Equal("||nothing to take back", string.Join('|', life.Fates.Select(f => f.Waits)));
    }

    [Fact]
    public void Nothing_of_another_day_or_amount_is_taken_back_without_the_payers_number()
    {
        var paid = Era(9, "1", "99213 150.00 CO45:50.00");
        Assert.Equal("nothing to take back", Life([Claim(1, "99213 150.00 @0; 99213 150.00 @3")],
            Era(9, "1", "99213 150.00; 99213 150.00 CO45:50.00 @3"), Era(9, "1", "99213 300.00 CO45:50.00 @2", set: "x").TakenBack(30)).Fates[1].Waits);
        Assert.Equal("nothing to take back", Life([Claim(1, "99213 150.00")], paid, Era(9, "1", "99213 150.00 CO45:40.00").TakenBack(30)).Fates[1].Waits);
    }

    [Theory]
    [InlineData("a", "z")]
    [InlineData("z", "a")]
    public void On_one_day_the_order_of_the_sets_does_not_matter(string original, string reversal)
    {
        var paid = Era(9, "1", Original, set: original);
        var life = Life([Claim(1, "99213 150.00")], paid, paid.TakenBack(9, reversal), Era(9, "1", Correction, set: reversal, ordinal: 2));
        Assert.Equal("150.00 62.72 71.28 16.00 16.00 0.00", life.Only().Figures());
    }

    [Fact]
    public void The_first_payers_correction_after_the_second_payers_payment_keeps_both_payments()
    {
        var first = Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00", icn: "I1");
        var claim = Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            first, Era(20, "2", "99213 100.00 OA23:84.00", payer: "BETA"), first.TakenBack(30, "r"), Era(30, "1", "99213 100.00 CO45:20.00 PR2:10.00", set: "r", ordinal: 2)).Only();
        Assert.Equal(Usd("86.00"), claim.Books.InsurerPaid);
        Assert.Equal(Usd("20.00"), claim.Books.Adjusted);
        Assert.True(claim.Tells("claim.credit"));
    }

    [Fact]
    public void Taking_back_the_second_payers_decision_brings_the_first_ones_patients_part_back()
    {
        var second = Era(20, "2", "99213 100.00 OA23:84.00 PR2:6.00", payer: "BETA");
        var claim = Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00"), second, second.TakenBack(30)).Only();
        Assert.Equal("100.00 64.00 20.00 16.00 16.00 0.00", claim.Figures());
        Assert.Equal("Adjudicated Reversed", claim.States());
    }
}
