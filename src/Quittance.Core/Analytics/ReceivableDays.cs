using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>How many days of work are not yet paid: <c>ar-days-gross</c> and <c>ar-days-net</c>.</summary>
internal static class ReceivableDays
{
    private const int TrailingDays = 90;

    private const string GrossFormula =
        "Open balances, less credit balances, at the end of the as-of day, divided by average daily gross charges: charges booked in the 90 days "
        + "that end with as-of, reversals netted, over 90. Held and voided claims are left out. Source: AAFP, practice form of days in receivables; "
        + "the 90 days are our choice.";

    private const string NetFormula =
        "Net receivable at the end of the as-of day (adjudicated balances as they are, unadjudicated and denied ones at what the payer usually "
        + "allows, less credit balances) divided by average daily net revenue: charges booked in the three calendar months that end with as-of's month, "
        + "at what the payer usually allows, over the days of these months. Usually allows: paid and patient share over charge of the payer's lines "
        + "that were not denied at first level in the twelve months to as-of; all of the charge without such lines. An estimate until contract "
        + "prices exist. Source: HFMA MAP Key FM-1.";

    internal static Kpi Gross(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        Money receivable = Money.Zero, charged = Money.Zero;
        List<string> open = [], billed = [];
        foreach (var claim in claims)
        {
            var balance = ClaimBalance.At(claim, period.AsOf);
            var charges = ClaimBalance.Charges(claim, period.AsOf.AddDays(1 - TrailingDays), period.AsOf);
            // Debit balances less credit balances is the plain sum of all balances; taking the credits off it again would count them twice.
            receivable += balance;
            charged += charges;
            if (!balance.IsZero) open.Add(claim.Key);
            if (!charges.IsZero) billed.Add(claim.Key);
        }
        return Days("ar-days-gross", "Days in A/R, gross", receivable, charged, TrailingDays, isEstimate: false, GrossFormula, open, billed);
    }

    internal static Kpi Net(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        var ratios = PayerRatios.Of(claims, period.AsOf);
        var firstDay = KpiPeriod.FirstOfMonth(period.AsOf).AddMonths(-2);
        var lastDay = firstDay.AddMonths(3).AddDays(-1);
        Money receivable = Money.Zero, revenue = Money.Zero;
        List<string> open = [], billed = [];
        foreach (var claim in claims)
        {
            var balance = ClaimBalance.At(claim, period.AsOf);
            var charges = ClaimBalance.Charges(claim, firstDay, lastDay);
            receivable += balance > Money.Zero && IsPriceUnknown(claim, period.AsOf) ? ratios.Apply(claim.PayerKey, balance) : balance;
            revenue += ratios.Apply(claim.PayerKey, charges);
            if (!balance.IsZero) open.Add(claim.Key);
            if (!charges.IsZero) billed.Add(claim.Key);
        }
        return Days(
            "ar-days-net", "Days in A/R, net", receivable, revenue, lastDay.DayNumber - firstDay.DayNumber + 1, isEstimate: true, NetFormula, open, billed);
    }

    /// <summary>
    /// True while no payer has said what an open balance is worth: not adjudicated, or denied and still fought for. The present
    /// flags tell it unless the claim was decided again after the day; then the decisions that stood on the day tell it.
    /// </summary>
    private static bool IsPriceUnknown(KpiClaim claim, DateOnly asOf)
    {
        if (!claim.Adjudications.Any(adjudication => adjudication.BookDate > asOf)) return !claim.IsAdjudicated || claim.HasOpenDenial;
        var latest = InitialDenial.Standing(claim, asOf).MaxBy(adjudication => adjudication.Order);
        return latest is null || InitialDenial.ExtentOf(latest) != DenialExtent.None;
    }

    private static Kpi Days(
        string id, string name, Money receivable, Money total, int days, bool isEstimate, string formula, List<string> open, List<string> billed) =>
        new(
            id,
            name,
            // One division at the very end keeps the value exact although the shown daily amount is rounded.
            total.IsZero ? null : (decimal)receivable.Cents * days / total.Cents,
            KpiParts.Dollars(receivable),
            KpiParts.ShownAverage(total, days),
            NumeratorIsMoney: true,
            DenominatorIsMoney: true,
            KpiUnit.Days,
            isEstimate,
            formula,
            [])
        { NumeratorClaims = open, DenominatorClaims = billed };
}
