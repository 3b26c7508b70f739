using Quittance.Core.Codes;

namespace Quittance.Core.Analytics;

/// <summary>How much of a claim a decision refused.</summary>
internal enum DenialExtent
{
    None,
    Partial,
    Full,
}

/// <summary>
/// The one place that says what a denial is. A line is denied when nothing, or less than the billed units, was paid for it and
/// one of its reasons is a denial by the reason code list, whatever its group. Contractual amounts, the patient's share and
/// the effect of a prior payer are no denials, so a line that falls to the deductible is not denied.
/// </summary>
internal static class InitialDenial
{
    // What a payer says about a claim that it has sent on (23) or only priced (25) decides nothing; 22 takes a decision back.
    private static bool Decides(KpiAdjudication adjudication) => !adjudication.IsReversal && adjudication.Status is not ("22" or "23" or "25");

    /// <summary>
    /// The first decision on a claim, null when there is none. A later reversal or correction does not replace it: it stays
    /// what the payer said at first.
    /// </summary>
    public static KpiAdjudication? FirstDecision(KpiClaim claim)
    {
        KpiAdjudication? first = null;
        foreach (var adjudication in claim.Adjudications)
        {
            if (Decides(adjudication) && (first is null || adjudication.Order < first.Order)) first = adjudication;
        }
        return first;
    }

    /// <summary>The decisions that stood at the end of a day: made, and not yet taken back.</summary>
    internal static IEnumerable<KpiAdjudication> Standing(KpiClaim claim, DateOnly asOf) =>
        claim.Adjudications.Where(adjudication => adjudication.BookDate <= asOf && Decides(adjudication) && !IsTakenBack(claim, adjudication, asOf));

    // The flag tells the present. The day on which it became true is that of the next reversal in order.
    private static bool IsTakenBack(KpiClaim claim, KpiAdjudication adjudication, DateOnly asOf)
    {
        if (!adjudication.IsReversed) return false;
        KpiAdjudication? reversal = null;
        foreach (var later in claim.Adjudications)
        {
            if (later.IsReversal && later.Order > adjudication.Order && (reversal is null || later.Order < reversal.Order)) reversal = later;
        }
        return reversal is null || reversal.BookDate <= asOf;
    }

    /// <summary>The lines of a decision. One without service lines is a single line with the claim's own amounts.</summary>
    internal static IReadOnlyList<KpiAdjudicatedLine> LinesOf(KpiAdjudication adjudication) =>
        adjudication.Lines.Count > 0 ? adjudication.Lines : [new(adjudication.Charge, adjudication.Paid, adjudication.ClaimAdjustments)];

    /// <summary>True when the line was refused. Lines without a charge report quality codes and are never counted.</summary>
    public static bool IsDenied(KpiAdjudicatedLine line) =>
        !line.Charge.IsZero && (line.Paid.IsZero || line.PaidFewerUnits) && HasDenialReason(line.Adjustments);

    /// <summary>
    /// How much of the claim was refused: every charged line, some, or none. A denial that stands at the claim itself, with
    /// nothing paid, refuses all lines.
    /// </summary>
    public static DenialExtent ExtentOf(KpiAdjudication adjudication)
    {
        var deniesAll = DeniesWhole(adjudication);
        int charged = 0, denied = 0;
        foreach (var line in LinesOf(adjudication))
        {
            if (line.Charge.IsZero) continue;
            charged++;
            if (deniesAll || IsDenied(line)) denied++;
        }
        return denied == 0 ? DenialExtent.None : denied < charged ? DenialExtent.Partial : DenialExtent.Full;
    }

    /// <summary>True when the claim's own reasons refuse it as a whole.</summary>
    internal static bool DeniesWhole(KpiAdjudication adjudication) => adjudication.Paid.IsZero && HasDenialReason(adjudication.ClaimAdjustments);

    internal static bool HasDenialReason(IReadOnlyList<KpiAdjustment> adjustments)
    {
        foreach (var adjustment in adjustments)
        {
            if (Carc.IsDenial(adjustment.Carc)) return true;
        }
        return false;
    }
}
