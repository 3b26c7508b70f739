using System.Data.Common;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Quittance.App.Storage;

/// <summary>
/// Writes many rows inside the context's transaction without change tracking: on SQLite by one prepared statement per table, which
/// is the fastest way into it, on PostgreSQL new rows by COPY.
/// </summary>
internal sealed class RowWriter(QuittanceDb db)
{
    private readonly Dictionary<(Type, bool), (DbCommand Command, Column[] Columns)> _prepared = [];

    private sealed record Column(IProperty Property, DbParameter Parameter, Func<object?, object?>? Convert);

    /// <summary>Adds rows; a row that is there already is a fault.</summary>
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class
    {
        if (rows.Count == 0) return;
        if (db.Database.IsNpgsql() && rows.Count > 3)
            await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific }, rows, cancellation);
        else await RunAsync(rows, replace: false, cancellation);
    }

    /// <summary>Adds rows or replaces all columns of those that are there.</summary>
    public Task UpsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class =>
        rows.Count == 0 ? Task.CompletedTask : RunAsync(rows, replace: true, cancellation);

    private async Task RunAsync<T>(IReadOnlyCollection<T> rows, bool replace, CancellationToken cancellation) where T : class
    {
        if (!_prepared.TryGetValue((typeof(T), replace), out var statement))
            _prepared[(typeof(T), replace)] = statement = Prepare(typeof(T), replace);
        statement.Command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var row in rows)
        {
            foreach (var column in statement.Columns)
            {
                var value = column.Property.GetGetter().GetClrValue(row);
                column.Parameter.Value = (column.Convert is null ? value : column.Convert(value)) ?? DBNull.Value;
            }
            await statement.Command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private (DbCommand, Column[]) Prepare(Type type, bool replace)
    {
        var entity = db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var command = db.Database.GetDbConnection().CreateCommand();
        var columns = new List<Column>();
        var names = new List<string>();
        foreach (var property in entity.GetProperties())
        {
            var mapping = property.GetRelationalTypeMapping();
            var parameter = mapping.CreateParameter(command, $"@p{names.Count}", null, nullable: true);
            command.Parameters.Add(parameter);
            columns.Add(new Column(property, parameter, mapping.Converter is { } converter ? converter.ConvertToProvider : null));
            names.Add(property.GetColumnName(table)!);
        }
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(table)!).ToHashSet(StringComparer.Ordinal);
        var sql = $"INSERT INTO {Quote(table.Name)} ({string.Join(", ", names.Select(Quote))}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})";
        if (replace)
        {
            sql += $" ON CONFLICT ({string.Join(", ", key.Select(Quote))}) DO UPDATE SET "
                + string.Join(", ", names.Where(n => !key.Contains(n)).Select(n => $"{Quote(n)} = excluded.{Quote(n)}"));
        }
#pragma warning disable CA2100 // The text is built from the model's own table and column names alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (command, columns.ToArray());
    }

    private static string Quote(string name) => $"\"{name}\"";
}
