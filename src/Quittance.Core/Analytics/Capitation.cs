namespace Quittance.Core.Analytics;

/// <summary>
/// A visit that a capitation contract has already paid for (CO-24 on every charged line of the first decision). Nothing is
/// expected for it, so it stands outside the denial and collection rates.
/// </summary>
internal static class Capitation
{
    internal static bool Covers(KpiClaim claim)
    {
        if (InitialDenial.FirstDecision(claim) is not { } first) return false;
        if (first.ClaimAdjustments.Any(IsCapitation)) return true;
        var charged = false;
        foreach (var line in InitialDenial.LinesOf(first))
        {
            if (line.Charge.IsZero) continue;
            charged = true;
            if (!line.Adjustments.Any(IsCapitation)) return false;
        }
        return charged;
    }

    private static bool IsCapitation(KpiAdjustment adjustment) => adjustment is { Group: "CO", Carc: "24" };
}
