using Quittance.Core.Model;
using Quittance.Core.Remittance;
using Quittance.Core.Tests.Claims;
using static Quittance.Core.Tests.Claims.Told;

namespace Quittance.Core.Tests.Remittance;

/// <summary>How money finds its number, its claim and its line.</summary>
public sealed class TyingTests
{
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");

    private static NumberCandidate Candidate(Guid number, string npi, string tax = "", int day = 0, string charge = "100.00") => new(number, npi, tax, Day(day), Usd(charge));

    private static string Waits(ClaimDecision decision, params SentCopy[] copies) => Assert.Single(Life(copies, decision).Fates).Waits;

    [Fact]
    public void Money_without_any_claim_waits() => Assert.Equal("no claim", Waits(Era(9, "1", "99213 100.00")));

    [Fact]
    public void A_charge_that_differs_waits() => Assert.Equal("charge differs", Waits(Era(9, "1", "99213 90.00"), Claim(1, "99213 100.00")));

    [Fact]
    public void Money_of_an_unknown_payer_posts_when_number_charge_and_patient_agree()
    {
        var life = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 100.00", payer: "NEW NAME", standing: PayerStanding.Unknown));
        Assert.Equal("ALPHA", life.Only().Books.Decisions[0].PayerKey);
    }

    [Fact]
    public void Money_of_an_unknown_payer_for_another_patient_waits() =>
        Assert.Equal("payer unknown", Waits(Era(9, "1", "99213 100.00", standing: PayerStanding.Unknown, patient: Someone), Claim(1, "99213 100.00")));

    [Fact]
    public void Money_under_a_name_that_a_person_refused_waits() =>
        Assert.Equal("payer name refused", Waits(Era(9, "1", "99213 100.00", standing: PayerStanding.Refused), Claim(1, "99213 100.00")));

    [Fact]
    public void A_forwarded_claim_that_carries_money_waits() =>
        Assert.Equal("forwarded claim with money", Waits(Era(9, "23", "99213 100.00 OA109:40.00"), Claim(1, "99213 100.00")));

    [Fact]
    public void Who_matches_by_hand_has_looked_at_the_charge() =>
        Assert.Equal("", Waits(Era(9, "1", "99213 90.00 CO45:20.00", hand: 0), Claim(1, "99213 100.00")));

    [Fact]
    public void Who_matches_by_hand_names_the_claim_of_a_number_used_again()
    {
        var life = Life([Claim(1, "99213 100.00 @0"), Claim(40, "99213 100.00 @35", "b")], Era(50, "1", "99213 100.00 @35", hand: 0));
        Assert.Equal(0, Assert.Single(life.Fates).ClaimOrdinal);
    }

    [Fact]
    public void A_reversal_matched_by_hand_takes_back_what_that_claim_got()
    {
        var life = Life([Claim(1, "99213 100.00")], Era(9, "1", "99213 90.00", hand: 0), Era(9, "1", "99213 95.00").TakenBack(20) with { MatchedByHandTo = 0 });
        Assert.Equal("100.00 -5.00 0.00 0.00 105.00 0.00", life.Only().Figures());
    }

    [Fact]
    public void The_level_that_the_status_names_decides_which_copy_moves()
    {
        SentCopy[] copies = [Claim(1, "99213 100.00"), Claim(8, "99213 100.00", level: "S", payer: "BETA")];
        Assert.Equal("Adjudicated Sent", Life(copies, Era(9, "1", "99213 100.00")).Only().States());
        Assert.Equal("Sent Adjudicated", Life(copies, Era(9, "2", "99213 100.00", payer: "BETA")).Only().States());
    }

    [Fact]
    public void A_status_without_a_level_belongs_to_the_level_of_the_payer_that_sent_it() =>
        Assert.Equal("S", Life([Claim(1, "99213 100.00"), Claim(8, "99213 100.00", level: "S", payer: "BETA")],
            Era(9, "4", "99213 100.00 CO31:100.00", payer: "BETA")).Only().Books.Decisions[0].Level);

