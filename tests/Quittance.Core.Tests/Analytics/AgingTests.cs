using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class AgingTests
{
    private static KpiClaim Aged(string key, int days, decimal balance)
    {
        var day = Day("2025-09-30").AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Claim(key, day, balance);
    }

    private static KpiReport September(params KpiClaim[] claims) => Report(claims, null, null, "2025-09-30");

    private static AgingBucket Bucket(KpiReport report, string name) =>
        report.Get("aging").Buckets.Single(bucket => string.Equals(bucket.Bucket, name, StringComparison.Ordinal));

    [Theory]
    [InlineData(0, "0-30")]
    [InlineData(30, "0-30")]
    [InlineData(31, "31-60")]
    [InlineData(60, "31-60")]
    [InlineData(61, "61-90")]
    [InlineData(90, "61-90")]
    [InlineData(91, "91-120")]
    [InlineData(120, "91-120")]
    [InlineData(121, "121+")]
    [InlineData(900, "121+")]
    [InlineData(-1, "UNBILLED/FUTURE")]
    public void A_balance_stands_in_the_bucket_of_its_age(int age, string bucket) =>
        Assert.Equal("A", Assert.Single(Bucket(September(Aged("A", age, 10).Moved("2025-01-01", KpiMovementKind.Charge, 5)), bucket).Claims));

    [Fact]
    public void T_K3_shares_and_what_is_older_than_90_days()
    {
        var report = September(Aged("A", 10, 260_000), Aged("B", 40, 110_000), Aged("C", 70, 55_000), Aged("D", 100, 30_000), Aged("E", 130, 45_000));
        var over = report.Get("ar-over-90");
        Assert.Equal(75_000m, over.Numerator);
        Assert.Equal(500_000m, over.Denominator);
        Assert.Equal("15.0", over.Percent());
        Assert.Equal(0.52m, Bucket(report, "0-30").Share);
        Assert.Equal(0.09m, Bucket(report, "121+").Share);
        Assert.Null(report.Get("aging").Value);
    }

    [Fact]
    public void Credits_and_future_services_are_shown_beside_and_never_netted()
    {
        var future = Aged("future", -5, 70) with { Movements = [new(Day("2025-09-20"), KpiMovementKind.Charge, Usd(70), "", "")] };
        var report = September(Aged("A", 10, 100), Aged("B", 100, 100), Aged("credit", 100, 50).Paid("2025-09-01", 90), future);
        Assert.Equal(-40m, Bucket(report, "CREDIT").Amount.Cents / 100m);
        Assert.Null(Bucket(report, "CREDIT").Share);
        Assert.Equal(Usd(70), Bucket(report, "UNBILLED/FUTURE").Amount);
        Assert.Null(Bucket(report, "UNBILLED/FUTURE").Share);
        Assert.Equal(0.5m, Bucket(report, "91-120").Share);
        Assert.Equal(200m, report.Get("ar-over-90").Denominator);
        Assert.Equal(0.5m, report.Get("ar-over-90").Value);
    }

    [Fact]
    public void Billing_again_does_not_freshen_a_claim()
    {
        var rebilled = Aged("A", 150, 100).Moved("2025-09-29", KpiMovementKind.Charge, -100).Moved("2025-09-29", KpiMovementKind.Charge, 100);
        Assert.Equal(Usd(100), Bucket(September(rebilled), "121+").Amount);
    }

    [Fact]
    public void What_moves_to_the_patient_changes_neither_total_nor_age()
    {
        var before = Aged("A", 100, 100).Paid("2025-09-01", 60);
        var after = before.Moved("2025-09-01", KpiMovementKind.PatientTransfer, 40, "PR", "1");
        Assert.Equal(Bucket(September(before), "91-120").Amount, Bucket(September(after), "91-120").Amount);
        Assert.Equal(September(before).Get("ar-days-gross").Numerator, September(after).Get("ar-days-gross").Numerator);
        Assert.Equal(1m, September(after).Get("ar-over-90").Value);
    }

    [Fact]
    public void A_rejected_claim_was_billed_and_a_claim_not_yet_sent_was_not()
    {
        var report = September(Aged("rejected", 100, 100) with { IsRejectedNow = true }, Aged("unsent", 100, 100) with { FirstSubmitted = Day("2025-10-01") });
        Assert.Equal("rejected", Assert.Single(report.Get("ar-over-90").DenominatorClaims));
        Assert.Equal(Usd(200), Bucket(report, "91-120").Amount);
    }

    [Fact]
    public void A_later_posting_does_not_change_a_past_day()
    {
        var claim = Aged("A", 100, 100);
        Assert.Equal(Usd(100), Bucket(September(claim.Paid("2025-10-01", 100)), "91-120").Amount);
        Assert.Equal(Usd(0), Bucket(September(claim.Paid("2025-09-30", 100)), "91-120").Amount);
    }

    [Fact]
    public void Held_and_voided_claims_have_no_balance_and_nothing_open_has_no_share()
    {
        var report = September(Aged("A", 10, 100) with { IsHeld = true }, Aged("B", 10, 100) with { IsVoid = true });
        Assert.Equal(7, report.Get("aging").Buckets.Count);
        Assert.All(report.Get("aging").Buckets, bucket => Assert.True(bucket.Amount.IsZero && bucket.Share is null));
        Assert.Null(report.Get("ar-over-90").Value);
    }
}
