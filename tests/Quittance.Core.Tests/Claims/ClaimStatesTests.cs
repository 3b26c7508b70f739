using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Claims;

/// <summary>The table of moves, and what answers do to a copy.</summary>
public sealed class ClaimStatesTests
{
    [Theory]
    [InlineData("", ClaimState.Sent)]
    [InlineData("TA1 R 2", ClaimState.EnvelopeRejected)]
    [InlineData("TA1 A 2", ClaimState.Sent)]
    [InlineData("TA1 E 2", ClaimState.Sent)]
    [InlineData("999 R 2", ClaimState.SyntaxRejected)]
    [InlineData("999 A 2", ClaimState.Sent)]
    [InlineData("999 E 2", ClaimState.Sent)]
    [InlineData("277 A0 2", ClaimState.Received)]
    [InlineData("277 A1 2", ClaimState.Received)]
    [InlineData("277 A2 2", ClaimState.Accepted)]
    [InlineData("277 A5 2", ClaimState.Accepted)]
    [InlineData("277 A3 2", ClaimState.Rejected)]
    [InlineData("277 A6 2", ClaimState.Rejected)]
    [InlineData("277 A7 2", ClaimState.Rejected)]
    [InlineData("277 A8 2", ClaimState.Rejected)]
    [InlineData("277 A2 2; 277 A7 4", ClaimState.Rejected)]
    [InlineData("277 A1 2; 277 A2 4", ClaimState.Accepted)]
    [InlineData("277 A2 2; 277 A1 4", ClaimState.Accepted)]
    [InlineData("277 A2 4; 999 R 5", ClaimState.Accepted)]
    [InlineData("277 A4 2", ClaimState.Sent)]
    [InlineData("TA1 R 2; 999 A 2", ClaimState.Sent)]
    [InlineData("999 A 2; TA1 R 3", ClaimState.Sent)]
    [InlineData("TA1 R 2; 999 R 2", ClaimState.SyntaxRejected)]
    [InlineData("TA1 R 2; 277 A2 4", ClaimState.Accepted)]
    [InlineData("999 R 2; 999 A 3", ClaimState.Sent)]
    [InlineData("999 R 2; 277 A2 4", ClaimState.Accepted)]
    [InlineData("999 R 2; 277 A4 4", ClaimState.SyntaxRejected)]
    public void An_answer_moves_its_copy(string answers, Enum state) =>
        Assert.Equal(state, Life([Claim(1, "99213 100.00", answers: answers)]).Only().State());

    [Fact]
    public void An_adjudication_counts_also_when_the_277CA_was_lost() =>
        Assert.Equal("Adjudicated", Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00")).Only().States());

    [Theory]
    [InlineData("999 R 12")]
    [InlineData("277 A2 12")]
    [InlineData("277 A7 12")]
    [InlineData("TA1 R 12")]
    public void An_answer_later_than_the_decision_moves_nothing(string answer)
    {
        var claim = Life([Claim(1, "99213 100.00", answers: answer)], Era(9, "1", "99213 100.00 CO45:20.00")).Only();
        Assert.Equal("Adjudicated", claim.States());
        Assert.Equal(ClaimState.Closed, claim.State());
    }

    [Fact]
    public void An_answer_twice_changes_nothing()
    {
        var once = Life([Claim(1, "99213 100.00", answers: "277 A2 3")]).Only();
        var twice = Life([Claim(1, "99213 100.00", answers: "277 A2 3; 277 A2 3")]).Only();
        Assert.Equal(once.Standing.Moves.Select(m => (m.From, m.To, m.On)), twice.Standing.Moves.Select(m => (m.From, m.To, m.On)));
    }

    [Fact]
    public void A_late_answer_to_an_older_version_does_not_change_the_newer()
    {
        var claim = Life([Claim(1, "99213 100.00", answers: "999 R 2; 277 A7 30"), Claim(5, "99213 120.00", "b", answers: "277 A2 7")]).Only();
        Assert.Equal("SyntaxRejected Accepted", claim.States());
        Assert.Equal(ClaimState.Accepted, claim.State());
    }

    [Fact]
    public void A_rejected_claim_that_comes_again_is_sent_again()
    {
        var claim = Life([Claim(1, "99213 100.00", answers: "277 A7 3"), Claim(6, "99213 100.00")]).Only();
        Assert.Equal("Rejected Sent", claim.States());
        Assert.Equal(ClaimState.Sent, claim.State());
    }

    [Fact]
    public void A_reversal_moves_the_copy_that_was_paid_and_a_newer_copy_keeps_its_state()
    {
        var paid = Era(9, "1", "99213 100.00 CO45:20.00");
        Assert.Equal("Adjudicated Sent", Life([Claim(1, "99213 100.00"), Claim(15, "99213 100.00")], paid).Only().States());
        Assert.Equal("Reversed Sent", Life([Claim(1, "99213 100.00"), Claim(15, "99213 100.00")], paid, paid.TakenBack(20)).Only().States());
    }

    [Fact]
    public void A_further_copy_of_a_decided_claim_does_not_make_it_undecided() =>
        Assert.Equal(ClaimState.Closed, Life([Claim(1, "99213 100.00"), Claim(15, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00")).Only().State());

    [Fact]
    public void A_claim_passed_on_to_the_right_payer_is_received_again()
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "23", "99213 100.00 OA109:100.00")).Only();
        Assert.Equal(ClaimState.Received, claim.State());
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", claim.Figures());
    }

    [Theory]
    [InlineData(ClaimState.Sent)]
    [InlineData(ClaimState.Rejected)]
    [InlineData(ClaimState.Reversed)]
    public void A_claim_can_be_passed_on_from_any_state_in_which_a_payer_may_hold_it(Enum from) =>
        Assert.Equal(ClaimState.Received, ClaimStates.After((ClaimState)from, ClaimMove.Forwarded));

    [Theory]
    [InlineData(ClaimState.Accepted)]
    [InlineData(ClaimState.Pended)]
    [InlineData(ClaimState.Adjudicated)]
    [InlineData(ClaimState.Voided)]
    public void A_claim_that_a_payer_holds_cannot_be_sent_again(Enum from)
    {
        var refused = Assert.IsType<Result<ClaimState>.Refused>(ClaimStates.Next((ClaimState)from, ClaimMove.Send));
        Assert.Equal("claim.move", refused.Code);
    }

    [Theory]
    [InlineData(ClaimState.Adjudicated)]
    [InlineData(ClaimState.SecondaryPending)]
    [InlineData(ClaimState.PatientDue)]
    [InlineData(ClaimState.Appealed)]
    [InlineData(ClaimState.Closed)]
    public void What_was_decided_can_be_taken_back(Enum from) => Assert.Equal(ClaimState.Reversed, ClaimStates.After((ClaimState)from, ClaimMove.TakenBack));

    [Fact]
    public void A_void_leaves_its_state_only_by_the_payers_confirmation() =>
        Assert.Equal([(ClaimMove.VoidConfirmed, ClaimState.Voided)], ClaimStates.All.Where(m => m.From == ClaimState.VoidSent).Select(m => (m.Move, m.To)));

    [Fact]
    public void Nothing_leads_out_of_a_void() => Assert.DoesNotContain(ClaimStates.All, m => m.From == ClaimState.Voided);
}
