using Quittance.App.Ledger;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;
using Quittance.Web.Parts;

namespace Quittance.Web.Remittance;

/// <summary>Why money waits: key of addresses, a few words, the whole sentence, and what helps.</summary>
internal sealed record WaitReason(string Key, string Short, string Sentence, string Remedy);

/// <summary>What payers' codes and our accounts are called on pages.</summary>
internal static class MoneyWords
{
    public static readonly IReadOnlyList<WaitReason> Reasons =
    [
        new("no-claim", "No claim found", "No claim of yours has this number, this payer’s number, or this member, day and charge.", "Choose the claim that it pays. If the claim was sent elsewhere, import its file: the money then finds it by itself."),
        new("charge-differs", "Charge differs", "The claim is there, but the payer decided on another charge than you billed.", "Look at both charges. If it is this claim all the same, match it: it then posts as the payer says."),
        new("claim-held", "Claim is held", "The claim that it names is held, so nothing is posted to it.", "Settle why the claim is held first."),
        new("payer-unknown", "Payer not known", "The payer’s name is not known, and the patient in the payment is not the claim’s patient.", "Compare the patient. If it is the right claim, match it."),
        new("payer-name-refused", "Payer’s name refused", "Somebody said that this name is not the claim’s payer.", "Accept the name under Payer names, or match the payment to another claim."),
        new("nothing-to-take-back", "Nothing to take back", "It takes a payment back, but none that fits was posted before.", "Find the claim whose payment it takes back and match it, or import the earlier payment."),
        new("status-moves-no-money", "Moves no money", "This kind of answer is for information and posts nothing.", "Nothing has to be done unless you expected money."),
        new("forwarded-claim-with-money", "Sent on, yet paid", "It says that the claim was sent on to another payer, yet it carries money.", "Ask the payer what the amount is for, then match it."),
    ];

    public static WaitReason Reason(string waits) =>
        Reasons.FirstOrDefault(r => r.Key == waits.Replace(' ', '-')) ?? new WaitReason(waits, waits, $"It waits: {waits}.", "Choose the claim that it pays.");

    /// <summary>What CLP02 says.</summary>
    public static string Status(string code) => code switch
    {
        "1" => "Decided as first payer",
        "2" => "Decided as second payer",
        "3" => "Decided as third payer",
        "4" => "Denied: patient not recognised",
        "19" => "First payer, sent on to the next",
        "20" => "Second payer, sent on to the next",
        "21" => "Third payer, sent on to the next",
        "22" => "Takes an earlier payment back",
        "23" => "Not this payer’s claim, sent on",
        "25" => "Price only, no payment",
        _ => $"Status {code}",
    };

    /// <summary>What BPR04 says.</summary>
    public static string Method(string code) => code switch
    {
        "ACH" => "Bank transfer",
        "CHK" => "Check",
        "FWT" => "Wire",
        "BOP" => "Payer’s choice",
        "NON" => "No payment",
        "" => "Not said",
        _ => code,
    };

    public static string Provider(string reason) => PlbReason.Find(reason)?.Meaning is { } meaning ? char.ToUpperInvariant(meaning[0]) + meaning[1..] : "Not in the list of reasons";

    public static string ProviderAccount(string reason) => PayerAccount(PlbReason.AccountOf(reason));

    public static string Adjustment(string reason) => Carc.Find(reason)?.Meaning ?? "Not in the list of reasons";

    /// <summary><c>CO-45 $57.58, PR-2 $18.48</c>.</summary>
    public static string Adjustments(IReadOnlyList<(string Group, string Reason, Money Amount)> list) => string.Join(", ", list.Select(a => $"{a.Group}-{a.Reason} {Words.Dollars(a.Amount)}"));

    /// <summary>The same with what each reason means, for who asks.</summary>
    public static string AdjustmentsInFull(IReadOnlyList<(string Group, string Reason, Money Amount)> list) =>
        string.Join("; ", list.Select(a => $"{a.Group}-{a.Reason}: {Adjustment(a.Reason)}, {Words.Dollars(a.Amount)}"));

