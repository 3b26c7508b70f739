using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.Core.Kernel;

namespace Quittance.App.Compliance.Audit;

/// <summary>
/// The sealing job: brings changes from the database into the audit store, then closes what was written since into a block
/// whose chain value stands for all rows so far. Safe to run at any time, on several hosts, and again after a crash.
/// </summary>
internal sealed class SealAudit(AuditStore store, IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private const int CopyRows = 1000;

    private readonly SemaphoreSlim _copying = new(1, 1);

    /// <summary>On SQLite sealing keeps writers waiting; this many rows are hashed in a fifth of a second.</summary>
    public int BlockRows { get; init; } = 50_000;

    /// <summary>Answers the new blocks, none when there was nothing to seal.</summary>
    public async Task<IReadOnlyList<AuditBlock>> RunAsync(CancellationToken cancellation)
    {
        await CopyChangesAsync(cancellation);
        var blocks = new List<AuditBlock>();
        while (await SealAsync(cancellation) is { } block) blocks.Add(block);
        return blocks;
    }

    public void Dispose() => _copying.Dispose();

    /// <summary>Brings over the changes that wait. One caller at a time: two would copy the same rows, and the store takes each once.</summary>
    public async Task CopyChangesAsync(CancellationToken cancellation)
    {
        await _copying.WaitAsync(cancellation);
        try
        {
            await CopyAsync(cancellation);
        }
        finally
        {
            _copying.Release();
        }
    }

    private async Task CopyAsync(CancellationToken cancellation)
    {
        await using var writer = new AuditWriter(store, clock);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            var pending = await (
                from wait in db.Set<AuditPending>()
                join change in db.Set<AuditChange>() on new { wait.TenantId, Id = wait.ChangeId } equals new { change.TenantId, change.Id }
                orderby change.Instant, change.Id
                select new { wait, change }).Take(CopyRows).ToListAsync(cancellation);
            if (pending.Count == 0) return;
            // After a crash between the two stores some are there already.
            var held = await HeldAsync([.. pending.Select(pair => pair.change.Id)], cancellation);
            await writer.AppendAsync([.. from pair in pending where !held.Contains(pair.change.Id) select EntryOf(pair.change)], cancellation);
            db.RemoveRange(pending.Select(pair => pair.wait));
            await db.SaveChangesAsync(cancellation);
        }
    }

    internal static AuditEntry EntryOf(AuditChange change) =>
        new(change.TenantId, change.Actor, change.Action, change.SubjectKind, change.SubjectId, change.Reason)
        {
            Origin = change.Id,
            Happened = change.Instant,
        };

    private async Task<HashSet<Guid>> HeldAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        await using var command = connection.Command(
            $"SELECT origin FROM {store.Rows} WHERE origin IN ({string.Join(", ", ids.Select(id => $"'{id:D}'"))})");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var held = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation)) held.Add(Guid.ParseExact(reader.GetString(0), "D"));
        return held;
    }

    private async Task<AuditBlock?> SealAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        // On SQLite the transaction is the only writer from its start; PostgreSQL needs to be told that one host seals at a time.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (store.IsPostgres) await connection.RunAsync($"LOCK TABLE {store.Blocks} IN EXCLUSIVE MODE", cancellation, transaction);
        var parts = Clip(await AuditReader.UnsealedAsync(store, connection, cancellation, transaction));
        if (parts.Count == 0) return null;
        var tree = new MerkleTree();
        foreach (var part in parts)
        {
            var before = tree.Count;
            await foreach (var (row, _) in AuditReader.RowsAsync(store, connection, part, transaction, cancellation)) tree.Add(row.Leaf());
            Check.That(tree.Count - before == part.Last - part.First + 1, "an audit writer's rows have no gap before they are sealed");
        }
        var last = (await AuditReader.BlocksAsync(store, connection, "ORDER BY number DESC LIMIT 1", cancellation, transaction)).FirstOrDefault();
        var block = new AuditBlock(
            (last.Block?.Number ?? 0) + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), tree.Count, tree.Root(), last.Chain ?? AuditBlock.BeforeTheFirst);
        await InsertAsync(connection, transaction, block, parts, cancellation);
        await transaction.CommitAsync(cancellation);
        return block;
    }

    private List<AuditPart> Clip(List<AuditPart> parts)
    {
        var clipped = new List<AuditPart>();
        long room = BlockRows;
        foreach (var part in parts.TakeWhile(_ => room > 0))
        {
            clipped.Add(part with { Last = Math.Min(part.Last, part.First + room - 1) });
            room -= clipped[^1].Last - part.First + 1;
        }
        return clipped;
    }

    private async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, AuditBlock block, List<AuditPart> parts, CancellationToken cancellation)
    {
        await using var insert = connection.Command(
            $"INSERT INTO {store.Blocks} (number, sealed, row_count, root, previous, chain) VALUES (@number, @sealed, @rows, @root, @previous, @chain)", transaction);
        await insert.With("@number", block.Number).With("@sealed", block.SealedMs).With("@rows", block.RowCount).With("@root", block.Root)
            .With("@previous", block.Previous).With("@chain", block.Chain()).ExecuteNonQueryAsync(cancellation);
        await using var link = connection.Command(
            $"INSERT INTO {store.BlockParts} (block, writer, first_counter, last_counter) VALUES (@block, @writer, @first, @last)", transaction);
        await using var head = connection.Command($"UPDATE {store.Writers} SET sealed_counter = @last WHERE writer = @writer", transaction);
        foreach (var part in parts)
        {
            await link.With("@block", block.Number).With("@writer", part.Writer).With("@first", part.First).With("@last", part.Last)
                .ExecuteNonQueryAsync(cancellation);
            await head.With("@writer", part.Writer).With("@last", part.Last).ExecuteNonQueryAsync(cancellation);
        }
    }
}