    [Fact]
    public void The_claim_number_under_the_payees_own_NPI_beats_others() =>
        Assert.Equal(Two, MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t"), Candidate(Two, "2222222224", "t")], new Payee("2222222224", ["t"]), Usd("100.00")));

    [Fact]
    public void Another_NPI_of_the_payees_tax_id_is_tried_when_its_own_lacks_the_number()
    {
        var payee = new Payee("3333333336", ["t"]);
        Assert.Equal(One, MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t"), Candidate(Two, "2222222224", "u")], payee, Usd("100.00")));
        Assert.Null(MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t"), Candidate(Two, "2222222224", "t")], payee, Usd("100.00")));
        Assert.Equal(Two, MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t"), Candidate(Two, "2222222224", "t", charge: "70.00")], payee, Usd("-70.00")));
    }

    [Fact]
    public void A_payee_with_a_tax_id_alone_is_the_provider_under_it_that_has_the_number() =>
        Assert.Equal(One, MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t")], new Payee("", ["t"]), Usd("100.00")));

    [Fact]
    public void A_payee_that_is_somebody_else_does_not_get_the_number()
    {
        Assert.Null(MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t")], new Payee("3333333336", []), Usd("100.00")));
        Assert.Null(MatchingLadder.ByClaimNumber([Candidate(One, "1111111112", "t")], new Payee("", ["u"]), Usd("100.00")));
    }

    [Fact]
    public void A_payee_that_is_not_named_gets_the_only_claim_of_the_number()
    {
        Assert.Equal(One, MatchingLadder.ByClaimNumber([Candidate(One, "1111111112"), Candidate(One, "1111111112", day: 3)], new Payee("", []), Usd("100.00")));
        Assert.Null(MatchingLadder.ByClaimNumber([Candidate(One, "1111111112"), Candidate(Two, "2222222224")], new Payee("", []), Usd("100.00")));
    }

    [Fact]
    public void The_payers_own_number_is_taken_only_when_it_names_one_claim()
    {
        Assert.Equal(One, MatchingLadder.ByPayerClaimNumber([One, One]));
        Assert.Null(MatchingLadder.ByPayerClaimNumber([One, Two]));
        Assert.Null(MatchingLadder.ByPayerClaimNumber([]));
    }

    [Fact]
    public void Member_day_and_charge_are_taken_only_when_they_name_one_claim()
    {
        NumberCandidate[] claims = [Candidate(One, "1111111112"), Candidate(Two, "1111111112", day: 1)];
        Assert.Equal(One, MatchingLadder.ByMemberDayCharge(claims, Day(0), Usd("-100.00")));
        Assert.Null(MatchingLadder.ByMemberDayCharge(claims, null, Usd("100.00")));
        Assert.Null(MatchingLadder.ByMemberDayCharge(claims, Day(0), Usd("99.00")));
        Assert.Null(MatchingLadder.ByMemberDayCharge([.. claims, Candidate(Two, "1111111112")], Day(0), Usd("100.00")));
    }

    [Theory]
    [InlineData("99213 50.00 #b; 99213 50.00 #a", "2 1")]
    [InlineData("99213-25 50.00; 99213 50.00", "2 1")]
    [InlineData("99213 50.00 @9; 99213-25 50.00 @9", "1 2")]
    [InlineData("99213 40.00; 97110 50.00", "1 0")]
    [InlineData("99213 50.00; 99213 50.00; 99213 50.00", "1 2 0")]
    public void A_line_is_found_by_its_number_then_by_what_it_says(string lines, string found) =>
        Assert.Equal(found, string.Join(' ', LineMatch.Of(Claim(1, "99213 50.00 #a; 99213-25 50.00 #b").Content, Era(9, "1", lines))));

    [Fact]
    public void A_line_that_lost_its_modifiers_is_found_by_its_day() =>
        Assert.Equal([2, 1], LineMatch.Of(Claim(1, "99213-25 50.00 @0; 99213-25 50.00 @1").Content, Era(9, "1", "99213 50.00 @1; 99213 50.00 @0")));
}
