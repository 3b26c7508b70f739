using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.PayerSim.Adjudication;

/// <summary>What payers before this one did with a line: what they paid, and what the last of them left to the patient, by reason.</summary>
internal sealed record EarlierPayment(Money Paid, Money Deductible, Money OtherShare)
{
    public Money Left => Deductible + OtherShare;

    /// <summary>One for each line. Claims that tell only the whole claim's amounts have them put on their lines in order, each up to its charge.</summary>
    public static IReadOnlyList<EarlierPayment> Of(Claim837 claim)
    {
        var payers = claim.OtherPayers.Where(p => p.Paid is not null).ToList();
        return claim.Lines.Any(l => l.Adjudications.Count > 0)
            ? [.. claim.Lines.Select(line => OfLine(line, payers))]
            : OfClaim(claim, payers);
    }

    private static EarlierPayment OfLine(Line837 line, IReadOnlyList<OtherPayer837> payers)
    {
        var charge = line.Charge ?? Money.Zero;
        var paid = Money.Min(charge, Sum(line.Adjudications.Select(a => a.Paid)));
        // The last payer's decision says what the patient still owes; the ones before it no longer count.
        var last = payers.Select(p => line.Adjudications.LastOrDefault(a => a.PayerId == p.Id)).LastOrDefault(a => a is not null) ?? line.Adjudications.LastOrDefault();
        return last is null ? new EarlierPayment(paid, Money.Zero, Money.Zero) : Within(charge - paid, paid, last.Adjustments);
    }

    private static EarlierPayment Within(Money most, Money paid, IEnumerable<Adjustment837> adjustments)
    {
        var share = adjustments.Where(a => a.Group == "PR").ToList();
        var deductible = Money.Max(Money.Zero, Money.Min(most, Sum(share.Where(a => a.Reason == "1").Select(a => a.Amount))));
        var other = Money.Max(Money.Zero, Money.Min(most - deductible, Sum(share.Where(a => a.Reason != "1").Select(a => a.Amount))));
        return new EarlierPayment(paid, deductible, other);
    }

    private static List<EarlierPayment> OfClaim(Claim837 claim, IReadOnlyList<OtherPayer837> payers)
    {
        var paid = Sum(payers.Select(p => p.Paid));
        var last = payers.LastOrDefault();
        var share = last?.Adjustments.Where(a => a.Group == "PR").ToList() ?? [];
        var left = share.Count > 0 ? Sum(share.Select(a => a.Amount)) : last?.RemainingLiability ?? Money.Zero;
        var lines = new List<EarlierPayment>();
        foreach (var charge in claim.Lines.Select(l => l.Charge ?? Money.Zero))
        {
            var ofPaid = Money.Min(charge, paid);
            var ofLeft = Money.Min(charge - ofPaid, left);
            lines.Add(new EarlierPayment(ofPaid, Money.Zero, ofLeft));
            paid -= ofPaid;
            left -= ofLeft;
        }
        return lines;
    }

    private static Money Sum(IEnumerable<Money?> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + (amount ?? Money.Zero));
}
