using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>
/// How much of what was earned came in: <c>collection-rate-net</c> and <c>collection-rate-gross</c>, over the claims of a span
/// of service dates.
/// </summary>
internal sealed class CollectionRates
{
    private const string NetFormula =
        "Payments of insurers and patients less refunds and takebacks, divided by charges less approved contractual adjustments, of the claims served in the "
        + "cohort (the period when one is given, else the months six to four before as-of), all booked up to as-of. Approved contractual: CO adjustments of the "
        + "contractual class that are no denial; not a prompt-pay discount (44), and not what stays receivable (104, 143, 271). Interest is left out, "
        + "and so are capitated visits. Source: AAFP and MGMA, adjusted collection rate.";

    private const string GrossFormula =
        "Payments of insurers and patients less refunds and takebacks, divided by charges, of the claims served in the cohort (the period when one is given, else "
        + "the months six to four before as-of), all booked up to as-of. Interest is left out. It depends on the fee schedule and is for information. "
        + "Source: AAFP, gross collection rate.";

    private Money _charges;
    private Money _contractual;
    private Money _payments;
    private readonly List<string> _paid = [];
    private readonly List<string> _all = [];

    internal static IEnumerable<Kpi> Of(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        CollectionRates net = new(), gross = new();
        foreach (var claim in claims)
        {
            if (!period.CohortHas(claim.Day)) continue;
            gross.Add(claim, period.AsOf);
            if (!Capitation.Covers(claim)) net.Add(claim, period.AsOf);
        }
        yield return Rate("collection-rate-net", "Net collection rate", NetFormula, net, net._charges - net._contractual);
        yield return Rate("collection-rate-gross", "Gross collection rate", GrossFormula, gross, gross._charges);
    }

    /// <summary>True for what the contract or the law took off and everybody has agreed to.</summary>
    internal static bool IsApprovedContractual(string group, string carc) =>
        string.Equals(group, "CO", StringComparison.Ordinal)
        && Carc.Find(carc) is { IsContractual: true, Code: not ("44" or "104" or "143" or "271") };

    private void Add(KpiClaim claim, DateOnly asOf)
    {
        _all.Add(claim.Key);
        var before = _payments;
        foreach (var movement in claim.Movements)
        {
            if (movement.BookDate > asOf) continue;
            switch (movement.Kind)
            {
                case KpiMovementKind.Charge:
                    _charges += movement.Amount;
                    break;
                case KpiMovementKind.InsurerPayment or KpiMovementKind.PatientPayment:
                    _payments += movement.Amount;
                    break;
                case KpiMovementKind.Refund:
                    _payments -= movement.Amount;
                    break;
                case KpiMovementKind.Adjustment when IsApprovedContractual(movement.Group, movement.Carc):
                    _contractual += movement.Amount;
                    break;
                default:
                    break;
            }
        }
        if (_payments != before) _paid.Add(claim.Key);
    }

    private static Kpi Rate(string id, string name, string formula, CollectionRates cohort, Money denominator) =>
        new(
            id,
            name,
            KpiParts.Ratio(cohort._payments.Cents, denominator.Cents),
            KpiParts.Dollars(cohort._payments),
            KpiParts.Dollars(denominator),
            NumeratorIsMoney: true,
            DenominatorIsMoney: true,
            KpiUnit.Ratio,
            IsEstimate: false,
            formula,
            [])
        { NumeratorClaims = cohort._paid, DenominatorClaims = cohort._all };
}