    public static string AccountOf(string account, string party, IReadOnlyDictionary<string, string> payers)
    {
        var who = party == Account.Patient ? "patients" : payers.GetValueOrDefault(party, party.StartsWith("name:", StringComparison.Ordinal) ? party[5..] : party);
        return account switch
        {
            Account.Cash => $"Cash, {who}",
            Account.Receivable => $"Receivable, {who}",
            Account.Unmatched => $"Waiting money, {who}",
            Account.PatientCredit => $"Paid ahead, {who}",
            Account.Adjustments => $"Written off, {who}",
            Account.Charges => $"Charges, {who}",
            _ => account.StartsWith(Account.PayerPrefix, StringComparison.Ordinal) ? $"{PayerAccount(account[Account.PayerPrefix.Length..])}, {who}" : account,
        };
    }

    public static string Kind(string kind) => kind switch
    {
        nameof(EntryKind.Payment) => "Payment",
        nameof(EntryKind.Adjustment) => "Write-off",
        nameof(EntryKind.AdjustmentReversal) => "Write-off taken back",
        nameof(EntryKind.PatientTransfer) => "To the patient",
        nameof(EntryKind.PatientPayment) => "Patient paid",
        nameof(EntryKind.PatientPrepayment) => "Patient paid ahead",
        nameof(EntryKind.WriteOff) => "Written off by staff",
        nameof(EntryKind.Unmatched) => "Waiting money",
        nameof(EntryKind.ProviderAdjustment) => "To the practice",
        nameof(EntryKind.Charge) => "Charge",
        _ => kind,
    };

    /// <summary>Entries for <c>q-ledger</c>; what takes another back points at it, and the other way round.</summary>
    public static List<LedgerLine> Ledger(IReadOnlyList<PostedLine> lines, IReadOnlyDictionary<string, string> payers, Func<PostedLine, (string Source, string? Url)> source)
    {
        static string Anchor(Guid id) => $"e{id:N}";
        var back = lines.Where(l => l.Reverses is not null).GroupBy(l => l.Reverses!.Value).ToDictionary(g => g.Key, g => g.First().EntryId);
        return [.. lines.Select(l =>
        {
            var (words, url) = source(l);
            return new LedgerLine(l.Day, Anchor(l.EntryId), Kind(l.Kind), AccountOf(l.Account, l.Party, payers), l.Line == 0 ? "" : Words.Count(l.Line), words, l.Amount, null)
            {
                SourceUrl = url,
                Reverses = l.Reverses is { } other ? Anchor(other) : null,
                ReversedBy = back.TryGetValue(l.EntryId, out var by) ? Anchor(by) : null,
            };
        })];
    }

    /// <summary>What clears a set that does not balance.</summary>
    public static string Clears(Finding finding) => finding.Clears ?? finding.Id switch
    {
        "balance.transaction" => "Ask the payer for the missing claims or adjustments, or for a corrected remittance. When a set that adds up comes, it posts by itself; this one stays held.",
        "balance.negative-payment" => "Ask the payer how it collects what it takes back; a payment cannot be negative.",
        "balance.unreadable" => "Ask the payer to send the remittance again.",
        _ => "Ask the payer for a corrected remittance. When it comes and adds up, it posts by itself; this one stays held.",
    };

    private static string PayerAccount(string account) => account switch
    {
        "interest" => "Interest",
        "recoupment" => "Taken back by the payer",
        "forward-balance" => "Balance carried forward",
        "refund" => "Refunds",
        "penalty" => "Penalties",
        "capitation" => "Capitation",
        "settlement" => "Settlements",
        "pass-through" => "Pass-through amounts",
        "third-party" => "Owed to third parties",
        "research" => "To be looked into",
        _ => "Not applied",
    };
}
