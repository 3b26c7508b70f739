using Quittance.Core.Kernel;

namespace Quittance.Core.Ledger;

/// <summary>An amount of a claim's line (0: the claim as a whole).</summary>
internal readonly record struct LineAmount(int Line, Money Amount);

/// <summary>An amount written off for a CAS reason.</summary>
internal readonly record struct WriteOff(int Line, Money Amount, string Group, string Reason);

/// <summary>The only makers of entries. Each returns null when there is nothing to post.</summary>
internal static class Recipe
{
    /// <summary>A charge by line, owed by the payer it is billed to.</summary>
    public static WantedEntry? PostCharge(string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<LineAmount> charges) =>
        Charge(EntryKind.Charge, key, on, source, claim, payer, charges, sign: 1);

    /// <summary>The same charge taken back.</summary>
    public static WantedEntry? ReverseCharge(string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<LineAmount> charges) =>
        Charge(EntryKind.ChargeReversal, key, on, source, claim, payer, charges, sign: -1);

    /// <summary>What a payer paid by line; negative amounts take back.</summary>
    public static WantedEntry? PostPayment(string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<LineAmount> paid)
    {
        var lines = new List<EntryLine>(paid.Count + 1);
        var total = Money.Zero;
        foreach (var (line, amount) in paid)
        {
            if (amount.IsZero) continue;
            total += amount;
            lines.Add(new EntryLine(Account.Receivable, payer, claim, line, -amount));
        }
        if (!total.IsZero) lines.Add(new EntryLine(Account.Cash, payer, claim, 0, total));
        return Make(key, EntryKind.Payment, on, source, lines);
    }

    /// <summary>Write-offs by line and reason; negative amounts take back.</summary>
    public static WantedEntry? PostAdjustment(EntryKind kind, string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<WriteOff> writeOffs)
    {
        var lines = new List<EntryLine>(writeOffs.Count * 2);
        foreach (var (line, amount, group, reason) in writeOffs)
        {
            if (amount.IsZero) continue;
            lines.Add(new EntryLine(Account.Adjustments, payer, claim, line, amount, group, reason));
            lines.Add(new EntryLine(Account.Receivable, payer, claim, line, -amount, group, reason));
        }
        return Make(key, kind, on, source, lines);
    }

    /// <summary>Moves amounts from the payer's receivable to the patient's; negative amounts move back.</summary>
    public static WantedEntry? TransferToPatient(string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<LineAmount> moved)
    {
        var lines = new List<EntryLine>(moved.Count * 2);
        foreach (var (line, amount) in moved)
        {
            if (amount.IsZero) continue;
            lines.Add(new EntryLine(Account.Receivable, Account.Patient, claim, line, amount));
            lines.Add(new EntryLine(Account.Receivable, payer, claim, line, -amount));
        }
        return Make(key, EntryKind.PatientTransfer, on, source, lines);
    }

    /// <summary>What a patient paid on a claim; a negative amount takes it back.</summary>
    public static WantedEntry? PostPatientPayment(string key, DateOnly on, string source, int claim, Money amount) =>
        amount.IsZero ? null : Make(key, EntryKind.PatientPayment, on, source,
            [new EntryLine(Account.Cash, Account.Patient, claim, 0, amount), new EntryLine(Account.Receivable, Account.Patient, claim, 0, -amount)]);

    /// <summary>What a patient paid before the claim was sent: it is theirs until there is one.</summary>
    public static WantedEntry? PostPrepayment(string key, DateOnly on, string source, Money amount) =>
        amount.IsZero ? null : Make(key, EntryKind.PatientPrepayment, on, source,
            [new EntryLine(Account.Cash, Account.Patient, -1, 0, amount), new EntryLine(Account.PatientCredit, Account.Patient, -1, 0, -amount)]);

    /// <summary>What staff wrote off of the patient's part, with the reason; a negative amount takes it back.</summary>
    public static WantedEntry? WriteOffByHand(string key, DateOnly on, string source, int claim, string reason, Money amount) =>
        amount.IsZero ? null : Make(key, EntryKind.WriteOff, on, source,
            [new EntryLine(Account.Adjustments, Account.Patient, claim, 0, amount, "", reason), new EntryLine(Account.Receivable, Account.Patient, claim, 0, -amount, "", reason)]);

    /// <summary>Money of a claim that nobody knows yet.</summary>
    public static WantedEntry? PostUnmatched(string key, DateOnly on, string source, string payer, Money paid) =>
        paid.IsZero ? null : Make(key, EntryKind.Unmatched, on, source,
            [new EntryLine(Account.Cash, payer, -1, 0, paid), new EntryLine(Account.Unmatched, payer, -1, 0, -paid)]);

    /// <summary>A provider level adjustment: a positive amount lowers the payment and goes to the payer's own account.</summary>
    public static WantedEntry? PostProviderAdjustment(string key, DateOnly on, string source, string payer, string account, string reason, Money amount) =>
        amount.IsZero ? null : Make(key, EntryKind.ProviderAdjustment, on, source,
            [new EntryLine(Account.Cash, payer, -1, 0, -amount), new EntryLine(Account.PayerPrefix + account, payer, -1, 0, amount, "PLB", reason)]);

    private static WantedEntry? Charge(EntryKind kind, string key, DateOnly on, string source, int claim, string payer, IReadOnlyList<LineAmount> charges, int sign)
    {
        var lines = new List<EntryLine>(charges.Count + 1);
        var total = Money.Zero;
        foreach (var (line, amount) in charges)
        {
            var signed = sign < 0 ? -amount : amount;
            if (signed.IsZero) continue;
            total += signed;
            lines.Add(new EntryLine(Account.Receivable, payer, claim, line, signed));
        }
        if (!total.IsZero) lines.Add(new EntryLine(Account.Charges, payer, claim, 0, -total));
        return Make(key, kind, on, source, lines);
    }

    private static WantedEntry? Make(string key, EntryKind kind, DateOnly on, string source, List<EntryLine> lines) =>
        lines.Count == 0 ? null : new WantedEntry(key, kind, on, source, lines);
}
