using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>
/// What each payer has usually allowed of a charge: paid plus patient share over charge, of the lines that it decided at first
/// level and did not deny, in the twelve months to a day. It stands in for contract prices. A payer without such lines is taken
/// to allow the whole charge.
/// </summary>
internal sealed class PayerRatios
{
    private readonly Dictionary<string, (Money Allowed, Money Charge)> _byPayer = new(StringComparer.Ordinal);

    internal static PayerRatios Of(IReadOnlyCollection<KpiClaim> claims, DateOnly asOf)
    {
        var ratios = new PayerRatios();
        var from = asOf.AddMonths(-12).AddDays(1);
        foreach (var claim in claims)
        {
            foreach (var adjudication in InitialDenial.Standing(claim, asOf))
            {
                if (adjudication.IsFirstLevel && adjudication.BookDate >= from) ratios.Add(claim.PayerKey, adjudication);
            }
        }
        return ratios;
    }

    /// <summary>The allowed part of an amount, rounded to the cent, half away from zero.</summary>
    internal Money Apply(string payerKey, Money amount)
    {
        if (!_byPayer.TryGetValue(payerKey, out var sums) || sums.Charge.IsZero) return amount;
        return new Money((long)Math.Round((decimal)amount.Cents * sums.Allowed.Cents / sums.Charge.Cents, MidpointRounding.AwayFromZero));
    }

    private void Add(string payerKey, KpiAdjudication adjudication)
    {
        if (InitialDenial.DeniesWhole(adjudication)) return;
        var (allowed, charge) = _byPayer.GetValueOrDefault(payerKey);
        foreach (var line in InitialDenial.LinesOf(adjudication))
        {
            if (InitialDenial.IsDenied(line)) continue;
            allowed += line.Paid;
            charge += line.Charge;
            foreach (var adjustment in line.Adjustments)
            {
                if (string.Equals(adjustment.Group, "PR", StringComparison.Ordinal)) allowed += adjustment.Amount;
            }
        }
        _byPayer[payerKey] = (allowed, charge);
    }
}
