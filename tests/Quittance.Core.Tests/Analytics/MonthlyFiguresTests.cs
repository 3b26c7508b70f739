using CsCheck;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

/// <summary>The charts of Home against the measures that they are pictures of.</summary>
public sealed class MonthlyFiguresTests
{
    private static readonly string[] Followed = ["ar-days-gross", "clean-claim-rate", "first-pass-rate", "denial-rate-claims", "collection-rate-net", "ar-over-90"];

    [Fact]
    public void Every_month_is_what_the_calculator_gives_for_that_month_alone() =>
        Gen.Select(SmallPractice.Claims, Gen.Int[0, 900]).Sample((claims, days) =>
        {
            var months = MonthlyFigures.Of(claims, SmallPractice.Start.AddDays(days));
            for (var i = 0; i < MonthlyFigures.Months; i++)
            {
                var end = months.Cash[i].To;
                var report = KpiCalculator.Calculate(claims, null, null, end, end);
                foreach (var id in Followed)
                    Assert.Equal((end, report.Kpis.Single(kpi => kpi.Id == id).Value), (months.Of(id)![i].AsOf, months.Of(id)![i].Value));
            }
        }, iter: 2_000);

    [Fact]
    public void Twelve_months_end_with_as_of()
    {
        var months = MonthlyFigures.Of([], Day("2025-03-15")).Cash;
        Assert.Equal((12, Day("2024-04-01"), Day("2024-04-30")), (months.Count, months[0].From, months[0].To));
        Assert.Equal((Day("2025-02-28"), Day("2025-03-01"), Day("2025-03-15")), (months[10].To, months[11].From, months[11].To));
    }

    [Fact]
    public void Cash_stands_in_the_month_of_its_booking_and_what_is_booked_after_as_of_nowhere()
    {
        var claim = Claim("a", "2025-01-10", 200m).Paid("2025-02-03", 80m).Paid("2025-03-15", 30m).Paid("2025-03-16", 7m).Moved("2025-03-01", KpiMovementKind.Refund, 5m);
        var cash = MonthlyFigures.Of([claim, claim with { IsHeld = true }, claim with { IsVoid = true }], Day("2025-03-15")).Cash;
        Assert.Equal([Usd(0), Usd(80), Usd(25)], cash.TakeLast(3).Select(month => month.Amount));
    }

    [Fact]
    public void Columns_of_the_aging_by_payer_sum_to_the_aging() =>
        Gen.Select(SmallPractice.Claims, Gen.Int[0, 900]).Sample((claims, days) =>
        {
            var asOf = SmallPractice.Start.AddDays(days);
            var aging = KpiCalculator.Calculate(claims, null, null, asOf, asOf).Kpis[^1];
            var payers = AgingByPayer.Of(claims, asOf);
            for (var step = 0; step < 5; step++)
                Assert.Equal(aging.Buckets[step].Amount, payers.Aggregate(Money.Zero, (sum, payer) => sum + payer.Ages[step]));
        });

    [Fact]
    public void Claims_behind_the_causes_are_those_of_the_denial_rate_of_the_same_days() =>
        Gen.Select(SmallPractice.Claims, Gen.Int[0, 900]).Sample((claims, days) =>
        {
            var asOf = SmallPractice.Start.AddDays(days);
            var denied = KpiCalculator.Calculate(claims, asOf.AddDays(1 - DenialCauses.Days), asOf, null, asOf).Kpis.Single(kpi => kpi.Id == "denial-rate-claims").NumeratorClaims;
            Assert.Equal(denied.Order(StringComparer.Ordinal), DenialCauses.Of(claims, asOf).SelectMany(cause => cause.Claims).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void A_line_s_charge_stands_under_the_largest_of_its_denial_reasons_and_the_costliest_cause_is_first()
    {
        var claim = Claim("a", "2025-01-10", 200m).Decided("2025-02-01",
            new KpiAdjudicatedLine(Usd(150), Money.Zero, [new("CO", "45", Usd(100)), new("CO", "197", Usd(40)), new("CO", "50", Usd(10))]),
            new KpiAdjudicatedLine(Usd(50), Money.Zero, [new("CO", "29", Usd(50))]));
        var causes = DenialCauses.Of([claim], Day("2025-03-15"));
        Assert.Equal([("AUT", Usd(150)), ("TFL", Usd(50))], causes.Select(cause => (cause.Category, cause.Charges)));
        Assert.Empty(DenialCauses.Of([claim], Day("2025-05-02")));
    }
}
