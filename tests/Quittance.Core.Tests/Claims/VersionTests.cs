using Quittance.Core.Ledger;
using Quittance.Core.Model;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Claims;

/// <summary>Identity, versions and what becomes of each charge.</summary>
public sealed class VersionTests
{
    [Fact]
    public void The_same_content_is_another_copy_and_its_charge_counts_once()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(4, "99213 100.00")]).Only();
        Assert.Equal("Posted", claim.Dispositions());
        Assert.Equal(2, claim.Thread.Versions[0].Copies.Count);
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", claim.Figures());
    }

    [Theory]
    [InlineData("P")]
    [InlineData("S")]
    [InlineData("T")]
    public void The_first_copy_posts_whatever_its_payer_level(string level) =>
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", Life([Claim(1, "99213 100.00", level: level)]).Only().Figures());

    [Fact]
    public void Another_payer_level_is_another_submission_of_the_same_claim()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(9, "99213 100.00", level: "S", payer: "BETA")]).Only();
        Assert.Equal("Posted Repeats", claim.Dispositions());
        Assert.Equal(Usd("100.00"), claim.Books.Charge);
    }

    [Fact]
    public void Only_the_first_level_moves_charges()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(5, "99213 100.00", level: "S"), Claim(9, "99213 120.00", "b", "7", "S"), Claim(12, "99213 120.00", "c", "8", "S")]).Only();
        Assert.Equal("Posted Repeats Repeats Repeats", claim.Dispositions());
        Assert.Equal(Usd("100.00"), claim.Books.Charge);
    }

    [Fact]
    public void Versions_stand_by_their_own_dates_and_not_by_arrival()
    {
        var claim = Life([Claim(9, "99213 120.00", "b", "7"), Claim(1, "99213 100.00")]).Only();
        Assert.Equal("Replaced Posted", claim.Dispositions());
        Assert.Equal(Usd("120.00"), claim.Books.Charge);
    }

    [Fact]
    public void A_replacement_reverses_the_charge_and_its_adjustments_on_its_own_day()
    {
        var life = Life([Claim(1, "99213 100.00"), Claim(20, "99213 120.00", "b", "7")], Era(10, "1", "99213 100.00 CO45:20.00 PR2:10.00"));
        var claim = life.Only();
        Assert.Equal("Replaced Posted", claim.Dispositions());
        Assert.Equal("120.00 70.00 0.00 0.00 50.00 0.00", claim.Figures());
        var ends = life.Entries.Where(e => e.BookDate == Day(20) && e.Kind != EntryKind.Charge).Select(e => e.Kind).ToList();
        Assert.Equal([EntryKind.ChargeReversal, EntryKind.AdjustmentReversal, EntryKind.PatientTransfer], ends);
    }

    [Fact]
    public void A_replacement_also_takes_what_the_second_payer_wrote_off()
    {
        var claim = Life(
            [Claim(1, "99213 100.00"), Claim(11, "99213 100.00", level: "S", payer: "BETA"), Claim(30, "99213 120.00", "b", "7")],
            Era(10, "1", "99213 100.00 CO45:20.00 PR2:30.00"), Era(20, "2", "99213 100.00 OA23:70.00 CO45:10.00 PR2:5.00", payer: "BETA")).Only();
        Assert.Equal("120.00 65.00 0.00 0.00 55.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.Sent, claim.State());
    }

    [Fact]
    public void A_reversal_after_a_replacement_mirrors_only_what_still_stands()
    {
        var paid = Era(10, "1", "99213 100.00 CO45:20.00 PR2:10.00");
        var claim = Life([Claim(1, "99213 100.00"), Claim(20, "99213 120.00", "b", "7")], paid, paid.TakenBack(25), Era(25, "1", "99213 120.00 CO45:30.00 PR2:18.00", set: "set-25-22", ordinal: 2)).Only();
        Assert.Equal("120.00 72.00 30.00 18.00 18.00 0.00", claim.Figures());
    }

    [Fact]
    public void A_replacement_without_an_earlier_version_posts_as_new_with_a_warning()
    {
        var claim = Life([Claim(1, "99213 100.00", frequency: "7")]).Only();
        Assert.Equal("Posted", claim.Dispositions());
        Assert.True(claim.Tells("claim.replaces-nothing"));
    }

    [Fact]
    public void A_void_without_an_earlier_version_counts_its_own_charge_as_voided_with_a_warning()
    {
        var claim = Life([Claim(1, "99213 100.00", frequency: "8")]).Only();
        Assert.Equal("Voided", claim.Dispositions());
        Assert.Equal("0.00 0.00 0.00 0.00 0.00 0.00", claim.Figures());
        Assert.True(claim.Tells("claim.voids-nothing"));
    }

    [Fact]
    public void A_void_reverses_the_charge_alone_and_the_rest_waits_for_the_payer()
    {
        var paid = Era(10, "1", "99213 100.00 CO45:20.00 PR2:10.00");
        SentCopy[] copies = [Claim(1, "99213 100.00"), Claim(20, "99213 100.00", "b", "8")];
        var sent = Life(copies, paid).Only();
        Assert.Equal("Voided Voided", sent.Dispositions());
        Assert.Equal("0.00 70.00 20.00 10.00 -90.00 0.00", sent.Figures());
        Assert.Equal(ClaimState.VoidSent, sent.State());
        var done = Life(copies, paid, paid.TakenBack(30)).Only();
        Assert.Equal("0.00 0.00 0.00 0.00 0.00 0.00", done.Figures());
        Assert.Equal(ClaimState.Voided, done.State());
        Assert.Equal("Reversed Voided", done.States());
    }

    [Theory]
    [InlineData("999 R 21")]
    [InlineData("277 A7 22")]
    [InlineData("TA1 R 20")]
    public void A_void_that_is_rejected_leaves_the_original_posted(string answer)
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(20, "99213 100.00", "b", "8", answers: answer)], Era(10, "1", "99213 100.00 CO45:20.00 PR2:10.00")).Only();
        Assert.Equal("Posted Voided", claim.Dispositions());
        Assert.Equal("100.00 70.00 20.00 10.00 10.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.PatientDue, claim.State());
        Assert.True(claim.Tells("claim.void-refused"));
    }

    [Fact]
    public void A_decision_without_payment_on_the_void_refuses_it_and_changes_nothing_on_the_claim()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(20, "99213 100.00", "b", "8")],
            Era(10, "1", "99213 100.00 CO45:20.00 PR2:10.00"), Era(30, "1", "99213 100.00 CO45:60.00 CO16:40.00", frequency: "8")).Only();
        Assert.Equal("Posted Voided", claim.Dispositions());
        Assert.Equal("100.00 70.00 20.00 10.00 10.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.PatientDue, claim.State());
    }

    [Fact]
    public void A_refused_void_that_is_sent_again_and_accepted_holds()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(5, "99213 100.00", "b", "8", answers: "999 R 6"), Claim(8, "99213 100.00", "b", "8", answers: "277 A2 9")]).Only();
        Assert.Equal("Voided Voided", claim.Dispositions());
        Assert.Equal(ClaimState.Voided, claim.State());
    }

    [Fact]
    public void The_accepted_void_of_an_unpaid_claim_is_done()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(20, "99213 100.00", "b", "8", answers: "999 A 20; 277 A2 22")]).Only();
        Assert.Equal(ClaimState.Voided, claim.State());
        Assert.Equal("0.00 0.00 0.00 0.00 0.00 0.00", claim.Figures());
    }

    [Fact]
    public void The_accepted_void_of_a_paid_claim_waits_for_the_reversal() =>
        Assert.Equal(ClaimState.VoidSent, Life(
            [Claim(1, "99213 100.00"), Claim(20, "99213 100.00", "b", "8", answers: "277 A2 22")], Era(10, "1", "99213 100.00 CO45:20.00")).Only().State());

    [Fact]
    public void A_claim_sent_anew_after_its_void_stands_again()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(5, "99213 100.00", "b", "8", answers: "277 A2 6"), Claim(9, "99213 90.00", "c")]).Only();
        Assert.Equal("Voided Voided Posted", claim.Dispositions());
        Assert.Equal(ClaimState.Sent, claim.State());
    }

    [Fact]
    public void Other_content_without_a_common_day_is_another_claim_that_uses_the_number_again()
    {
        var life = Life([Claim(1, "99213 100.00 @0"), Claim(40, "99213 100.00 @35", "b")]);
        Assert.All(life.Claims, c => Assert.Equal("Posted", c.Dispositions()));
        Assert.True(life.Claims[1].Tells("claim.number-reused"));
        Assert.False(life.Claims[0].Tells("claim.number-reused"));
    }

    [Fact]
    public void From_a_number_used_again_on_money_asks_for_the_day_too()
    {
        SentCopy[] copies = [Claim(1, "99213 100.00 @0"), Claim(40, "99213 100.00 @35", "b")];
        var life = Life(copies, Era(50, "1", "99213 100.00 @35 CO45:20.00"));
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", life.Claims[0].Figures());
        Assert.Equal("100.00 80.00 20.00 0.00 0.00 0.00", life.Claims[1].Figures());
        Assert.Null(Assert.Single(Life(copies, Era(50, "1", "99213 100.00 @none CO45:20.00")).Fates).ClaimOrdinal);
    }

    [Fact]
    public void Other_content_with_a_common_day_holds_every_version_of_the_number()
    {
        var life = Life([Claim(1, "99213 100.00"), Claim(5, "99213 120.00", "b")]);
        Assert.Equal("Held Held", life.Only().Dispositions());
        Assert.Equal(ClaimState.Held, life.Only().State());
        Assert.Empty(life.Entries);
        Assert.Equal("claim.number-reused", string.Join(' ', life.Only().FindingIds()));
    }

    [Fact]
    public void The_first_remittance_that_answers_one_by_charge_posts_it_and_the_others_become_replaced()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(5, "99213 120.00", "b")], Era(20, "1", "99213 120.00 CO45:20.00")).Only();
        Assert.Equal("Replaced Posted", claim.Dispositions());
        Assert.Equal("120.00 100.00 20.00 0.00 0.00 0.00", claim.Figures());
    }

    [Fact]
    public void Versions_of_one_charge_in_doubt_are_told_apart_by_their_lines()
    {
        SentCopy[] copies = [Claim(1, "99213 100.00"), Claim(5, "97110 60.00; 97112 40.00", "b")];
        Assert.Equal("Replaced Posted", Life(copies, Era(20, "1", "97110 60.00 CO45:10.00; 97112 40.00")).Only().Dispositions());
        Assert.Equal("Posted Replaced", Life(copies, Era(20, "1", "99213 100.00 CO45:10.00")).Only().Dispositions());
        Assert.Equal("Held Held", Life(copies, Era(20, "1", "100.00")).Only().Dispositions());
    }

    [Fact]
    public void A_remittance_for_other_days_does_not_settle_the_doubt_of_a_number_used_again()
    {
        SentCopy[] copies = [Claim(1, "99213 100.00 @0"), Claim(40, "99213 100.00 @35", "b"), Claim(45, "99213 120.00 @35", "c")];
        Assert.Equal("Held Held", Life(copies, Era(20, "1", "99213 100.00 @0 CO45:20.00")).Claims[1].Dispositions());
        Assert.Equal("Posted Replaced", Life(copies, Era(50, "1", "99213 100.00 @35 CO45:20.00")).Claims[1].Dispositions());
    }

    [Theory]
    [InlineData("999 R 2")]
    [InlineData("TA1 R 2")]
    [InlineData("277 A3 2")]
    [InlineData("277 A6 2")]
    [InlineData("277 A7 2")]
    [InlineData("277 A8 2")]
    public void A_claim_that_follows_a_rejected_one_is_its_corrected_resend(string answer)
    {
        var claim = Life([Claim(1, "99213 100.00", answers: answer), Claim(5, "99213 120.00", "b")]).Only();
        Assert.Equal("Replaced Posted", claim.Dispositions());
        Assert.Equal(Usd("120.00"), claim.Books.Charge);
        Assert.Equal(ClaimState.Sent, claim.State());
    }

    [Theory]
    [InlineData("4", "", "")]
    [InlineData("1", "MA130", "")]
    [InlineData("1", "", " !N142")]
    public void A_claim_that_follows_one_refused_with_nothing_paid_is_its_corrected_resend(string status, string remarks, string lineRemark)
    {
        var refusal = Era(10, status, $"99213 100.00 CO16:100.00{lineRemark}", remarks: remarks);
        Assert.Equal("Replaced Posted", Life([Claim(1, "99213 100.00"), Claim(15, "99213 120.00", "b")], refusal).Only().Dispositions());
    }

    [Fact]
    public void The_payment_of_a_corrected_resend_does_not_bring_the_refused_claim_back_into_doubt()
    {
        var claim = Life([Claim(1, "99213 100.00"), Claim(15, "99213-25 100.00", "b")],
            Era(10, "1", "99213 100.00 CO16:100.00", remarks: "MA130"), Era(25, "1", "99213-25 100.00 CO45:20.00")).Only();
        Assert.Equal("Replaced Posted", claim.Dispositions());
        Assert.Equal("100.00 80.00 20.00 0.00 0.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.Closed, claim.State());
    }

    [Fact]
    public void A_rejection_that_comes_after_the_payment_makes_no_resend() =>
        Assert.Equal("Posted Replaced", Life([Claim(1, "99213 100.00", answers: "277 A7 20"), Claim(25, "97110 60.00; 97112 60.00", "b")],
            Era(10, "1", "100.00")).Only().Dispositions());

    [Fact]
    public void A_replacement_or_void_ends_a_doubt()
    {
        SentCopy[] doubtful = [Claim(1, "99213 100.00"), Claim(5, "99213 120.00", "b")];
        Assert.Equal("Replaced Replaced Posted", Life([.. doubtful, Claim(9, "99213 130.00", "c", "7")]).Only().Dispositions());
        Assert.Equal("Voided Voided Voided", Life([.. doubtful, Claim(9, "99213 120.00", "c", "8")]).Only().Dispositions());
    }

    [Fact]
    public void A_claims_day_is_its_earliest_line_date() =>
        Assert.Equal(Day(2), Claim(9, "99213 100.00 @5; 97110 20.00 @2; 97112 10.00 @none").Content.Day);

    [Fact]
    public void A_refusal_that_paid_something_is_no_reason_for_a_resend() =>
        Assert.Equal("Held Held", Life([Claim(1, "99213 100.00"), Claim(15, "97110 120.00", "b")],
            Era(10, "1", "99213 60.00 CO16:60.00 !MA130; 97112 40.00")).Only().Dispositions());

    [Fact]
    public void A_resend_of_one_of_two_doubtful_versions_shares_their_doubt() =>
        Assert.Equal("Held Replaced Held", Life([Claim(1, "99213 100.00"), Claim(5, "99213 120.00", "b", answers: "277 A7 6"), Claim(9, "99213 130.00", "c")]).Only().Dispositions());

    [Fact]
    public void A_claim_whose_charge_is_not_the_sum_of_its_lines_is_held()
    {
        var life = Life([Claim(1, "99213 100.00", balanced: false)], Era(10, "1", "99213 100.00 CO45:20.00"));
        Assert.Equal("claim.unbalanced", life.Only().Thread.Versions[0].HeldFor);
        Assert.Equal("claim.unbalanced", string.Join(' ', life.Only().FindingIds()));
        Assert.Equal(EntryKind.Unmatched, Assert.Single(life.Entries).Kind);
    }

    [Fact]
    public void A_claim_in_which_the_file_ended_is_held() =>
        Assert.Equal("claim.cut", Life([Claim(1, "99213 100.00", cut: true)]).Only().Thread.Versions[0].HeldFor);

    [Fact]
    public void A_sound_claim_posts_beside_a_held_one_of_its_number() =>
        Assert.Equal("Held Posted", Life([Claim(1, "99213 100.00", balanced: false), Claim(5, "99213 100.00", "b")]).Only().Dispositions());

    [Fact]
    public void Money_for_a_held_claim_posts_as_unmatched_until_it_is_released()
    {
        SentCopy first = Claim(1, "99213 100.00"), second = Claim(5, "97110 100.00", "b");
        var whole = Era(20, "1", "100.00", cas: "CO45:20.00");
        var held = Life([first, second], whole);
        Assert.Equal("claim held", Assert.Single(held.Fates).Waits);
        Assert.Equal(EntryKind.Unmatched, Assert.Single(held.Entries).Kind);
        var released = Life([first, second], whole, Era(25, "1", "97110 100.00 CO45:30.00"));
        Assert.All(released.Fates, f => Assert.Equal(0, f.ClaimOrdinal));
        Assert.DoesNotContain(released.Entries, e => e.Kind == EntryKind.Unmatched);
    }

    [Fact]
    public void A_secondary_copy_of_a_held_claim_does_not_take_its_money() =>
        Assert.Equal("claim held", Assert.Single(Life(
            [Claim(1, "99213 100.00"), Claim(5, "97110 100.00", "b"), Claim(9, "99213 100.00", level: "S", payer: "BETA")],
            Era(20, "2", "100.00", cas: "CO45:20.00", payer: "BETA")).Fates).Waits);

    [Fact]
    public void A_decision_answers_the_version_whose_charge_it_names()
    {
        SentCopy[] copies = [Claim(1, "99213 100.00"), Claim(20, "99213 120.00", "b", "7")];
        var late = Life(copies, Era(30, "1", "99213 100.00 CO45:20.00")).Only();
        Assert.Equal("a", late.Books.Decisions[0].Version.Content.Key[2..]);
        Assert.Equal("120.00 80.00 0.00 0.00 40.00 0.00", late.Figures());
        Assert.Equal("charge differs", Assert.Single(Life(copies, Era(30, "1", "99213 110.00 CO45:20.00")).Fates).Waits);
    }
}
