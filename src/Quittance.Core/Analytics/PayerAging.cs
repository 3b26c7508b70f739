using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>What is open at one payer's claims, by age from the service: one amount for each class of <c>aging</c>, youngest first.</summary>
public sealed record PayerAge(string PayerKey, IReadOnlyList<Money> Amounts)
{
    public Money Total => Amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}

/// <summary>The measure <c>aging</c> told apart by the payer of the first level; its columns sum to that measure's classes.</summary>
public static class PayerAging
{
    /// <summary>Payers with open balances, the one with the most first.</summary>
    public static IReadOnlyList<PayerAge> Of(IReadOnlyCollection<KpiClaim> claims, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var payers = new Dictionary<string, Money[]>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            if (claim.IsVoid || claim.IsHeld) continue;
            var balance = ClaimBalance.At(claim, asOf);
            if (balance <= Money.Zero || Aging.ClassOf(asOf.DayNumber - claim.Day.DayNumber) is not { } age) continue;
            if (!payers.TryGetValue(claim.PayerKey, out var amounts)) payers[claim.PayerKey] = amounts = new Money[Aging.Ages.Length];
            amounts[Array.IndexOf(Aging.Ages, age)] += balance;
        }
        return [.. payers.Select(p => new PayerAge(p.Key, p.Value)).OrderByDescending(p => p.Total).ThenBy(p => p.PayerKey, StringComparer.Ordinal)];
    }
}
