using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Ledger;

/// <summary>An entry with its lines, and the entry that reversed it, if one did.</summary>
internal sealed record ClaimEntry(EntryRow Entry, IReadOnlyList<EntryLineRow> Lines, Guid? ReversedBy);

/// <summary>Reads all entries of one claim in book order.</summary>
internal sealed class ReadClaimLedger(QuittanceDb db)
{
    public async Task<List<ClaimEntry>> RunAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation)
    {
        var rows = await (
            from entry in db.Set<EntryRow>().AsNoTracking()
            where entry.TenantId == tenant && entry.NumberId == number
            join line in db.Set<EntryLineRow>() on new { entry.TenantId, entry.Id } equals new { line.TenantId, Id = line.EntryId }
            select new { entry, line }).ToListAsync(cancellation);
        var entries = rows.GroupBy(r => r.entry.Id).Select(g => (g.First().entry, Lines: g.Select(r => r.line).OrderBy(l => l.Ordinal).ToList()))
            .Where(e => e.Lines.Exists(l => l.ClaimOrdinal == ordinal)).ToList();
        var reversals = entries.Where(e => e.entry.Reverses is not null).ToDictionary(e => e.entry.Reverses!.Value, e => e.entry.Id);
        return
        [
            .. entries.OrderBy(e => e.entry.BookDate).ThenBy(e => e.entry.RecordedAt).ThenBy(e => Turn(e.entry.Kind)).ThenBy(e => e.entry.EntryKey, StringComparer.Ordinal).ThenBy(e => e.entry.Revision)
                .Select(e => new ClaimEntry(e.entry, e.Lines, reversals.TryGetValue(e.entry.Id, out var by) ? by : null)),
        ];
    }

    /// <summary>Of one day the charge comes before what is paid and written off of it.</summary>
    private static int Turn(string kind) => kind switch { "Charge" => 0, "ChargeReversal" => 1, "Payment" => 2, "PatientTransfer" => 4, _ => 3 };
}
