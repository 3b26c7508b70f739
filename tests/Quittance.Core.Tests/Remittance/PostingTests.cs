using Quittance.Core.Kernel;
using Quittance.Core.Ledger;
using Quittance.Core.Model;
using Quittance.Core.Remittance;
using Quittance.Core.Tests.Claims;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Remittance;

/// <summary>What each adjustment of a decision does to a claim. Figures: charge, paid, adjusted, patient, open, denied and open.</summary>
public sealed class PostingTests
{
    [Theory]
    [InlineData("CO", "45", CasEffect.WriteOff)]
    [InlineData("PI", "45", CasEffect.WriteOff)]
    [InlineData("CO", "253", CasEffect.WriteOff)]
    [InlineData("CO", "24", CasEffect.WriteOff)]
    [InlineData("CO", "97", CasEffect.Denied)]
    [InlineData("PI", "50", CasEffect.Denied)]
    [InlineData("CO", "17", CasEffect.Denied)]
    [InlineData("OA", "18", CasEffect.Denied)]
    [InlineData("PR", "2", CasEffect.Patient)]
    [InlineData("PR", "50", CasEffect.Patient)]
    [InlineData("PR", "ZZ9", CasEffect.Patient)]
    [InlineData("OA", "23", CasEffect.Nothing)]
    [InlineData("OA", "45", CasEffect.Nothing)]
    [InlineData("CR", "45", CasEffect.Nothing)]
    [InlineData("CO", "ZZ9", CasEffect.Nothing)]
    [InlineData("CO", "88", CasEffect.Nothing)]
    [InlineData("CO", "104", CasEffect.Nothing)]
    [InlineData("CO", "101", CasEffect.Nothing)]
    public void Each_entry_posts_by_its_own_group_and_reason(string group, string reason, Enum effect) =>
        Assert.Equal(effect, CasRules.EffectOf(new Adjustment(group, reason, new Money(100))));

