using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Adjudication;

/// <summary>What a contract allows for a line, before any rule of the payer.</summary>
internal static class Pricing
{
    /// <summary>The contract of a line: one that names the provider goes before one that names none. Null when there is none.</summary>
    public static Contract? ContractOf(PayerProfile payer, string plan, string billingNpi, DateOnly day) =>
        payer.Contracts.Where(c => c.Covers(day, plan, billingNpi)).OrderByDescending(c => c.Providers.Count > 0).FirstOrDefault();

    /// <summary>The allowed amount, not yet compared with the charge.</summary>
    public static Money Allowed(PayerProfile payer, Contract contract, LineFacts line)
    {
        var amount = BasePrice(payer, contract, line);
        foreach (var (modifiers, share) in contract.ModifierShares)
            if (line.Line.Modifiers.Any(modifiers.Contains)) amount = Round(amount, share);
        foreach (var (taxonomies, share) in contract.TaxonomyShares)
            if (taxonomies.Contains(line.Taxonomy)) amount = Round(amount, share);
        return amount;
    }

    private static Money BasePrice(PayerProfile payer, Contract contract, LineFacts line)
    {
        foreach (var term in contract.Terms.Append(contract.Otherwise))
            if (Fits(term, line) && PriceBy(payer, term, line) is { } price) return price;
        return Money.Zero;
    }

    private static bool Fits(PriceTerm term, LineFacts line) =>
        term.Codes.Contains(line.Code) && (term.Modifiers is null || line.Line.Modifiers.Any(term.Modifiers.Contains)) && (term.Places is null || term.Places.Contains(line.Place));

    private static Money? PriceBy(PayerProfile payer, PriceTerm term, LineFacts line)
    {
        if (term.OfCharge is { } share) return Round(line.Charge, share);
        if (term.Price is { } price) return Round(price, line.Units);
        if (FeeOf(payer, line) is not { } fee) return null;
        return Round(Round(fee, term.OfFeeTable ?? Rate.One), line.Units);
    }

    private static Money? FeeOf(PayerProfile payer, LineFacts line)
    {
        foreach (var modifier in line.Line.Modifiers)
            if (payer.FeeTable.TryGetValue($"{line.Code}-{modifier}", out var special)) return special;
        return payer.FeeTable.TryGetValue(line.Code, out var fee) ? fee : null;
    }

    /// <summary>A share of an amount, half a cent away from zero, as fee schedules round.</summary>
    public static Money Round(Money amount, Rate share) => Rounding.ToCents(amount, share, RoundingRule.HalfAwayFromZero);

    /// <summary>
    /// Shares of lines that are ranked among each other: those of one day, the dearest first, ties in the order of the claim. Lines that are not ranked are left out.
    /// </summary>
    public static IReadOnlyDictionary<int, Rate> Ranks(Contract contract, IReadOnlyList<(LineFacts Line, Money Allowed)> lines)
    {
        var ranks = new Dictionary<int, Rate>();
        foreach (var group in contract.Multiple)
            foreach (var day in lines.Where(l => group.Codes.Contains(l.Line.Code)).GroupBy(l => l.Line.Day))
            {
                var rank = 0;
                foreach (var (line, _) in day.OrderByDescending(l => l.Allowed).ThenBy(l => l.Line.Index)) ranks[line.Index] = group.Shares[Math.Min(rank++, group.Shares.Count - 1)];
            }
        return ranks;
    }
}
