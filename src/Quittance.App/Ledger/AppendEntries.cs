using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;

namespace Quittance.App.Ledger;

/// <summary>
/// An entry that should stand and the number it belongs to (null: money without a claim). <see cref="Content"/> is the hash of kind, day,
/// source and lines, made here so that many can be made side by side.
/// </summary>
internal sealed record NumberedEntry(Guid? NumberId, WantedEntry Entry)
{
    public string Content { get; } = ContentOf(Entry);

    private static string ContentOf(WantedEntry entry)
    {
        var text = new StringBuilder(128).Append(entry.Kind).Append('|').Append(entry.BookDate.DayNumber).Append('|').Append(entry.Source);
        foreach (var l in entry.Lines)
            text.Append('|').Append(l.Account).Append(';').Append(l.Party).Append(';').Append(l.ClaimOrdinal).Append(';').Append(l.Line)
                .Append(';').Append(l.Amount.Cents).Append(';').Append(l.Group).Append(';').Append(l.Reason);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}

/// <summary>
/// Brings the ledger to what should stand, by appending only: what stands and should not is reversed on its own day, what should
/// stand and does not is added. Nothing to do appends nothing.
/// </summary>
internal sealed class AppendEntries(QuittanceDb db, RowWriter writer, Guid tenant, DateTimeOffset now, string actor)
{
    private static int s_run = Environment.ProcessId << 12;
    private int _made;

    /// <summary>
    /// Judges all entries of the numbers, and those of the keys (money without a claim): what is not wanted of them falls.
    /// </summary>
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> numbers, IReadOnlyCollection<string> looseKeys, IReadOnlyList<NumberedEntry> wanted, CancellationToken cancellation)
    {
        var rows = await ReadAsync(numbers, looseKeys, cancellation);
        var reversed = rows.Where(r => r.Reverses is not null).Select(r => r.Reverses!.Value).ToHashSet();
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        var standing = new Dictionary<string, EntryRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            revisions[row.EntryKey] = Math.Max(revisions.GetValueOrDefault(row.EntryKey), row.Revision);
            if (row.Reverses is null && !reversed.Contains(row.Id)) standing[row.EntryKey] = row;
        }
        var entries = new List<EntryRow>();
        var lines = new List<EntryLineRow>();
        var fallen = new List<EntryRow>();
        foreach (var wish in wanted)
        {
            var (number, entry) = wish;
            var content = wish.Content;
            if (standing.Remove(entry.Key, out var stands))
            {
                if (stands.Content == content && stands.NumberId == number) continue;
                fallen.Add(stands);
            }
            // The reversal of what stood takes the next revision, the new entry the one after.
            Add(entry, number, content, Next(revisions, entry.Key, stands is null ? 1 : 2), entries, lines);
        }
        fallen.AddRange(standing.Values);
        await ReverseAsync(fallen, entries, lines, cancellation);
        await writer.InsertAsync(entries, cancellation);
        await writer.InsertAsync(lines, cancellation);
        return entries.Count;
    }

    private async Task<List<EntryRow>> ReadAsync(IReadOnlyCollection<Guid> numbers, IReadOnlyCollection<string> looseKeys, CancellationToken cancellation)
    {
        var rows = new Dictionary<Guid, EntryRow>();
        foreach (var ids in numbers.Chunk(Batches.Ids))
            foreach (var row in await db.Set<EntryRow>().AsNoTracking().Where(e => e.TenantId == tenant && e.NumberId != null && ids.Contains(e.NumberId.Value)).ToListAsync(cancellation))
                rows.TryAdd(row.Id, row);
        foreach (var keys in looseKeys.Chunk(Batches.Ids))
            foreach (var row in await db.Set<EntryRow>().AsNoTracking().Where(e => e.TenantId == tenant && keys.Contains(e.EntryKey)).ToListAsync(cancellation))
                rows.TryAdd(row.Id, row);
        return [.. rows.Values];
    }

    private void Add(WantedEntry entry, Guid? number, string content, int revision, List<EntryRow> entries, List<EntryLineRow> lines)
    {
        var id = NextId(entry.Key);
        entries.Add(new EntryRow
        {
            TenantId = tenant,
            Id = id,
            EntryKey = entry.Key,
            Revision = revision,
            Kind = entry.Kind.ToString(),
            BookDate = entry.BookDate,
            RecordedAt = now,
            Source = entry.Source,
            Actor = actor,
            NumberId = number,
            Content = content,
        });
        for (var i = 0; i < entry.Lines.Count; i++)
        {
            var line = entry.Lines[i];
            lines.Add(new EntryLineRow
            {
                TenantId = tenant,
                EntryId = id,
                Ordinal = i,
                Account = line.Account,
                Party = line.Party,
                ClaimOrdinal = line.ClaimOrdinal,
                Line = line.Line,
                Amount = line.Amount,
                Group = line.Group,
                Reason = line.Reason,
            });
        }
    }

    private async Task ReverseAsync(List<EntryRow> fallen, List<EntryRow> entries, List<EntryLineRow> lines, CancellationToken cancellation)
    {
        if (fallen.Count == 0) return;
        var stood = new List<EntryLineRow>();
        foreach (var ids in fallen.Select(f => f.Id).Chunk(Batches.Ids))
            stood.AddRange(await db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == tenant && ids.Contains(l.EntryId)).ToListAsync(cancellation));
        var byEntry = stood.ToLookup(l => l.EntryId);
        foreach (var row in fallen)
        {
            var revision = row.Revision + 1;
            var id = NextId(row.EntryKey);
            entries.Add(new EntryRow
            {
                TenantId = tenant,
                Id = id,
                EntryKey = row.EntryKey,
                Revision = revision,
                Kind = row.Kind,
                BookDate = row.BookDate,
                RecordedAt = now,
                Source = row.Source,
                Actor = actor,
                Reverses = row.Id,
                NumberId = row.NumberId,
                Content = row.Content,
            });
            var sum = Money.Zero;
            foreach (var line in byEntry[row.Id])
            {
                sum += line.Amount;
                lines.Add(new EntryLineRow
                {
                    TenantId = tenant,
                    EntryId = id,
                    Ordinal = line.Ordinal,
                    Account = line.Account,
                    Party = line.Party,
                    ClaimOrdinal = line.ClaimOrdinal,
                    Line = line.Line,
                    Amount = -line.Amount,
                    Group = line.Group,
                    Reason = line.Reason,
                });
            }
            Check.That(sum.IsZero, "a stored entry must balance");
        }
    }

    /// <summary>
    /// A new id whose bytes rise with time, so that entries and their lines go to the end of their tables and not to random places.
    /// Key and revision name an entry; the id only joins it to its lines.
    /// </summary>
    private Guid NextId(string key)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteInt32BigEndian(bytes[6..], ++_made);
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], Interlocked.Increment(ref s_run));
        BinaryPrimitives.WriteInt16BigEndian(bytes[14..], unchecked((short)string.GetHashCode(key, StringComparison.Ordinal)));
        return new Guid(bytes);
    }

    private static int Next(Dictionary<string, int> revisions, string key, int step) => revisions[key] = revisions.GetValueOrDefault(key) + step;
}
