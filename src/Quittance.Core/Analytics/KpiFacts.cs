using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>What a movement of money on a claim is.</summary>
internal enum KpiMovementKind
{
    Charge,
    InsurerPayment,
    PatientPayment,
    Refund,
    Adjustment,
    PatientTransfer,
}

/// <summary>
/// Everything that the measures need to know about one claim. Flags tell the present; what can be dated is dated by the
/// movements and adjudications, so that a past day can be told as it stood.
/// </summary>
/// <param name="Key">Opaque; comes back in the drill-down.</param>
/// <param name="PayerKey">The payer of the first level.</param>
/// <param name="Day">The earliest service date of the lines.</param>
/// <param name="IsHeld">Not sent; counts as a claim that was not clean and nowhere else.</param>
/// <param name="IsVoid">Voided, or a void is on its way; counts nowhere.</param>
/// <param name="IsAdjudicated">The first level payer has answered, and the answer stands.</param>
/// <param name="HasOpenDenial">A refused amount is still fought for.</param>
/// <param name="FirstSubmitted">The day of the first submission (BHT04).</param>
/// <param name="FirstCharge">The charge of the first version.</param>
/// <param name="IsOriginal">The first version was an original (frequency 1) to the first payer.</param>
/// <param name="HasErrorFinding">An edit stopped the claim, or would have.</param>
/// <param name="RejectedBy999">A 999 rejected the set that carried it, at any time.</param>
/// <param name="RejectedBy277CA">A 277CA rejected it, at any time.</param>
/// <param name="IsRejectedNow">It waits for its correction; it was billed all the same.</param>
/// <param name="Movements">All posted amounts, in any order.</param>
/// <param name="Adjudications">All decisions, in any order.</param>
internal sealed record KpiClaim(
    string Key,
    string PayerKey,
    DateOnly Day,
    bool IsHeld,
    bool IsVoid,
    bool IsAdjudicated,
    bool HasOpenDenial,
    DateOnly FirstSubmitted,
    Money FirstCharge,
    bool IsOriginal,
    bool HasErrorFinding,
    bool RejectedBy999,
    bool RejectedBy277CA,
    bool IsRejectedNow,
    IReadOnlyList<KpiMovement> Movements,
    IReadOnlyList<KpiAdjudication> Adjudications);

/// <summary>
/// One posted amount. Charges are positive; payments are positive money received; refunds are positive money given back;
/// adjustments are positive when written off. What reverses one of them is negative. A transfer to the patient moves a balance
/// and changes no total. <paramref name="Group"/> and <paramref name="Carc"/> are empty but for adjustments and transfers.
/// </summary>
internal sealed record KpiMovement(DateOnly BookDate, KpiMovementKind Kind, Money Amount, string Group, string Carc);

/// <summary>
/// One payer's decision. <paramref name="Order"/> tells the order of all decisions on the claim; the lowest is the first.
/// <paramref name="Status"/> is CLP02, <paramref name="Charge"/> CLP03. <paramref name="IsReversal"/> marks a status 22 with its
/// negated amounts, <paramref name="IsReversed"/> a decision that a later one of these took back.
/// </summary>
internal sealed record KpiAdjudication(
    int Order,
    DateOnly BookDate,
    string Status,
    bool IsFirstLevel,
    Money Charge,
    Money Paid,
    Money PatientResponsibility,
    IReadOnlyList<KpiAdjudicatedLine> Lines,
    IReadOnlyList<KpiAdjustment> ClaimAdjustments,
    bool IsReversal,
    bool IsReversed);

/// <summary>One service line of a decision. <paramref name="PaidFewerUnits"/>: the payer paid for fewer units than were billed.</summary>
internal sealed record KpiAdjudicatedLine(Money Charge, Money Paid, IReadOnlyList<KpiAdjustment> Adjustments, bool PaidFewerUnits = false);

/// <summary>One CAS amount.</summary>
internal sealed record KpiAdjustment(string Group, string Carc, Money Amount);
