using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>Works the measures out from facts, in one pass per family, in the order in which they are shown.</summary>
internal static class KpiCalculator
{
    /// <summary>
    /// All measures. <see cref="KpiPeriod.Resolve"/> says what a missing date means and refuses a period that ends before it
    /// begins; such a period must not come here.
    /// </summary>
    public static KpiReport Calculate(IReadOnlyCollection<KpiClaim> claims, DateOnly? from, DateOnly? to, DateOnly? asOf, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var resolved = KpiPeriod.Resolve(from, to, asOf, today) as Result<KpiPeriod>.Ok;
        Check.That(resolved is not null, "the period was checked before the measures are worked out");
        return Calculate(claims, resolved.Value);
    }

    /// <summary>All measures of a period that was resolved before.</summary>
    public static KpiReport Calculate(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(period);
        List<KpiClaim> entered = [.. claims.Where(claim => !claim.IsVoid)];
        List<KpiClaim> sent = [.. entered.Where(claim => !claim.IsHeld)];
        Kpi[] kpis =
        [
            ReceivableDays.Gross(sent, period),
            ReceivableDays.Net(sent, period),
            ClaimQuality.CleanClaims(entered, period),
            ClaimQuality.FirstPass(sent, period),
            .. DenialRates.Of(sent, period),
            .. CollectionRates.Of(sent, period),
            Aging.Over90(sent, period),
            Aging.Buckets(sent, period),
        ];
        return new KpiReport(period.From, period.To, period.AsOf, kpis, LedgerBalanced: false, claims.Count);
    }
}
