using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>How well claims go out the first time: <c>clean-claim-rate</c> and <c>first-pass-rate</c>.</summary>
internal static class ClaimQuality
{
    private const string CleanFormula =
        "Original claims first sent in the period that passed every edit, were not held, and were rejected by no 999 and no 277CA, divided by all "
        + "original claims first sent in the period, held ones included. Corrected, voided and secondary claims are not counted; a TA1 does not count. "
        + "Source: HFMA MAP Key CL-1.";

    private const string FirstPassFormula =
        "Claims whose first decision, booked in the period, closed the insurer's side: something was paid and no line denied, or nothing was paid for "
        + "reasons none of which is a denial (deductible, contract). Claims that wait for a further decision are not closed. Divided by all claims "
        + "first decided in the period. Later corrections and appeals do not change it. Without a contract price any payment counts as the expected one. "
        + "Source: the trade's first pass resolution rate.";

    internal static Kpi CleanClaims(IEnumerable<KpiClaim> claimsAndHeld, KpiPeriod period)
    {
        List<string> clean = [], all = [];
        foreach (var claim in claimsAndHeld)
        {
            if (!claim.IsOriginal || !period.Has(claim.FirstSubmitted)) continue;
            all.Add(claim.Key);
            if (IsClean(claim)) clean.Add(claim.Key);
        }
        return CountRate("clean-claim-rate", "Clean claim rate", CleanFormula, clean, all);
    }

    internal static bool IsClean(KpiClaim claim) => !claim.IsHeld && !claim.HasErrorFinding && !claim.RejectedBy999 && !claim.RejectedBy277CA;

    internal static Kpi FirstPass(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        List<string> resolved = [], decided = [];
        foreach (var claim in claims)
        {
            if (InitialDenial.FirstDecision(claim) is not { } first || !period.Has(first.BookDate)) continue;
            decided.Add(claim.Key);
            if (Resolves(first)) resolved.Add(claim.Key);
        }
        return CountRate("first-pass-rate", "First-pass resolution rate", FirstPassFormula, resolved, decided);
    }

    /// <summary>True when the decision left the insurer nothing to decide.</summary>
    internal static bool Resolves(KpiAdjudication first)
    {
        // Status 4: the payer does not know the patient. That is a denial even when no reason says so.
        if (string.Equals(first.Status, "4", StringComparison.Ordinal) || IsPended(first)) return false;
        return first.Paid > Money.Zero ? InitialDenial.ExtentOf(first) == DenialExtent.None : !HasDenialReason(first);
    }

    private static bool HasDenialReason(KpiAdjudication adjudication) =>
        InitialDenial.HasDenialReason(adjudication.ClaimAdjustments)
        || InitialDenial.LinesOf(adjudication).Any(line => !line.Charge.IsZero && InitialDenial.HasDenialReason(line.Adjustments));

    private static bool IsPended(KpiAdjudication adjudication) =>
        adjudication.ClaimAdjustments.Any(adjustment => CarcRules.IsPending(adjustment.Carc))
        || adjudication.Lines.Any(line => line.Adjustments.Any(adjustment => CarcRules.IsPending(adjustment.Carc)));

    private static Kpi CountRate(string id, string name, string formula, List<string> numerator, List<string> denominator) =>
        new(
            id,
            name,
            KpiParts.Ratio(numerator.Count, denominator.Count),
            numerator.Count,
            denominator.Count,
            NumeratorIsMoney: false,
            DenominatorIsMoney: false,
            KpiUnit.Ratio,
            IsEstimate: false,
            formula,
            [])
        { NumeratorClaims = numerator, DenominatorClaims = denominator };
}
