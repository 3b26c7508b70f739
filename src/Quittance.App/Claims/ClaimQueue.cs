using Quittance.Core.Kernel;

namespace Quittance.App.Claims;

/// <summary>What a queue of claims is narrowed to; null and empty do not narrow.</summary>
internal sealed record ClaimQueueFilter
{
    public string View { get; init; } = ClaimViews.All;
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<string> Payers { get; init; } = [];
    public IReadOnlyList<string> Providers { get; init; } = [];
    /// <summary>Days since the service.</summary>
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public Money? ChargeFrom { get; init; }
    public Money? ChargeTo { get; init; }
    public Money? OpenFrom { get; init; }
    public Money? OpenTo { get; init; }
    /// <summary>The gravest finding: 1 note, 2 warning, 3 stop.</summary>
    public IReadOnlyList<int> Severities { get; init; } = [];
    /// <summary>Any finding of the claim, not only the gravest.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    /// <summary>Only claims that nobody owns; joins <see cref="Owners"/> by or.</summary>
    public bool Unowned { get; init; }
    /// <summary>Claims put off: hidden, shown with the others, or alone.</summary>
    public Snoozed Snoozed { get; init; }
    /// <summary>What a person searched for: a claim number, or a patient's last and first name.</summary>
    public string? Words { get; init; }
    /// <summary>The patients that the words found, when they are few: their claims are then looked up and not searched for.</summary>
    public IReadOnlyList<Guid>? People { get; init; }
}

internal enum Snoozed { Hidden, Shown, Only }

/// <summary>What claims can be sorted by; the second key is always the claim number.</summary>
internal enum ClaimSort { Day, Number, Patient, Payer, Charge, Open, Finding }

/// <summary>The views that the queue has a source for.</summary>
internal static class ClaimViews
{
    public const string All = "all", ToFix = "to-fix", WithPayer = "with-payer", NoAnswer = "no-answer", Denied = "denied", PatientDue = "patient-due", Closed = "closed";

    /// <summary>Most payers answer an electronic claim within a month; later the claim is asked after.</summary>
    public const int AnswerDays = 30;

    public static readonly string[] StatesToFix = ["Held", "Rejected", "SyntaxRejected", "EnvelopeRejected"];
    public static readonly string[] StatesWithPayer = ["Sent", "Received", "Accepted", "Pended", "InfoRequested", "VoidSent", "SecondaryPending"];
    public static readonly string[] StatesUnanswered = ["Sent", "Received", "Accepted"];
    public static readonly string[] StatesClosed = ["Closed", "Voided"];
}

/// <summary>How many claims, and what they come to.</summary>
internal sealed record ClaimTotals(int Count, Money Charge, Money Open)
{
    /// <summary>What held claims were sent with and no ledger has yet.</summary>
    public Money Unposted { get; init; }

    public static readonly ClaimTotals None = new(0, Money.Zero, Money.Zero);

    public ClaimTotals Plus(ClaimTotals more) => new(Count + more.Count, Charge + more.Charge, Open + more.Open) { Unposted = Unposted + more.Unposted };
}

/// <summary>One claim of the queue.</summary>
internal sealed record ClaimLine(
    Guid Id, string Number, string Last, string First, DateOnly? Day, string PayerKey, string Payer, string ProviderNpi, string Provider, string State,
    Money Charge, Money Paid, Money Open, Money DeniedOpen, int Severity, string FindingId, string Finding, Guid? OwnerId, string Owner, DateOnly? SnoozedUntil)
{
    /// <summary>What a held claim was sent with while nothing of it is posted; null when the charge stands in the ledger.</summary>
    public Money? Unposted { get; init; }

    public string Patient => First.Length == 0 ? Last : $"{Last}, {First}";

    /// <summary>The name of the chip: adjudicated claims are told apart by what came of them.</summary>
    public string Chip => State != "Adjudicated" ? State : DeniedOpen > Money.Zero && Paid.IsZero ? "Denied" : Open > Money.Zero ? "PaidInPart" : "Paid";
}

/// <summary>What the filters offer: payers and providers by name, findings by id.</summary>
internal sealed record ClaimChoices(IReadOnlyList<(string Key, string Name)> Payers, IReadOnlyList<(string Key, string Name)> Providers, IReadOnlyList<(string Key, string Name)> Findings);
