using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>
/// How much of what was sent is refused at first: <c>denial-rate-claims</c> and <c>denial-rate-dollars</c>. Denials of a month
/// belong to claims sent weeks before, so each month is measured against the three months before it.
/// </summary>
internal sealed class DenialRates
{
    private const int AverageMonths = 3;

    private const string ClaimsFormula =
        "Claims of which the first decision, booked in the period, refused at least one charged line, divided by claims submitted: for each month of the "
        + "period the average of the three months before it, added up. A claim is submitted once, on its first submission; a month without claims counts as "
        + "zero; capitated visits are left out. Source: HFMA Claim Integrity Task Force, standardized denial metrics, 2021.";

    private const string DollarsFormula =
        "Charges (as the payer repeats them) of claims of which the first decision, booked in the period, refused at least one charged line, divided by charges "
        + "submitted: for each month of the period the average of the three months before it, added up, at the charge of each claim's first version. Capitated "
        + "visits are left out. Source: HFMA Claim Integrity Task Force, standardized denial metrics, 2021.";

    private readonly List<string> _denied = [];
    private readonly List<string> _full = [];
    private readonly List<string> _partial = [];
    private readonly List<string> _submitted = [];
    private Money _deniedCharges;
    private Money _fullCharges;
    private Money _chargesTimesMonths;
    private long _claimsTimesMonths;

    private DenialRates(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        foreach (var claim in claims)
        {
            if (Capitation.Covers(claim)) continue;
            if (InitialDenial.FirstDecision(claim) is { } first && period.Has(first.BookDate)) CountDenial(claim.Key, first);
            CountSubmission(claim, MonthOf(period.From), MonthOf(period.To));
        }
    }

    internal static IEnumerable<Kpi> Of(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        var rates = new DenialRates(claims, period);
        yield return rates.Claims();
        yield return rates.Dollars();
    }

    private void CountDenial(string key, KpiAdjudication first)
    {
        var extent = InitialDenial.ExtentOf(first);
        if (extent == DenialExtent.None) return;
        _denied.Add(key);
        _deniedCharges += first.Charge;
        (extent == DenialExtent.Full ? _full : _partial).Add(key);
        if (extent == DenialExtent.Full) _fullCharges += first.Charge;
    }

    /// <summary>A submission stands in the averages of the three months after it, as far as these belong to the period.</summary>
    private void CountSubmission(KpiClaim claim, int firstMonth, int lastMonth)
    {
        var submitted = MonthOf(claim.FirstSubmitted);
        var averages = Math.Min(lastMonth, submitted + AverageMonths) - Math.Max(firstMonth, submitted + 1) + 1;
        if (averages <= 0) return;
        _submitted.Add(claim.Key);
        _claimsTimesMonths += averages;
        _chargesTimesMonths += new Money(claim.FirstCharge.Cents * averages);
    }

    private Kpi Claims() => new(
        "denial-rate-claims",
        "Initial denial rate, claims",
        KpiParts.Ratio(_denied.Count * AverageMonths, _claimsTimesMonths),
        _denied.Count,
        _claimsTimesMonths / (decimal)AverageMonths,
        NumeratorIsMoney: false,
        DenominatorIsMoney: false,
        KpiUnit.Ratio,
        IsEstimate: false,
        ClaimsFormula,
        [])
    {
        NumeratorClaims = _denied,
        DenominatorClaims = _submitted,
        NumeratorParts = [new("full", _full.Count, _full), new("partial", _partial.Count, _partial)],
    };

    private Kpi Dollars() => new(
        "denial-rate-dollars",
        "Initial denial rate, dollars",
        KpiParts.Ratio((decimal)_deniedCharges.Cents * AverageMonths, _chargesTimesMonths.Cents),
        KpiParts.Dollars(_deniedCharges),
        KpiParts.ShownAverage(_chargesTimesMonths, AverageMonths),
        NumeratorIsMoney: true,
        DenominatorIsMoney: true,
        KpiUnit.Ratio,
        IsEstimate: false,
        DollarsFormula,
        [])
    {
        NumeratorClaims = _denied,
        DenominatorClaims = _submitted,
        NumeratorParts = [new("full", KpiParts.Dollars(_fullCharges), _full), new("partial", KpiParts.Dollars(_deniedCharges - _fullCharges), _partial)],
    };

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;
}