    [Theory]
    [InlineData(9, 15)]
    [InlineData(15, 9)]
    public void A_denial_as_a_duplicate_leaves_what_the_payer_decided_of_the_first(int paid, int denied)
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(paid, "1", "99213 100.00 CO45:20.00 PR2:16.00", icn: "P1"), Era(denied, "1", "99213 100.00 CO18:100.00", set: "b", icn: "P2")).Only();
        Assert.Equal("100.00 64.00 20.00 16.00 16.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.PatientDue, claim.State());
    }

    [Fact]
    public void A_denial_as_a_duplicate_of_a_claim_that_nobody_has_decided_stands() =>
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 100.00", Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO18:100.00")).Only().Figures());

    [Fact]
    public void Two_lines_post_each_by_its_own_adjustments()
    {
        var life = Life([Claim(1, "99213 200.00; 97110 100.00")], Era(9, "1", "99213 200.00 CO45:80.00 PR1:40.00; 97110 100.00 CO97:100.00"));
        Assert.Equal("300.00 80.00 80.00 40.00 140.00 100.00", life.Only().Figures());
        var payment = Assert.Single(life.Entries, e => e.Kind == EntryKind.Payment);
        Assert.Equal([("receivable", 1, -8000L), ("cash", 0, 8000L)], payment.Lines.Select(l => (l.Account, l.Line, l.Amount.Cents)));
    }

    [Fact]
    public void An_adjustment_of_the_whole_claim_takes_its_money_from_the_claim_and_not_from_a_line()
    {
        var life = Life([Claim(1, "99213 350.00; 97110 150.00")], Era(9, "1", "99213 350.00 CO45:50.00; 97110 150.00 CO45:50.00", cas: "PR3:25.00"));
        Assert.Equal("500.00 375.00 100.00 25.00 25.00 0.00", life.Only().Figures());
        var payment = Assert.Single(life.Entries, e => e.Kind == EntryKind.Payment);
        Assert.Equal([(0, 2500L), (1, -30000L), (2, -10000L), (0, 37500L)], payment.Lines.Select(l => (l.Line, l.Amount.Cents)));
    }

    [Fact]
    public void Contractual_amounts_are_written_off_on_a_denied_line_too() =>
        Assert.Equal("100.00 0.00 30.00 0.00 70.00 70.00", Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:30.00 CO50:70.00")).Only().Figures());

    [Fact]
    public void A_negative_adjustment_pays_more_than_the_charge_and_shows_as_credit()
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO144:-5.00")).Only();
        Assert.Equal("100.00 105.00 -5.00 0.00 0.00 0.00", claim.Figures());
    }

    [Fact]
    public void Status_4_leaves_nothing_to_the_patient_until_the_person_is_known()
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "4", "99213 100.00 PR31:100.00")).Only();
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", claim.Figures());
        Assert.Equal("Adjudicated", claim.States());
    }

    [Theory]
    [InlineData("COZZ9:20.00")]
    [InlineData("CR45:20.00")]
    public void An_unknown_reason_does_not_stop_the_posting_and_stays_open_with_a_task(string adjustment)
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "1", $"99213 100.00 {adjustment}")).Only();
        Assert.Equal("100.00 80.00 0.00 0.00 20.00 0.00", claim.Figures());
        Assert.True(claim.Tells("era.reason-unknown"));
    }

    [Fact]
    public void A_predetermination_posts_nothing_on_the_claim()
    {
        var life = Life([Claim(1, "99213 100.00")], Era(9, "25", "99213 100.00 OA101:100.00"));
        Assert.Equal("100.00 0.00 0.00 0.00 100.00 0.00", life.Only().Figures());
        Assert.Equal(ClaimState.Sent, life.Only().State());
        Assert.Equal("status moves no money", Assert.Single(life.Fates).Waits);
    }

    [Fact]
    public void The_patients_part_is_that_of_the_last_standing_decision_only() =>
        Assert.Equal("100.00 64.00 20.00 6.00 16.00 0.00", Life([Claim(1, "99213 100.00")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00"), Era(20, "2", "99213 100.00 OA23:94.00 PR2:6.00")).Only().Figures());

    [Fact]
    public void What_is_left_to_a_second_payer_and_paid_by_it_closes_the_claim()
    {
        var claim = Life([Claim(1, "99213 200.00"), Claim(12, "99213 200.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 200.00 CO45:60.00 PR2:28.00"), Era(20, "2", "99213 200.00 OA23:172.00", payer: "BETA")).Only();
        Assert.Equal("200.00 140.00 60.00 0.00 0.00 0.00", claim.Figures());
        Assert.Equal(ClaimState.Closed, claim.State());
    }

    [Theory]
    // Allowed 140, the first paid 80 and wrote off 110; the second repeats a write-off of its own and may not post it again.
    [InlineData("99213 200.00 OA23:134.00; 97110 60.00 OA23:56.00", "260.00 150.00 110.00 0.00 0.00 0.00")]
    [InlineData("99213 200.00 OA23:64.00 CO45:70.00; 97110 60.00 OA23:16.00 CO45:40.00", "260.00 150.00 110.00 0.00 0.00 0.00")]
    // Non-duplication: it pays 32 and leaves 38 to the patient.
    [InlineData("99213 200.00 OA23:134.00 PR2:38.00; 97110 60.00 OA23:56.00", "260.00 112.00 110.00 38.00 38.00 0.00")]
    [InlineData("99213 200.00 OA23:64.00 CO45:70.00 PR2:38.00; 97110 60.00 OA23:16.00 CO45:40.00", "260.00 112.00 110.00 38.00 38.00 0.00")]
    public void A_whole_secondary_claim_comes_out_the_same_however_its_payer_reports(string second, string figures) =>
        Assert.Equal(figures, Life([Claim(1, "99213 200.00; 97110 60.00"), Claim(12, "99213 200.00; 97110 60.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 200.00 CO45:70.00 PR1:50.00 PR2:16.00; 97110 60.00 CO45:40.00 PR2:4.00"), Era(20, "2", second, payer: "BETA")).Only().Figures());

    [Theory]
    // The first leaves 40 open. A later write-off posts the smaller of its sum and what its payment and PR leave of that.
    [InlineData("2", "OA23:60.00 CO45:15.00", "100.00 65.00 35.00 0.00 0.00 0.00")]
    [InlineData("2", "OA23:60.00 CO45:5.00 OA94:20.00", "100.00 55.00 25.00 0.00 20.00 0.00")]
    [InlineData("2", "CO45:80.00 PR2:10.00", "100.00 50.00 40.00 10.00 10.00 0.00")]
    [InlineData("3", "OA23:60.00 CO45:20.00 PR2:20.00", "100.00 40.00 40.00 20.00 20.00 0.00")]
    [InlineData("20", "OA23:60.00 CO45:40.00", "100.00 40.00 60.00 0.00 0.00 0.00")]
    [InlineData("21", "CO45:60.00", "100.00 80.00 20.00 0.00 0.00 0.00")]
    [InlineData("2", "CO45:40.00", "100.00 100.00 20.00 0.00 -20.00 0.00")]
    public void A_later_payer_writes_off_at_most_what_is_open(string status, string adjustments, string figures)
    {
        // Paid 40, written off 20, so 40 open: the patient's until the later payer answers.
        var life = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00 PR2:40.00"), Era(20, status, $"99213 100.00 {adjustments}", payer: "BETA"));
        Assert.Equal(figures, life.Only().Figures());
        Assert.All(life.Entries.Where(e => e.BookDate == Day(20) && e.Kind == EntryKind.Adjustment).SelectMany(e => e.Lines), l => Assert.Equal(0, l.Line));
    }

    [Theory]
    [InlineData("a", "z")]
    [InlineData("z", "a")]
    public void Payers_of_one_day_follow_each_other_by_level(string first, string second) =>
        Assert.Equal("100.00 80.00 20.00 0.00 0.00 0.00", Life([Claim(1, "99213 100.00")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00", set: first), Era(9, "2", "99213 100.00 OA23:64.00 CO45:20.00", set: second, payer: "BETA")).Only().Figures());

    [Fact]
    public void Refused_by_the_later_payer_stays_open_as_denied() =>
        Assert.Equal("100.00 40.00 20.00 0.00 40.00 40.00", Life([Claim(1, "99213 100.00")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:40.00"), Era(20, "2", "99213 100.00 OA23:60.00 CO50:40.00", payer: "BETA")).Only().Figures());

    [Fact]
    public void Paid_adjusted_and_patient_beyond_the_charge_are_told()
    {
        var claim = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:60.00 PR2:40.00 OA94:-40.00")).Only();
        Assert.Equal("100.00 40.00 60.00 40.00 0.00 0.00", claim.Figures());
        Assert.True(claim.Tells("claim.over-adjusted"));
        Assert.Equal(ClaimState.Adjudicated, claim.State());
    }

    [Fact]
    public void An_entry_carries_the_day_of_the_document_that_it_posts()
    {
        var life = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00 CO45:20.00 PR2:10.00"));
        Assert.Equal([(EntryKind.Charge, Day(1)), (EntryKind.Payment, Day(9)), (EntryKind.Adjustment, Day(9)), (EntryKind.PatientTransfer, Day(9))], life.Entries.Select(e => (e.Kind, e.BookDate)));
    }

    [Fact]
    public void Amounts_are_owed_by_the_payer_of_their_level()
    {
        var life = Life([Claim(1, "99213 100.00"), Claim(12, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "1", "99213 100.00 CO45:20.00 PR2:16.00", payer: "RAW"), Era(20, "2", "99213 100.00 OA23:84.00", payer: "RAW"));
        Assert.Equal("ALPHA BETA", string.Join(' ', life.Entries.SelectMany(e => e.Lines).Where(l => l.Account == Account.Cash).Select(l => l.Party)));
    }
}
