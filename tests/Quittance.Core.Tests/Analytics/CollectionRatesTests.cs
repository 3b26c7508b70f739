using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class CollectionRatesTests
{
    private static KpiReport July(params KpiClaim[] claims) => Report(claims, "2025-07-01", "2025-07-31", "2025-12-31");

    [Fact]
    public void T_K8_a_write_off_that_is_not_contractual_stays_in_the_denominator()
    {
        var claim = Claim("A", "2025-07-10", 100_000)
            .Adjusted("2025-08-01", 40_000, "CO", "45")
            .Paid("2025-08-01", 50_000)
            .Moved("2025-08-20", KpiMovementKind.PatientPayment, 7_500)
            .Moved("2025-09-01", KpiMovementKind.Refund, 500)
            .Moved("2025-10-01", KpiMovementKind.Adjustment, 1_000, "", "bad debt")
            .Adjusted("2025-10-01", 2_000, "CO", "197");
        var report = July(claim);

        Assert.Equal(57_000m, report.Get("collection-rate-gross").Numerator);
        Assert.Equal("57.0", report.Get("collection-rate-gross").Percent());
        Assert.Equal(60_000m, report.Get("collection-rate-net").Denominator);
        Assert.Equal("95.0", report.Get("collection-rate-net").Percent());
    }

    [Theory]
    [InlineData("CO", "45", true)]
    [InlineData("CO", "253", true)]
    [InlineData("CO", "59", true)]
    [InlineData("CO", "42", true)]
    [InlineData("CO", "24", true)]
    [InlineData("CO", "44", false)]
    [InlineData("CO", "104", false)]
    [InlineData("CO", "143", false)]
    [InlineData("CO", "271", false)]
    [InlineData("CO", "256", false)]
    [InlineData("CO", "29", false)]
    [InlineData("CO", "23", false)]
    [InlineData("PI", "45", false)]
    [InlineData("OA", "45", false)]
    [InlineData("CO", "unknown", false)]
    [InlineData("", "", false)]
    public void Only_agreed_contractual_adjustments_leave_the_denominator(string group, string carc, bool leaves)
    {
        var net = July(Claim("A", "2025-07-10", 100).Paid("2025-08-01", 60).Adjusted("2025-08-01", 40, group, carc)).Get("collection-rate-net");
        Assert.Equal(leaves ? 60m : 100m, net.Denominator);
    }

    [Fact]
    public void Takebacks_and_reversed_adjustments_net_in_the_rate()
    {
        var claim = Claim("A", "2025-07-10", 100).Paid("2025-08-01", 60).Adjusted("2025-08-01", 40, "CO", "45")
            .Paid("2025-09-01", -60).Adjusted("2025-09-01", -40, "CO", "45").Paid("2025-09-01", 50).Adjusted("2025-09-01", 30, "CO", "45");
        var net = July(claim).Get("collection-rate-net");
        Assert.Equal(50m, net.Numerator);
        Assert.Equal(70m, net.Denominator);
    }

    [Fact]
    public void The_cohort_goes_by_service_date_and_what_was_booked_after_as_of_is_not_seen()
    {
        var inside = Claim("A", "2025-07-31", 100).Paid("2025-12-31", 30).Paid("2026-01-01", 20);
        var report = July(inside, Claim("B", "2025-08-01", 100).Paid("2025-08-20", 100));
        Assert.Equal(0.3m, report.Get("collection-rate-gross").Value);
        Assert.Equal("A", Assert.Single(report.Get("collection-rate-net").DenominatorClaims));
    }

    [Fact]
    public void Without_a_period_the_cohort_is_the_months_six_to_four_before_as_of()
    {
        KpiClaim[] claims = [Claim("May", "2025-05-31", 1), Claim("June", "2025-06-01", 1), Claim("August", "2025-08-31", 1), Claim("September", "2025-09-01", 1)];
        string[] expected = ["June", "August"];
        Assert.Equal(expected, KpiOf("collection-rate-gross", claims, null, null).DenominatorClaims);
        Assert.Equal(expected, KpiOf("collection-rate-gross", claims, null, null, "2025-12-05").DenominatorClaims);
    }

    [Fact]
    public void An_explicit_period_is_used_as_given_however_young_it_is() =>
        Assert.Equal(0.5m, KpiOf("collection-rate-gross", [Claim("A", "2025-12-01", 100).Paid("2025-12-20", 50)], "2025-12-01", "2025-12-31").Value);

    [Fact]
    public void A_capitated_visit_is_outside_the_net_rate()
    {
        var capitated = Claim("C", "2025-07-02", 100).Decided("2025-07-20", Line(100, 0, ("CO", "24", 80), ("PR", "3", 20)))
            .Adjusted("2025-07-20", 80, "CO", "24").Moved("2025-07-25", KpiMovementKind.PatientPayment, 20);
        var report = July(capitated, Claim("A", "2025-07-02", 100).Paid("2025-08-01", 50));
        Assert.Equal(0.5m, report.Get("collection-rate-net").Value);
        Assert.Equal(70m, report.Get("collection-rate-gross").Numerator);
    }

    [Fact]
    public void Held_and_voided_claims_are_left_out_and_nothing_left_gives_no_rate()
    {
        var claim = Claim("A", "2025-07-02", 100);
        var report = July(claim with { IsHeld = true }, claim with { IsVoid = true });
        Assert.Null(report.Get("collection-rate-net").Value);
        Assert.Null(report.Get("collection-rate-gross").Value);
    }

    [Fact]
    public void All_adjusted_away_gives_no_net_rate() =>
        Assert.Null(July(Claim("A", "2025-07-02", 100).Adjusted("2025-08-01", 100, "CO", "253")).Get("collection-rate-net").Value);
}
