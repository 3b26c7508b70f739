using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Ledger;

/// <summary>One line of the ledger with the entry that it belongs to.</summary>
internal sealed record PostedLine(
    Guid EntryId, string EntryKey, int Revision, string Kind, DateOnly Day, Guid? Reverses, Guid? NumberId, string Account, string Party, int ClaimOrdinal, int Line, Money Amount, string Group, string Reason);

/// <summary>Reads entries by the keys that they stand for, with all that followed under the same keys.</summary>
internal static class ReadEntries
{
    /// <summary>Lines in the order of the keys, then of revisions, then of the entry.</summary>
    public static async Task<List<PostedLine>> ByKeysAsync(QuittanceDb db, Guid tenant, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var lines = new List<PostedLine>();
        foreach (var some in keys.Chunk(Batches.Ids))
        {
            var found = await db.Set<EntryRow>().AsNoTracking().Where(e => e.TenantId == tenant && some.Contains(e.EntryKey))
                .Join(db.Set<EntryLineRow>(), e => new { e.TenantId, e.Id }, l => new { l.TenantId, Id = l.EntryId }, (e, l) => new { Entry = e, Line = l }).ToListAsync(cancellation);
            var order = some.Select((key, at) => (key, at)).ToDictionary(x => x.key, x => x.at, StringComparer.Ordinal);
            lines.AddRange(found.OrderBy(x => order[x.Entry.EntryKey]).ThenBy(x => x.Entry.Revision).ThenBy(x => x.Line.Ordinal).Select(x => new PostedLine(
                x.Entry.Id, x.Entry.EntryKey, x.Entry.Revision, x.Entry.Kind, x.Entry.BookDate, x.Entry.Reverses, x.Entry.NumberId,
                x.Line.Account, x.Line.Party, x.Line.ClaimOrdinal, x.Line.Line, x.Line.Amount, x.Line.Group, x.Line.Reason)));
        }
        return lines;
    }
}
