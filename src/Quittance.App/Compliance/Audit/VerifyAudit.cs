using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Compliance.Audit;

/// <summary>Something in the audit store is not as it was written.</summary>
internal sealed record AuditFault(long? Block, string? Writer, long? Counter, string Sentence);

internal sealed record AuditReport(long Rows, long Blocks, long Unsealed, IReadOnlyList<AuditFault> Broken);

/// <summary>
/// Recomputes every leaf, root and link from the rows themselves, and compares the changes in the database with their
/// copies. A whole store that was forged anew is found by comparing with roots exported earlier.
/// </summary>
internal sealed class VerifyAudit(AuditStore store, IServiceScopeFactory scopes)
{
    /// <summary>More faults than this say nothing new.</summary>
    private const int MostFaults = 1000;

    public async Task<AuditReport> RunAsync(IReadOnlyList<AuditRoot>? exported, CancellationToken cancellation)
    {
        var broken = new List<AuditFault>();
        await using var connection = await store.OpenAsync(cancellation);
        var blocks = await AuditReader.BlocksAsync(store, connection, "ORDER BY number", cancellation);
        var reached = new Dictionary<string, long>(StringComparer.Ordinal);
        var previous = AuditBlock.BeforeTheFirst;
        long rows = 0;
        foreach (var (block, chain) in blocks)
        {
            if (broken.Count >= MostFaults) break;
            rows += await BlockAsync(connection, block, chain, previous, reached, broken, cancellation);
            previous = chain;
        }
        var sealedRows = rows;
        foreach (var part in await AuditReader.UnsealedAsync(store, connection, cancellation))
        {
            rows += await PartAsync(connection, null, part, reached, null, broken, cancellation);
        }
        var total = await connection.ScalarAsync<long>($"SELECT count(*) FROM {store.Rows}", cancellation);
        if (total > rows) broken.Add(new AuditFault(null, null, null, $"{total - rows} rows belong to no block and no writer's count: they were put in later."));
        CompareRoots(blocks, exported ?? [], broken);
        await CompareChangesAsync(connection, broken, cancellation);
        return new AuditReport(total, blocks.Count, rows - sealedRows, broken);
    }

    private async Task<long> BlockAsync(
        DbConnection connection, AuditBlock block, byte[] chain, byte[] previous, Dictionary<string, long> reached, List<AuditFault> broken, CancellationToken cancellation)
    {
        if (!Same(block.Previous, previous)) broken.Add(new AuditFault(block.Number, null, null, $"Block {block.Number} does not follow the block before it: a block was changed or removed."));
        if (!Same(block.Chain(), chain)) broken.Add(new AuditFault(block.Number, null, null, $"Block {block.Number} itself was changed."));
        var tree = new MerkleTree();
        long rows = 0;
        foreach (var part in await AuditReader.PartsAsync(store, connection, block.Number, cancellation))
        {
            rows += await PartAsync(connection, block.Number, part, reached, tree, broken, cancellation);
        }
        if (tree.Count != block.RowCount || !Same(tree.Root(), block.Root))
        {
            broken.Add(new AuditFault(block.Number, null, null, $"Block {block.Number} was sealed over {block.RowCount} rows that are not the {tree.Count} found."));
        }
        return rows;
    }

    private async Task<long> PartAsync(
        DbConnection connection, long? block, AuditPart part, Dictionary<string, long> reached, MerkleTree? tree, List<AuditFault> broken, CancellationToken cancellation)
    {
        var expected = reached.GetValueOrDefault(part.Writer) + 1;
        long rows = 0;
        await foreach (var (row, leaf) in AuditReader.RowsAsync(store, connection, part with { First = Math.Min(part.First, expected) }, null, cancellation))
        {
            if (row.Counter != expected) broken.Add(Missing(block, part.Writer, expected, row.Counter - 1));
            var computed = row.Leaf();
            if (!Same(computed, leaf)) broken.Add(new AuditFault(block, row.Writer, row.Counter, $"Row {row.Counter} of writer {row.Writer} was changed."));
            tree?.Add(computed);
            expected = row.Counter + 1;
            rows++;
            if (broken.Count >= MostFaults) return rows;
        }
        if (expected <= part.Last) broken.Add(Missing(block, part.Writer, expected, part.Last));
        reached[part.Writer] = part.Last;
        return rows;
    }

    private static AuditFault Missing(long? block, string writer, long first, long last) => new(
        block, writer, first, first == last ? $"Row {first} of writer {writer} is missing." : $"Rows {first} to {last} of writer {writer} are missing.");

    private static void CompareRoots(List<(AuditBlock Block, byte[] Chain)> blocks, IReadOnlyList<AuditRoot> exported, List<AuditFault> broken)
    {
        var chains = blocks.ToDictionary(pair => pair.Block.Number, pair => pair.Chain);
        foreach (var root in exported)
        {
            if (!chains.TryGetValue(root.Block, out var chain)) broken.Add(new AuditFault(root.Block, null, null, $"Block {root.Block}, exported for {root.Day:yyyy-MM-dd}, is not in the store."));
            else if (!Same(chain, root.Chain)) broken.Add(new AuditFault(root.Block, null, null, $"The rows up to block {root.Block} are not those of the root exported for {root.Day:yyyy-MM-dd}."));
        }
    }

    /// <summary>Every change in the database either waits to be copied or is in the store with the same content.</summary>
    private async Task CompareChangesAsync(DbConnection connection, List<AuditFault> broken, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var changes = db.Set<AuditChange>().AsNoTracking()
            .Where(change => !db.Set<AuditPending>().Any(wait => wait.TenantId == change.TenantId && wait.ChangeId == change.Id))
            .AsAsyncEnumerable();
        await using var find = connection.Command(
            $"SELECT writer, counter, instant, actor, tenant, action, subject_kind, subject_id, reason FROM {store.Rows} WHERE origin = @origin");
        await foreach (var change in changes.WithCancellation(cancellation))
        {
            if (broken.Count >= MostFaults) return;
            var expected = AuditRow.Of(SealAudit.EntryOf(change), "", 0, change.Instant);
            await using var reader = await find.With("@origin", expected.Origin).ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation))
            {
                broken.Add(new AuditFault(null, null, null, $"Change {change.Id} is in the database and not in the audit store."));
                continue;
            }
            var copy = new AuditRow("", 0, reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.GetString(7), reader.TextOrNull(8), expected.Origin);
            if (copy != expected) broken.Add(new AuditFault(null, reader.GetString(0), reader.GetInt64(1), $"Change {change.Id} says one thing in the database and another in the audit store."));
        }
    }

    private static bool Same(byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b);
}
