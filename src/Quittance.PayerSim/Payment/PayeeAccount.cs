using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.PayerSim.Payment;

/// <summary>
/// What stands between a payer and one payee from payment to payment: balances carried forward and money still to be recovered. It turns the claims of a payment
/// into the sum that is sent and the PLB entries that explain it; the sum is never negative.
/// </summary>
internal sealed class PayeeAccount
{
    private sealed record Recovery(string Reference, Money Amount, DateOnly NotBefore);

    private readonly List<Recovery> _recoveries = [];
    private Money _carried;

    /// <summary>Claims of this payment that were paid too much before and are recovered later: <paramref name="net"/> is what the reversal takes, as a positive amount.</summary>
    public void RecoverLater(string reference, Money net, DateOnly today) => _recoveries.Add(new Recovery(reference, net, today.AddDays(1)));

    /// <summary>Settles a payment. <paramref name="entries"/> are those that belong to this payment alone; more are added.</summary>
    public (Money Sum, IReadOnlyList<ProviderAdjustment835> Entries) Settle(Money claims, IReadOnlyList<ProviderAdjustment835> entries, IReadOnlyList<ProviderAdjustment835> wanted, DateOnly day)
    {
        var all = new List<ProviderAdjustment835>(entries);
        var sum = entries.Aggregate(claims, (left, e) => left - (e.Amount ?? Money.Zero));
        if (!_carried.IsZero)
        {
            all.Add(new ProviderAdjustment835("FB", "BALANCE FORWARD", _carried));
            sum -= _carried;
            _carried = Money.Zero;
        }
        foreach (var due in _recoveries.Where(r => r.NotBefore <= day).ToList())
        {
            var amount = Money.Min(due.Amount, Money.Max(Money.Zero, sum));
            if (amount.IsZero) continue;
            all.Add(new ProviderAdjustment835("WO", due.Reference, amount));
            sum -= amount;
            _recoveries.Remove(due);
            if (amount < due.Amount) _recoveries.Add(due with { Amount = due.Amount - amount });
        }
        foreach (var entry in wanted)
        {
            var amount = Money.Min(entry.Amount ?? Money.Zero, Money.Max(Money.Zero, sum));
            if (amount.IsZero) continue;
            all.Add(entry with { Amount = amount });
            sum -= amount;
        }
        if (sum < Money.Zero)
        {
            // A payment cannot be negative: what is missing goes on to the next one.
            _carried = -sum;
            all.Add(new ProviderAdjustment835("FB", "BALANCE FORWARD", sum));
            sum = Money.Zero;
        }
        return (sum, all);
    }
}
