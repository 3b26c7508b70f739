using Quittance.Core.Kernel;

namespace Quittance.Core.Ledger;

/// <summary>The accounts of the ledger. Money in the practice's favour is positive.</summary>
internal static class Account
{
    /// <summary>Owed for services, by a payer or by the patient.</summary>
    public const string Receivable = "receivable";
    /// <summary>Gross charges earned (a credit account: negative).</summary>
    public const string Charges = "charges";
    /// <summary>Written off by contract, law or agreement.</summary>
    public const string Adjustments = "adjustments";
    /// <summary>Received from payers.</summary>
    public const string Cash = "cash";
    /// <summary>Received, and not yet tied to a claim (a credit account).</summary>
    public const string Unmatched = "unmatched";
    /// <summary>Paid by patients ahead of any claim (a credit account).</summary>
    public const string PatientCredit = "patient-credit";
    /// <summary>Prefix of a payer's own accounts for provider level adjustments, such as <c>payer-recoupment</c>.</summary>
    public const string PayerPrefix = "payer-";

    /// <summary>The party of a receivable that the patient owes.</summary>
    public const string Patient = "patient";
}

/// <summary>Why an entry was made; each kind has one recipe.</summary>
internal enum EntryKind
{
    /// <summary>A charge was billed.</summary>
    Charge,
    /// <summary>A charge was taken back: replaced or voided.</summary>
    ChargeReversal,
    /// <summary>A payer paid (or took back).</summary>
    Payment,
    /// <summary>Written off as the payer's decision says.</summary>
    Adjustment,
    /// <summary>Adjustments fall with the charge they belonged to.</summary>
    AdjustmentReversal,
    /// <summary>Moved between payer and patient.</summary>
    PatientTransfer,
    /// <summary>A patient paid (or got it back).</summary>
    PatientPayment,
    /// <summary>A patient paid before there was a claim.</summary>
    PatientPrepayment,
    /// <summary>Staff wrote off what nobody will pay.</summary>
    WriteOff,
    /// <summary>Money without a claim.</summary>
    Unmatched,
    /// <summary>A provider level adjustment (PLB).</summary>
    ProviderAdjustment,
}

/// <summary>
/// One line of an entry. <paramref name="ClaimOrdinal"/> is -1 when the line belongs to no claim; <paramref name="Line"/> is 0 for
/// the claim as a whole. Group and reason say which CAS or PLB it came from, empty when none.
/// </summary>
internal sealed record EntryLine(string Account, string Party, int ClaimOrdinal, int Line, Money Amount, string Group = "", string Reason = "");

/// <summary>
/// An entry that should stand in the ledger: its key names it for ever, so that the same documents always want
/// the same entries. Lines sum to zero.
/// </summary>
internal sealed record WantedEntry
{
    internal WantedEntry(string key, EntryKind kind, DateOnly bookDate, string source, IReadOnlyList<EntryLine> lines)
    {
        var sum = Money.Zero;
        foreach (var line in lines) sum += line.Amount;
        Check.That(sum.IsZero, "an entry must balance");
        (Key, Kind, BookDate, Source, Lines) = (key, kind, bookDate, source, lines);
    }

    /// <summary>Names the entry among all that a practice's documents can want.</summary>
    public string Key { get; }
    /// <summary>The recipe that built it.</summary>
    public EntryKind Kind { get; }
    /// <summary>The document's day, never the clock's.</summary>
    public DateOnly BookDate { get; }
    /// <summary>Key of the document that it posts.</summary>
    public string Source { get; }
    /// <summary>Lines that sum to zero.</summary>
    public IReadOnlyList<EntryLine> Lines { get; }
}
