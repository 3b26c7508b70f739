using CsCheck;
using Quittance.Core.Analytics;

namespace Quittance.Core.Tests.Analytics;

public sealed class KpiPropertyTests
{
    private static readonly string[] Ratios =
    [
        "ar-days-gross", "ar-days-net", "clean-claim-rate", "first-pass-rate", "denial-rate-claims", "denial-rate-dollars",
        "collection-rate-net", "collection-rate-gross", "ar-over-90",
    ];

    private const decimal Tolerance = 1e-15m;

    private static readonly Gen<(KpiClaim[] Claims, DateOnly From, DateOnly To, DateOnly AsOf)> Question = Gen.Select(
        SmallPractice.Claims,
        Gen.Int[90, 800],
        Gen.Int[0, 300],
        Gen.Int[0, 250],
        (claims, start, length, wait) => (claims, SmallPractice.Start.AddDays(start), SmallPractice.Start.AddDays(start + length), SmallPractice.Start.AddDays(start + length + wait - 60)));

    [Fact]
    public void Every_measure_agrees_with_a_second_naive_reckoning() => Question.Sample(
        question =>
        {
            var (claims, from, to, asOf) = question;
            var report = KpiCalculator.Calculate(claims, from, to, asOf, to);
            var naive = new NaiveKpis(claims, from, to, asOf);
            foreach (var id in Ratios)
            {
                var (numerator, denominator) = naive.Of(id);
                var value = report.Get(id).Value;
                Assert.Equal(denominator == 0m, value is null);
                // Close, not rounded alike: thirds are cut at 28 digits, and where the exact value is half of a last place, two of them round apart.
                if (value is { } known) Assert.InRange(known - numerator / denominator, -Tolerance, Tolerance);
            }
            foreach (var bucket in report.Get("aging").Buckets) Assert.Equal(naive.Bucket(bucket.Bucket), bucket.Amount.Cents);
        },
        iter: 3_000);

    [Fact]
    public void The_order_of_claims_and_movements_does_not_matter() => Question.Sample(
        question =>
        {
            var (claims, from, to, asOf) = question;
            KpiClaim[] turned = [.. claims.Reverse().Select(claim => claim with { Movements = [.. claim.Movements.Reverse()], Adjudications = [.. claim.Adjudications.Reverse()] })];
            var one = KpiCalculator.Calculate(claims, from, to, asOf, to);
            var other = KpiCalculator.Calculate(turned, from, to, asOf, to);
            Assert.Equal(one.Kpis.Select(kpi => kpi.Value), other.Kpis.Select(kpi => kpi.Value));
        },
        iter: 500);

    [Fact]
    public void The_claims_behind_a_rate_are_as_many_as_it_counts() => Question.Sample(
        question =>
        {
            var (claims, from, to, asOf) = question;
            var report = KpiCalculator.Calculate(claims, from, to, asOf, to);
            foreach (var id in (string[])["clean-claim-rate", "first-pass-rate"])
            {
                var kpi = report.Get(id);
                Assert.Equal(kpi.Numerator, kpi.NumeratorClaims.Count);
                Assert.Equal(kpi.Denominator, kpi.DenominatorClaims.Count);
                Assert.Empty(kpi.NumeratorClaims.Except(kpi.DenominatorClaims, StringComparer.Ordinal));
            }
            Assert.Equal(report.Get("denial-rate-claims").Numerator, report.Get("denial-rate-claims").NumeratorClaims.Count);
        },
        iter: 500);

    [Fact]
    public void The_shares_of_the_age_classes_add_up_to_one() => Question.Sample(
        question =>
        {
            var shares = KpiCalculator.Calculate(question.Claims, question.From, question.To, question.AsOf, question.To).Get("aging").Buckets.Select(bucket => bucket.Share).ToList();
            Assert.True(shares.TrueForAll(share => share is null) || Math.Round(shares.Sum(share => share ?? 0m), 12) == 1m);
        },
        iter: 500);
}
