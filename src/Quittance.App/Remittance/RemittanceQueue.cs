using Quittance.App.Claims;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>What a list of remittances is narrowed to; null and empty do not narrow.</summary>
internal sealed record RemittanceFilter
{
    public string View { get; init; } = RemittanceViews.All;
    public IReadOnlyList<string> States { get; init; } = [];
    /// <summary>Keys of payers' names, as <see cref="RemittanceChoices"/> gives them.</summary>
    public IReadOnlyList<string> Payers { get; init; } = [];
    public IReadOnlyList<string> Methods { get; init; } = [];
    public DateOnly? DayFrom { get; init; }
    public DateOnly? DayTo { get; init; }
    public Money? PaidFrom { get; init; }
    public Money? PaidTo { get; init; }
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public bool Unowned { get; init; }
    public Snoozed Snoozed { get; init; }
    /// <summary>The beginning of a trace number.</summary>
    public string? Words { get; init; }
}

/// <summary>What remittances can be sorted by; the second key is always the trace number.</summary>
internal enum RemittanceSort { Day, Trace, Payer, Paid, Claims }

internal static class RemittanceViews
{
    public const string All = "all", Held = "held", Waiting = "waiting";
}

/// <summary>One remittance of the list. Posted and waiting are what its claims' payments came to.</summary>
internal sealed record RemittanceLine(
    Guid Id, string Trace, string Payer, string PayerId, DateOnly Day, string Method, Money Paid, int Claims, string State, Money Posted, Money Waiting, int WaitingClaims,
    Guid? OwnerId, string Owner, DateOnly? SnoozedUntil)
{
    /// <summary>The name of the chip: a posted one of which some waits is told apart.</summary>
    public string Chip => State == "posted" && WaitingClaims > 0 ? "money.part" : $"money.{State}";
}

/// <summary>How many remittances, and what they come to.</summary>
internal sealed record RemittanceTotals(int Count, int Claims, Money Paid, Money Posted, Money Waiting)
{
    public static readonly RemittanceTotals None = new(0, 0, Money.Zero, Money.Zero, Money.Zero);
}

/// <summary>What the filters offer: payers by name under an opaque key, and the ways of payment.</summary>
internal sealed record RemittanceChoices(IReadOnlyList<(string Key, string Name)> Payers, IReadOnlyList<string> Methods);
