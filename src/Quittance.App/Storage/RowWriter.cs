using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Quittance.App.Storage;

/// <summary>A column that is worked out from documents and may be written again; all others of its row never change.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DerivedAttribute : Attribute;

/// <summary>
/// Writes many rows inside the context's transaction without change tracking: on SQLite by one prepared statement per table, which
/// is the fastest way into it, on PostgreSQL new rows by COPY and replaced ones in batches.
/// </summary>
internal sealed class RowWriter(QuittanceDb db) : IDisposable
{
    /// <summary>PostgreSQL takes 65,535 parameters in a statement.</summary>
    private const int ParametersPerStatement = 60_000;

    private readonly Dictionary<(Type, Replace), SqliteRows> _prepared = [];

    private enum Replace { Nothing, Keep, All, Derived }

    /// <summary>Adds rows; a row that is there already is a fault.</summary>
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class
    {
        if (rows.Count == 0) return;
        if (db.Database.IsNpgsql() && rows.Count > 3)
            await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific }, rows, cancellation);
        else await RunAsync(rows, Replace.Nothing, cancellation);
    }

    /// <summary>Adds the rows that are not there yet; what is there is left as it is.</summary>
    public Task InsertNewAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class =>
        rows.Count == 0 ? Task.CompletedTask : RunAsync(rows, Replace.Keep, cancellation);

    /// <summary>Adds rows or replaces all columns of those that are there. No row stands twice in the list.</summary>
    public Task UpsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class =>
        rows.Count == 0 ? Task.CompletedTask : RunAsync(rows, Replace.All, cancellation);

    /// <summary>
    /// Adds rows or replaces only what follows from documents (<see cref="DerivedAttribute"/>): what never changes stands in most of
    /// the indexes, and writing it again would write them all again.
    /// </summary>
    public Task UpsertDerivedAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class =>
        rows.Count == 0 ? Task.CompletedTask : RunAsync(rows, Replace.Derived, cancellation);

    public void Dispose()
    {
        foreach (var rows in _prepared.Values) rows.Dispose();
        _prepared.Clear();
    }

    private async Task RunAsync<T>(IReadOnlyCollection<T> rows, Replace replace, CancellationToken cancellation) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        if (db.Database.IsNpgsql())
        {
            var columns = entity.GetProperties().Count();
            foreach (var part in rows.Chunk(ParametersPerStatement / columns)) await RunPostgresAsync(entity, part, replace, cancellation);
            return;
        }
        await db.Database.OpenConnectionAsync(cancellation);
        if (!_prepared.TryGetValue((typeof(T), replace), out var statement))
            _prepared[(typeof(T), replace)] = statement = new SqliteRows(db, entity, Sql(entity, 1, replace, "?"));
        foreach (var row in rows) statement.Write(row);
    }

    private async Task RunPostgresAsync(IEntityType entity, object[] rows, Replace replace, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The text is built from the model's own table and column names alone.
        command.CommandText = Sql(entity, rows.Length, replace, null);
#pragma warning restore CA2100
        var properties = entity.GetProperties().Select(p => (Property: p, Mapping: p.GetRelationalTypeMapping())).ToArray();
        foreach (var row in rows)
            foreach (var (property, mapping) in properties)
                command.Parameters.Add(mapping.CreateParameter(command, $"@p{command.Parameters.Count}", property.GetGetter().GetClrValue(row), nullable: true));
        await db.Database.OpenConnectionAsync(cancellation);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Sql(IEntityType entity, int rows, Replace replace, string? mark)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var names = entity.GetProperties().Select(p => p.GetColumnName(table)!).ToList();
        var parameter = 0;
        var values = string.Join(", ", Enumerable.Range(0, rows).Select(_ => $"({string.Join(", ", names.Select(_ => mark ?? $"@p{parameter++}"))})"));
        var sql = $"INSERT INTO {Quote(table.Name)} ({string.Join(", ", names.Select(Quote))}) VALUES {values}";
        if (replace == Replace.Nothing) return sql;
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(table)!).ToHashSet(StringComparer.Ordinal);
        var conflict = $"{sql} ON CONFLICT ({string.Join(", ", key.Select(Quote))}) DO ";
        if (replace == Replace.Keep) return conflict + "NOTHING";
        return conflict + "UPDATE SET "
            + string.Join(", ", entity.GetProperties().Where(p => replace == Replace.All || p.PropertyInfo!.IsDefined(typeof(DerivedAttribute), inherit: false))
                .Select(p => p.GetColumnName(table)!).Where(n => !key.Contains(n)).Select(n => $"{Quote(n)} = excluded.{Quote(n)}"));
    }

    private static string Quote(string name) => $"\"{name}\"";
}
