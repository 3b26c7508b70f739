using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class ClaimQualityTests
{
    private static Kpi Clean(params KpiClaim[] claims) => KpiOf("clean-claim-rate", claims, "2025-07-01", "2025-07-31");

    private static Kpi FirstPass(params KpiClaim[] claims) => KpiOf("first-pass-rate", claims, "2025-07-01", "2025-07-31");

    private static KpiClaim July(string key) => Claim(key, "2025-07-10", 100);

    [Fact]
    public void T_K4_a_claim_stopped_twice_is_unclean_once()
    {
        var claims = Many(1000, number => July(Key("C", number)) with { HasErrorFinding = number <= 40, RejectedBy277CA = number is > 35 and <= 45 }).ToArray();
        var rate = Clean(claims);
        Assert.Equal(955m, rate.Numerator);
        Assert.Equal("95.5", rate.Percent());
        Assert.DoesNotContain("C45", rate.NumeratorClaims, StringComparer.Ordinal);
    }

    [Fact]
    public void Held_claims_and_claims_of_a_rejected_set_are_not_clean()
    {
        var rate = Clean(July("clean"), July("held") with { IsHeld = true }, July("999") with { RejectedBy999 = true }, July("277CA") with { RejectedBy277CA = true });
        Assert.Equal(4m, rate.Denominator);
        Assert.Equal("clean", Assert.Single(rate.NumeratorClaims));
    }

    [Fact]
    public void Only_originals_first_sent_in_the_period_are_judged()
    {
        var rate = Clean(July("A"), July("B") with { IsOriginal = false }, July("C") with { FirstSubmitted = Day("2025-08-01") }, July("D") with { IsVoid = true });
        Assert.Equal("A", Assert.Single(rate.DenominatorClaims));
    }

    [Fact]
    public void Both_ends_of_the_period_belong_to_it()
    {
        var rate = Clean(July("A") with { FirstSubmitted = Day("2025-07-01") }, July("B") with { FirstSubmitted = Day("2025-07-31") }, July("C") with { FirstSubmitted = Day("2025-06-30") });
        Assert.Equal(2m, rate.Denominator);
    }

    [Fact]
    public void Without_claims_there_is_no_rate()
    {
        Assert.Null(Clean().Value);
        Assert.Null(FirstPass(July("A")).Value);
    }

    [Fact]
    public void T_K5_denied_partly_denied_and_pended_claims_are_not_resolved()
    {
        var claims = Many(690, number => July(Key("paid", number)).Decided("2025-07-20", Line(100, 80, ("CO", "45", 20))))
            .Concat(Many(70, number => July(Key("denied", number)).Decided("2025-07-20", Line(100, 0, ("CO", "197", 100)))))
            .Concat(Many(25, number => July(Key("partial", number)).Decided("2025-07-20", Line(60, 50, ("CO", "45", 10)), Line(40, 0, ("CO", "97", 40)))))
            .Concat(Many(15, number => July(Key("pended", number)).Decided("2025-07-20", Line(100, 0, ("OA", number % 2 == 0 ? "133" : "257", 100)))))
            .ToArray();
        var rate = FirstPass(claims);
        Assert.Equal(690m, rate.Numerator);
        Assert.Equal(800m, rate.Denominator);
        Assert.Equal(0.8625m, rate.Value);
        Assert.Equal("86.3", rate.Percent());
    }

    [Theory]
    [InlineData("PR", "1", 1)]
    [InlineData("PR", "3", 1)]
    [InlineData("CO", "45", 1)]
    [InlineData("OA", "23", 1)]
    [InlineData("PR", "204", 0)]
    [InlineData("CO", "16", 0)]
    [InlineData("OA", "277", 0)]
    public void A_zero_payment_is_resolved_when_no_reason_is_a_denial_or_a_pend(string group, string carc, int resolved) =>
        Assert.Equal(resolved, FirstPass(July("A").Decided("2025-07-20", Line(100, 0, (group, carc, 100)))).Numerator);

    [Fact]
    public void Any_payment_counts_as_the_expected_one_when_no_line_is_denied() =>
        Assert.Equal(1m, FirstPass(July("A").Decided("2025-07-20", Line(100, 0.01m, ("CO", "97", 99.99m)))).Numerator);

    [Fact]
    public void Only_the_first_decision_is_judged()
    {
        var corrected = July("A").Decided("2025-07-20", Line(100, 0, ("CO", "16", 100))).Reversed("2025-07-25").Decided("2025-07-25", Line(100, 100));
        var takenBack = July("B").Decided("2025-07-20", Line(100, 100)).Reversed("2025-07-28").Decided("2025-07-28", Line(100, 0, ("CO", "50", 100)));
        var rate = FirstPass(corrected, takenBack);
        Assert.Equal(2m, rate.Denominator);
        Assert.Equal("B", Assert.Single(rate.NumeratorClaims));
    }

    [Fact]
    public void The_order_of_decisions_counts_and_not_their_place_in_the_list()
    {
        var claim = July("A").Decided("2025-07-20", Line(100, 0, ("CO", "16", 100))).Decided("2025-08-20", Line(100, 100));
        var rate = FirstPass(claim with { Adjudications = [claim.Adjudications[1], claim.Adjudications[0]] });
        Assert.Equal(0m, rate.Numerator);
        Assert.Equal(1m, rate.Denominator);
    }

    [Fact]
    public void A_patient_whom_the_payer_does_not_know_is_not_a_resolved_claim() =>
        Assert.Equal(0m, FirstPass(July("A").Decided("2025-07-20", "4", Line(100, 0, ("CO", "45", 100)))).Numerator);

    [Fact]
    public void A_split_claim_is_one_original_and_decided_once()
    {
        var split = July("A").Decided("2025-07-20", Line(60, 50, ("CO", "45", 10))).Decided("2025-07-22", Line(40, 30, ("CO", "45", 10)));
        Assert.Equal(1m, FirstPass(split).Denominator);
        Assert.Equal(1m, Clean(split).Denominator);
    }
}
