using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class ReceivableDaysTests
{
    private static decimal Rounded(Kpi kpi) => Math.Round(kpi.Value!.Value, 1, MidpointRounding.AwayFromZero);

    private static Kpi Gross(params KpiClaim[] claims) => KpiOf("ar-days-gross", claims, null, null, "2025-09-30");

    private static Kpi Net(params KpiClaim[] claims) => KpiOf("ar-days-net", claims, null, null, "2025-09-30");

    [Fact]
    public void T_K1_credits_are_taken_off_once()
    {
        // 600,000 a year is 147,945.21 in 90 days.
        var kpi = Gross(
            Claim("paid", "2025-08-01", 77_945.21m).Paid("2025-08-20", 77_945.21m),
            Claim("open", "2025-08-01", 70_000),
            Claim("credit", "2025-01-01", 10_000).Paid("2025-02-01", 15_000));
        Assert.Equal(65_000m, kpi.Numerator);
        Assert.Equal(1_643.84m, kpi.Denominator);
        Assert.Equal(39.5m, Rounded(kpi));
        Assert.Equal(65_000m * 90m / 147_945.21m, kpi.Value);
    }

    [Fact]
    public void Charges_count_by_book_date_over_90_days_that_end_with_as_of()
    {
        var first = Day("2025-09-30").AddDays(-89);
        Assert.Equal(Day("2025-07-03"), first);
        var kpi = Gross(Claim("in", "2025-07-03", 90), Claim("out", "2025-07-02", 900), Claim("later", "2025-10-01", 900));
        Assert.Equal(1m, kpi.Denominator);
        Assert.Equal(990m, kpi.Value);
        Assert.Equal("in", Assert.Single(kpi.DenominatorClaims));
    }

    [Fact]
    public void Reversed_charges_are_netted()
    {
        var kpi = Gross(Claim("A", "2025-08-01", 100).Moved("2025-08-20", KpiMovementKind.Charge, -100).Moved("2025-08-20", KpiMovementKind.Charge, 90));
        Assert.Equal(1m, kpi.Denominator);
        Assert.Equal(90m, kpi.Value);
    }

    [Fact]
    public void Without_charges_there_are_no_days()
    {
        Assert.Null(Gross(Claim("old", "2025-01-01", 100)).Value);
        Assert.Null(Net(Claim("old", "2025-01-01", 100)).Value);
    }

    [Fact]
    public void T_K2_net_receivable_over_three_calendar_months()
    {
        var kpi = Net(
            Claim("paid", "2025-07-01", 1_560_000).Paid("2025-08-20", 1_560_000),
            Claim("open", "2025-09-30", 1_200_000),
            Claim("before", "2025-06-30", 777).Paid("2025-07-30", 777));
        Assert.Equal(1_200_000m, kpi.Numerator);
        Assert.Equal(30_000m, kpi.Denominator);
        Assert.Equal(40m, kpi.Value);
        Assert.True(kpi.IsEstimate);
    }

    [Fact]
    public void Open_claims_are_worth_what_their_payer_usually_allows()
    {
        var history = Claim("history", "2025-02-01", 200).Decided("2025-03-01", Line(200, 80, ("CO", "45", 80), ("PR", "1", 40)))
            .Paid("2025-03-01", 80).Adjusted("2025-03-01", 80, "CO", "45");
        var waiting = Claim("waiting", "2025-08-01", 100);
        var other = Claim("other", "2025-08-01", 100) with { PayerKey = "without history" };
        var kpi = Net(history, waiting, other);
        // 40 of the deductible as it is, 60 percent of 100, and all of 100.
        Assert.Equal(200m, kpi.Numerator);
        Assert.Equal(Math.Round(160m / 92m, 2), kpi.Denominator);
        Assert.Equal(200m * 92m / 160m, kpi.Value);
    }

    [Fact]
    public void Denied_balances_are_estimated_and_credits_come_off_whole()
    {
        var history = Claim("history", "2025-02-01", 100).Decided("2025-03-01", Line(100, 50, ("CO", "45", 50))).Paid("2025-03-01", 50).Adjusted("2025-03-01", 50, "CO", "45");
        var denied = Claim("denied", "2025-08-01", 100).Decided("2025-08-20", Line(100, 0, ("CO", "50", 100))) with { HasOpenDenial = true };
        var credit = Claim("credit", "2025-08-01", 100).Paid("2025-08-20", 130);
        Assert.Equal(20m, Net(history, denied, credit).Numerator);
        Assert.Equal(70m, Net(history, denied with { HasOpenDenial = false }, credit).Numerator);
    }

    [Fact]
    public void Denied_reversed_later_level_and_old_lines_do_not_shape_the_ratio()
    {
        var allowed = Claim("allowed", "2025-02-01", 100).Decided("2025-03-01", Line(100, 50, ("CO", "45", 50)), Line(100, 0, ("CO", "50", 100)));
        var reversed = Claim("reversed", "2025-02-01", 100).Decided("2025-03-01", Line(100, 90, ("CO", "45", 10))).Reversed("2025-04-01").Decided("2025-04-01", Line(100, 50, ("CO", "45", 50)));
        var old = Claim("old", "2024-08-01", 100).Decided("2024-09-30", Line(100, 10, ("CO", "45", 90)));
        var second = Claim("second", "2025-02-01", 100).Decided("2025-03-01", Line(100, 10, ("CO", "45", 90)));
        second = second with { Adjudications = [second.Adjudications[0] with { IsFirstLevel = false, Status = "2" }] };
        KpiClaim[] decided = [.. new[] { allowed, reversed, old, second }.Select(claim => claim with { Movements = [] })];
        Assert.Equal(50m, Net([.. decided, Claim("waiting", "2025-08-01", 100)]).Numerator);
    }

    [Fact]
    public void A_reversal_after_the_day_leaves_the_earlier_answer_standing_on_it()
    {
        var claim = Claim("A", "2025-08-01", 100).Decided("2025-09-01", Line(100, 50, ("CO", "45", 30), ("PR", "1", 20)))
            .Paid("2025-09-01", 50).Adjusted("2025-09-01", 30, "CO", "45")
            .Reversed("2025-10-05").Paid("2025-10-05", -50).Adjusted("2025-10-05", -30, "CO", "45");
        // On 30 September 20 are open at the patient, adjudicated, and the ratio is 70 percent.
        Assert.Equal(20m, Net(claim).Numerator);
        // On 31 October the whole claim is open again and nothing tells its price: the ratio is 1.
        Assert.Equal(100m, KpiOf("ar-days-net", [claim], null, null, "2025-10-31").Numerator);
    }

    [Fact]
    public void A_denial_overturned_after_the_day_was_a_denial_on_it()
    {
        var history = Claim("history", "2025-02-01", 100).Decided("2025-03-01", Line(100, 50, ("CO", "45", 50))) with { Movements = [] };
        var claim = Claim("A", "2025-08-01", 100).Decided("2025-09-01", Line(100, 0, ("CO", "50", 100)))
            .Reversed("2025-10-05").Decided("2025-10-05", Line(100, 50, ("CO", "45", 50))).Paid("2025-10-05", 50).Adjusted("2025-10-05", 50, "CO", "45");
        Assert.Equal(50m, Net(history, claim).Numerator);
    }

    [Fact]
    public void Estimates_are_rounded_claim_by_claim_half_away_from_zero()
    {
        var history = Claim("history", "2025-02-01", 100).Decided("2025-03-01", Line(100, 50, ("CO", "45", 50))) with { Movements = [] };
        Assert.Equal(0.02m, Net(history, Claim("A", "2025-08-01", 0.01m), Claim("B", "2025-08-01", 0.01m)).Numerator);
    }
}
