using System.Data.Common;
using System.Runtime.CompilerServices;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Compliance.Audit;

/// <summary>A run of one writer's rows inside a block.</summary>
internal sealed record AuditPart(string Writer, long First, long Last);

/// <summary>Reads the audit store in the order in which it is sealed.</summary>
internal static class AuditReader
{
    public static async IAsyncEnumerable<(AuditRow Row, byte[] Leaf)> RowsAsync(
        AuditStore store, DbConnection connection, AuditPart part, DbTransaction? transaction, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.Command(
            $"SELECT writer, counter, instant, actor, tenant, action, subject_kind, subject_id, reason, origin, leaf FROM {store.Rows} "
            + "WHERE writer = @writer AND counter BETWEEN @first AND @last ORDER BY counter", transaction);
        command.With("@writer", part.Writer).With("@first", part.First).With("@last", part.Last);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return (new AuditRow(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.GetString(7), reader.TextOrNull(8), reader.TextOrNull(9)), reader.Bytes(10));
        }
    }

    public static async Task<List<(AuditBlock Block, byte[] Chain)>> BlocksAsync(
        AuditStore store, DbConnection connection, string filter, CancellationToken cancellation, DbTransaction? transaction = null)
    {
        await using var command = connection.Command(
            $"SELECT number, sealed, row_count, root, previous, chain FROM {store.Blocks} {filter}", transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var blocks = new List<(AuditBlock, byte[])>();
        while (await reader.ReadAsync(cancellation))
        {
            blocks.Add((new AuditBlock(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.Bytes(3), reader.Bytes(4)), reader.Bytes(5)));
        }
        return blocks;
    }

    /// <summary>Parts of a block, writers in ordinal order: the order of the leaves.</summary>
    public static async Task<List<AuditPart>> PartsAsync(AuditStore store, DbConnection connection, long block, CancellationToken cancellation)
    {
        await using var command = connection.Command($"SELECT writer, first_counter, last_counter FROM {store.BlockParts} WHERE block = @block");
        return await ReadPartsAsync(command.With("@block", block), cancellation);
    }

    /// <summary>What each writer has written since it was last sealed.</summary>
    public static async Task<List<AuditPart>> UnsealedAsync(
        AuditStore store, DbConnection connection, CancellationToken cancellation, DbTransaction? transaction = null)
    {
        await using var command = connection.Command(
            $"SELECT writer, sealed_counter + 1, last_counter FROM {store.Writers} WHERE last_counter > sealed_counter", transaction);
        return await ReadPartsAsync(command, cancellation);
    }

    private static async Task<List<AuditPart>> ReadPartsAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parts = new List<AuditPart>();
        while (await reader.ReadAsync(cancellation)) parts.Add(new AuditPart(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        // Sorted here and not in SQL: the engines' collations differ, and the order is part of the root.
        parts.Sort((a, b) => string.CompareOrdinal(a.Writer, b.Writer));
        return parts;
    }
}
