using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Premium820;

/// <summary>
/// The head of an 820 of the health care guides (premiums X218, exchange payments X306), yielded before its items. Money is null when
/// unreadable, text empty when absent.
/// </summary>
public sealed record PremiumHeader820 : X12Item
{
    /// <summary>BPR01.</summary>
    public string Handling { get; init; } = "";
    /// <summary>BPR02.</summary>
    public string PaidText { get; init; } = "";
    /// <summary>What was paid; null when it cannot be read.</summary>
    public Money? Paid { get; init; }
    /// <summary>BPR04.</summary>
    public string Method { get; init; } = "";
    /// <summary>BPR16.</summary>
    public string PaymentDate { get; init; } = "";
    /// <summary>TRN02.</summary>
    public string Trace { get; init; } = "";
    /// <summary>N1*PE.</summary>
    public string ReceiverName { get; init; } = "";
    /// <summary>Its id, N104.</summary>
    public string ReceiverId { get; init; } = "";
    /// <summary>N1*PR, or RM of an exchange.</summary>
    public string PayerName { get; init; } = "";
    /// <summary>Its id, N104.</summary>
    public string PayerId { get; init; } = "";
    /// <summary>Where BPR stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>An adjustment of ADX: its amount, negative when it lowers the payment, null when unreadable; and its reason.</summary>
public sealed record PremiumAdjustment820(Money? Amount, string Reason);

/// <summary>What RMR pays for one open item: a group's bill, a member's premium, an exchange payment.</summary>
public sealed record PremiumItem820 : X12Item
{
    /// <summary>ENT01.</summary>
    public string Entity { get; init; } = "";
    /// <summary>ENT02.</summary>
    public string EntityKind { get; init; } = "";
    /// <summary>NM109 under its ENT.</summary>
    public string MemberId { get; init; } = "";
    /// <summary>RMR01.</summary>
    public string ReferenceQualifier { get; init; } = "";
    /// <summary>RMR02.</summary>
    public string Reference { get; init; } = "";
    /// <summary>RMR04.</summary>
    public Money? Paid { get; init; }
    /// <summary>RMR05, what was billed; null when absent or unreadable.</summary>
    public Money? Billed { get; init; }
    /// <summary>ADX of this item: they are part of what was paid for it.</summary>
    public IReadOnlyList<PremiumAdjustment820> Adjustments { get; init; } = [];
    /// <summary>Where RMR stands.</summary>
    public SegmentPlace At { get; init; }
    /// <inheritdoc/>
    public override string ToString() => $"PremiumItem820 at segment {At.Position}";
}

/// <summary>An ADX that belongs to no item but to a whole organisation or person: it changes the payment itself.</summary>
public sealed record PremiumChange820(string Entity, PremiumAdjustment820 Adjustment, SegmentPlace At) : X12Item;
