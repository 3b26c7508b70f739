using System.Globalization;
using Quittance.App.Claims;
using Quittance.App.Ledger;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;
using Quittance.Web.Access;
using Quittance.Web.Parts;

namespace Quittance.Web.Claims;

/// <summary>Entries of a claim as lines of the ledger's table.</summary>
internal static class LedgerWords
{
    /// <summary>An id for the address bar begins with a letter.</summary>
    public static string Anchor(Guid entry) => $"e{entry:N}";

    public static string Kind(EntryRow entry)
    {
        var word = entry.Kind switch
        {
            nameof(EntryKind.Charge) => "Charge billed",
            nameof(EntryKind.ChargeReversal) => "Charge taken back",
            nameof(EntryKind.Payment) => "Payment",
            nameof(EntryKind.Adjustment) => "Written off",
            nameof(EntryKind.AdjustmentReversal) => "Write-off taken back",
            nameof(EntryKind.PatientTransfer) => "Moved to the patient",
            nameof(EntryKind.PatientPayment) => "Patient paid",
            nameof(EntryKind.PatientPrepayment) => "Patient paid ahead",
            nameof(EntryKind.WriteOff) => "Written off by staff",
            nameof(EntryKind.Unmatched) => "Money without a claim",
            nameof(EntryKind.ProviderAdjustment) => "Provider adjustment",
            _ => entry.Kind,
        };
        return entry.Reverses is null ? word : $"Reversal: {word}";
    }

    /// <summary>The balance is what payers and the patient owe after the line.</summary>
    public static IReadOnlyList<LedgerLine> Lines(Person person, ClaimFacts facts, IReadOnlyList<ClaimDecisionFacts> decisions, IReadOnlyList<ClaimEntry> entries)
    {
        var balance = Money.Zero;
        var lines = new List<LedgerLine>();
        foreach (var (entry, parts, reversedBy) in entries)
        {
            var (source, url) = entry.Kind is nameof(EntryKind.PatientPayment) or nameof(EntryKind.PatientPrepayment) or nameof(EntryKind.WriteOff) ? ("Posted by hand", null) : Source(person, facts, decisions, entry.Source);
            foreach (var part in parts)
            {
                if (part.Account == Account.Receivable) balance += part.Amount;
                lines.Add(new LedgerLine(entry.BookDate, Anchor(entry.Id), Kind(entry), AccountWord(facts, part), part.Line == 0 ? "" : part.Line.ToString(CultureInfo.InvariantCulture), source, part.Amount,
                    part.Account == Account.Receivable ? balance : null)
                {
                    SourceUrl = url,
                    Reverses = entry.Reverses is { } reverses ? Anchor(reverses) : null,
                    ReversedBy = reversedBy is { } by ? Anchor(by) : null,
                });
            }
        }
        return lines;
    }

    private static string AccountWord(ClaimFacts facts, EntryLineRow line)
    {
        var party = line.Party == Account.Patient ? "patient" : facts.PayerName(line.Party);
        var reason = line.Reason.Length > 0 ? $" ({$"{line.Group} {line.Reason}".Trim()})" : "";
        return line.Account switch
        {
            Account.Receivable => $"Owed by {party}",
            Account.Charges => "Charges",
            Account.Adjustments => $"Write-offs{reason}",
            Account.Cash => $"Received from {party}",
            Account.Unmatched => "Without a claim",
            Account.PatientCredit => "Paid ahead by the patient",
            _ => $"{line.Account}{reason}",
        };
    }

    /// <summary>A source is the key of the content that was billed, of a copy of it, or of the remittance that decided.</summary>
    private static (string Words, string? Url) Source(Person person, ClaimFacts facts, IReadOnlyList<ClaimDecisionFacts> decisions, string source)
    {
        if (decisions.FirstOrDefault(d => d.Row.SetKey == source) is { } decided)
            return ($"Remittance {Words.TableDay(decided.Remittance.BookDate)}", person.May(Permission.Remittances) ? $"/remittance/{decided.Remittance.Id:N}" : null);
        if (facts.Copies.FirstOrDefault(c => c.ContentKey == source || c.Row.CopyKey == source) is { } copy)
            return ($"File {Words.TableDay(copy.Row.SentOn)}", person.May(Permission.Files) ? $"/files/{copy.Set.IntakeId:N}" : null);
        return ("Document", null);
    }
}
