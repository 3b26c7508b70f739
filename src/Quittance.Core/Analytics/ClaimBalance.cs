using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>
/// Sums over a claim's movements by their book dates. Nothing booked later changes what a day showed.
/// </summary>
internal static class ClaimBalance
{
    /// <summary>What insurer and patient together owe at the end of a day; below zero when they have paid too much.</summary>
    internal static Money At(KpiClaim claim, DateOnly asOf)
    {
        var balance = Money.Zero;
        foreach (var movement in claim.Movements)
        {
            if (movement.BookDate <= asOf) balance += Effect(movement);
        }
        return balance;
    }

    /// <summary>Charges booked from one day to another, both included, with their reversals netted.</summary>
    internal static Money Charges(KpiClaim claim, DateOnly from, DateOnly to)
    {
        var charges = Money.Zero;
        foreach (var movement in claim.Movements)
        {
            if (movement.Kind == KpiMovementKind.Charge && movement.BookDate >= from && movement.BookDate <= to) charges += movement.Amount;
        }
        return charges;
    }

    /// <summary>What a movement does to the balance of its claim.</summary>
    internal static Money Effect(KpiMovement movement) => movement.Kind switch
    {
        KpiMovementKind.Charge or KpiMovementKind.Refund => movement.Amount,
        KpiMovementKind.InsurerPayment or KpiMovementKind.PatientPayment or KpiMovementKind.Adjustment => -movement.Amount,
        _ => Money.Zero,
    };
}
