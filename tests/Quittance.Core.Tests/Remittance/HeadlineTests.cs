using Quittance.Core.Model;
using Quittance.Core.Tests.Claims;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Remittance;

/// <summary>What a decided claim becomes by itself.</summary>
public sealed class HeadlineTests
{
    [Fact]
    public void Fully_resolved_is_closed() =>
        Assert.Equal(ClaimState.Closed, Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00")).Only().State());

    [Fact]
    public void A_patients_part_without_another_payer_is_due_from_the_patient() =>
        Assert.Equal(ClaimState.PatientDue, Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00 PR1:80.00")).Only().State());

    [Fact]
    public void A_patients_part_goes_to_the_next_payer_that_the_claim_names() =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00", others: "S:BETA")], Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00")).Only().State());

    [Fact]
    public void A_patients_part_goes_to_the_next_payer_that_a_secondary_copy_names() =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00")).Only().State());

    [Fact]
    public void An_earlier_payer_that_the_claim_names_is_no_next_payer() =>
        Assert.Equal(ClaimState.PatientDue, Life([Claim(1, "99213 100.00", level: "S", payer: "BETA", others: "P:ALPHA")],
            Era(9, "2", "99213 100.00 OA23:60.00 PR2:16.00", payer: "BETA")).Only().State());

    [Theory]
    [InlineData("19", false)]
    [InlineData("1", true)]
    public void A_crossover_waits_for_the_next_payer_without_a_second_bill(string status, bool named) =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00")], Era(9, status, "99213 100.00 CO45:20.00 PR2:16.00", crossover: named)).Only().State());

    [Fact]
    public void The_decision_of_a_payer_to_whom_no_copy_was_sent_counts()
    {
        var claim = Life([Claim(1, "99213 100.00", others: "S:BETA")],
            Era(9, "19", "99213 100.00 CO45:20.00 PR2:16.00"), Era(20, "2", "99213 100.00 OA23:84.00", payer: "BETA")).Only();
        Assert.Equal("100.00 80.00 20.00 0.00 0.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.Closed, claim.State());
        Assert.Equal("BETA", claim.Books.Decisions[1].PayerKey);
    }

    [Fact]
    public void An_open_refused_amount_keeps_the_claim_adjudicated()
    {
        var claim = Life([Claim(1, "99213 100.00; 97110 50.00", others: "S:BETA")], Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00; 97110 50.00 CO97:50.00")).Only();
        Assert.Equal("150.00 64.00 20.00 16.00 66.00 50.00", claim.Figures());
        Assert.Equal(ClaimState.Adjudicated, claim.State());
    }

    [Fact]
    public void A_claim_of_which_something_is_open_for_no_reason_stays_adjudicated() =>
        Assert.Equal(ClaimState.Adjudicated, Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 COZZ9:20.00")).Only().State());

    [Fact]
    public void A_secondary_copy_and_its_277CA_leave_the_claim_with_the_next_payer() =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA", answers: "999 A 13; 277 A7 14")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00")).Only().State());

    [Theory]
    [InlineData("OA23:84.00", ClaimState.Closed)]
    [InlineData("OA23:84.00 PR2:6.00", ClaimState.PatientDue)]
    public void The_next_payer_leaves_the_claim_as_what_it_left(string adjustments, Enum state) =>
        Assert.Equal(state, Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00"), Era(20, "2", $"99213 100.00 {adjustments}", payer: "BETA")).Only().State());

    [Fact]
    public void A_third_payer_follows_the_second() =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00", others: "S:BETA T:GAMMA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00"), Era(20, "2", "99213 100.00 OA23:84.00 PR2:6.00", payer: "BETA")).Only().State());

    [Fact]
    public void A_decision_taken_back_leaves_the_claim_reversed_until_the_correction()
    {
        var paid = Era(9, "1", "99213 100.00 CO45:20.00");
        Assert.Equal(ClaimState.Reversed, Life([Claim(1, "99213 100.00")], paid, paid.TakenBack(20)).Only().State());
        Assert.Equal(ClaimState.Closed, Life([Claim(1, "99213 100.00")], paid, paid.TakenBack(20), Era(25, "1", "99213 100.00 CO45:30.00")).Only().State());
    }

    [Fact]
    public void A_late_payment_opens_a_closed_claim()
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00"), Era(30, "1", "99213 100.00 CO45:90.00", set: "late")).Only();
        Assert.True(claim.Books.Open < Usd("0"));
        Assert.Equal(ClaimState.Adjudicated, claim.State());
        Assert.True(claim.Tells("claim.credit"));
    }

    [Fact]
    public void Somebody_nobody_recognised_stays_adjudicated() =>
        Assert.Equal(ClaimState.Adjudicated, Life([Claim(1, "99213 100.00", others: "S:BETA")], Era(9, "4", "99213 100.00 PR31:100.00")).Only().State());

    [Fact]
    public void A_new_version_after_the_decision_shows_its_own_state() =>
        Assert.Equal(ClaimState.Accepted, Life([Claim(1, "99213 100.00"), Claim(20, "99213 120.00", "b", "7", answers: "277 A2 22")],
            Era(9, "1", "99213 100.00 CO45:20.00")).Only().State());

    [Fact]
    public void A_secondary_payer_that_passes_the_claim_on_moves_nothing() =>
        Assert.Equal(ClaimState.SecondaryPending, Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00"), Era(20, "23", "99213 100.00 OA109:100.00", payer: "BETA")).Only().State());
}
