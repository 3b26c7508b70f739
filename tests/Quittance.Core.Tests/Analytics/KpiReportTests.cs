using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class KpiReportTests
{
    private static KpiPeriod Period(string? from, string? to, string? asOf) => Assert.IsType<Result<KpiPeriod>.Ok>(
        KpiPeriod.Resolve(from is null ? null : Day(from), to is null ? null : Day(to), asOf is null ? null : Day(asOf), Day("2025-12-15"))).Value;

    [Fact]
    public void The_ten_measures_come_in_their_order_with_their_units()
    {
        string[] ids =
        [
            "ar-days-gross", "ar-days-net", "clean-claim-rate", "first-pass-rate", "denial-rate-claims", "denial-rate-dollars",
            "collection-rate-net", "collection-rate-gross", "ar-over-90", "aging",
        ];
        var report = Report([], null, null);
        Assert.Equal(ids, report.Kpis.Select(kpi => kpi.Id), StringComparer.Ordinal);
        Assert.All(report.Kpis, kpi => Assert.True(kpi.Value is null && kpi.Formula.Contains("Source:", StringComparison.Ordinal), kpi.Id));
        Assert.Equal(KpiUnit.Days, report.Get("ar-days-net").Unit);
        Assert.Equal(KpiUnit.Usd, report.Get("aging").Unit);
        Assert.Equal(KpiUnit.Ratio, report.Get("ar-over-90").Unit);
        Assert.False(report.LedgerBalanced);
    }

    [Fact]
    public void As_of_is_the_end_of_the_period_or_else_today()
    {
        Assert.Equal(Day("2025-12-15"), Period(null, null, null).AsOf);
        Assert.Equal(Day("2025-07-31"), Period("2025-07-01", "2025-07-31", null).AsOf);
        Assert.Equal(Day("2025-09-30"), Period("2025-07-01", "2025-07-31", "2025-09-30").AsOf);
    }

    [Fact]
    public void A_period_that_was_not_said_is_the_month_up_to_as_of()
    {
        Assert.Equal((Day("2025-12-01"), Day("2025-12-15")), (Period(null, null, null).From, Period(null, null, null).To));
        Assert.Equal((Day("2025-09-01"), Day("2025-09-30")), (Period(null, null, "2025-09-30").From, Period(null, null, "2025-09-30").To));
        Assert.Equal(Day("2025-07-01"), Period(null, "2025-07-20", null).From);
        Assert.Equal(Day("2025-12-15"), Period("2025-07-01", null, null).To);
    }

    [Fact]
    public void The_default_cohort_is_at_least_90_days_old_on_every_as_of_day()
    {
        for (var day = Day("2024-01-01"); day <= Day("2025-12-31"); day = day.AddDays(1))
        {
            var period = Assert.IsType<Result<KpiPeriod>.Ok>(KpiPeriod.Resolve(null, null, day, day)).Value;
            Assert.True(period.AsOf.DayNumber - period.CohortTo.DayNumber >= 90, period.ToString());
            Assert.Equal(1, period.CohortFrom.Day);
        }
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused()
    {
        var refused = Assert.IsType<Result<KpiPeriod>.Refused>(KpiPeriod.Resolve(Day("2025-08-01"), Day("2025-07-31"), null, Day("2025-12-31")));
        Assert.Equal("kpi.period", refused.Code);
        Assert.Throws<CheckFailedException>(() => Report([], "2025-08-01", "2025-07-31"));
    }

    [Fact]
    public void A_filtered_set_recomputes_both_parts()
    {
        KpiClaim[] claims = [Claim("A", "2025-12-02", 1), Claim("B", "2025-12-02", 1) with { HasErrorFinding = true, PayerKey = "other" }];
        Assert.Equal(0.5m, Report(claims, null, null).Get("clean-claim-rate").Value);
        Assert.Equal(1m, Report([.. claims.Where(claim => claim.PayerKey is "payer")], null, null).Get("clean-claim-rate").Value);
    }

    [Theory]
    [InlineData("ar-days-gross", "39.9", KpiVerdict.OnTarget)]
    [InlineData("ar-days-gross", "40", KpiVerdict.Watch)]
    [InlineData("ar-days-gross", "50", KpiVerdict.Watch)]
    [InlineData("ar-days-gross", "50.1", KpiVerdict.OffTarget)]
    [InlineData("clean-claim-rate", "0.98", KpiVerdict.OnTarget)]
    [InlineData("clean-claim-rate", "0.95", KpiVerdict.Watch)]
    [InlineData("clean-claim-rate", "0.949", KpiVerdict.OffTarget)]
    [InlineData("denial-rate-claims", "0.05", KpiVerdict.Watch)]
    [InlineData("denial-rate-claims", "0.101", KpiVerdict.OffTarget)]
    [InlineData("collection-rate-net", "0.97", KpiVerdict.OnTarget)]
    public void A_value_is_judged_against_its_benchmark(string id, string value, Enum verdict)
    {
        var benchmark = KpiBenchmark.Defaults.Single(benchmark => string.Equals(benchmark.Id, id, StringComparison.Ordinal));
        Assert.Equal(verdict, benchmark.Judge(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(KpiVerdict.NoData, benchmark.Judge(null));
    }

    [Fact]
    public void Every_benchmark_belongs_to_a_measure()
    {
        var ids = Report([], null, null).Kpis.Select(kpi => kpi.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(KpiBenchmark.Defaults, benchmark => Assert.True(ids.Contains(benchmark.Id), benchmark.Id));
    }
}
