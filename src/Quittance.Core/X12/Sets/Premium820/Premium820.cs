using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Premium820;

/// <summary>
/// The head of an 820 of the health care guides (premiums X218, exchange payments X306), yielded before its items. Money is null when
/// unreadable, text empty when absent.
/// </summary>
public sealed record PremiumHeader820 : X12Item
{
    public string Handling { get; init; } = "";     // BPR01
    public string PaidText { get; init; } = "";     // BPR02
    public Money? Paid { get; init; }
    public string Method { get; init; } = "";       // BPR04
    public string PaymentDate { get; init; } = "";  // BPR16
    public string Trace { get; init; } = "";        // TRN02
    public string ReceiverName { get; init; } = ""; // N1*PE
    public string ReceiverId { get; init; } = "";
    public string PayerName { get; init; } = "";    // N1*PR, or RM of an exchange
    public string PayerId { get; init; } = "";
    /// <summary>Where BPR stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>An adjustment of ADX: its amount, negative when it lowers the payment, null when unreadable; and its reason.</summary>
public sealed record PremiumAdjustment820(Money? Amount, string Reason);

/// <summary>What RMR pays for one open item: a group's bill, a member's premium, an exchange payment.</summary>
public sealed record PremiumItem820 : X12Item
{
    public string Entity { get; init; } = "";       // ENT01
    public string EntityKind { get; init; } = "";   // ENT02
    public string MemberId { get; init; } = "";     // NM109 under its ENT
    public string ReferenceQualifier { get; init; } = ""; // RMR01
    public string Reference { get; init; } = "";    // RMR02
    public Money? Paid { get; init; }               // RMR04
    /// <summary>RMR05, what was billed; null when absent or unreadable.</summary>
    public Money? Billed { get; init; }
    /// <summary>ADX of this item: they are part of what was paid for it.</summary>
    public IReadOnlyList<PremiumAdjustment820> Adjustments { get; init; } = [];
    /// <summary>Where RMR stands.</summary>
    public SegmentPlace At { get; init; }
    public override string ToString() => $"PremiumItem820 at segment {At.Position}";
}

/// <summary>An ADX that belongs to no item but to a whole organisation or person: it changes the payment itself.</summary>
public sealed record PremiumChange820(string Entity, PremiumAdjustment820 Adjustment, SegmentPlace At) : X12Item;
