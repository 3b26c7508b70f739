using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Quittance.App.Storage.Audit;

/// <summary>
/// Where audit rows live: a SQLite file of their own beside the database, or the schema <c>audit</c> on the PostgreSQL
/// server. Apart from the database, because a read must be on record even when the request's own transaction is undone.
/// </summary>
internal sealed class AuditStore(StorageOptions options) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isMade;

    public bool IsPostgres => options.IsPostgres;

    public string Rows => Table("audit_rows");
    public string Writers => Table("audit_writers");
    public string Blocks => Table("audit_blocks");
    public string BlockParts => Table("audit_block_parts");

    /// <summary>An open connection to a store that has its tables. Dispose it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await ConnectAsync(cancellation);
        if (isMade) return connection;
        await gate.WaitAsync(cancellation);
        try
        {
            if (!isMade) await MakeAsync(connection, cancellation);
            isMade = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private string Table(string name) => IsPostgres ? $"audit.{name}" : name;

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        DbConnection connection;
        if (options.PostgresConnection is { } server)
        {
            connection = new NpgsqlConnection(server);
            await connection.OpenAsync(cancellation);
            return connection;
        }
        options.Home.Ensure();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Home.AuditStore,
            DefaultTimeout = options.BusySeconds,
        }.ToString());
        await connection.OpenAsync(cancellation);
        await connection.RunAsync(string.Create(CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {options.BusySeconds * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = {options.Sync}; PRAGMA recursive_triggers = ON;"),
            cancellation);
        return connection;
    }

    private async Task MakeAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.RunAsync(Script(), cancellation);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UniqueViolation or "XX000" or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateTable)
        {
            // Another host made it in the same moment; IF NOT EXISTS is not proof against that. The second pass finds all there.
            await connection.RunAsync(Script(), cancellation);
        }
    }

    private string Script()
    {
        var bytes = IsPostgres ? "bytea" : "blob";
        var tables = $"""
            CREATE TABLE IF NOT EXISTS {Rows} (
                writer text NOT NULL, counter bigint NOT NULL, instant bigint NOT NULL, actor text NOT NULL, tenant text NOT NULL,
                action text NOT NULL, subject_kind text NOT NULL, subject_id text NOT NULL, reason text NULL, origin text NULL UNIQUE,
                leaf {bytes} NOT NULL, PRIMARY KEY (writer, counter));
            CREATE TABLE IF NOT EXISTS {Writers} (
                writer text NOT NULL PRIMARY KEY, last_counter bigint NOT NULL, sealed_counter bigint NOT NULL);
            CREATE TABLE IF NOT EXISTS {Blocks} (
                number bigint NOT NULL PRIMARY KEY, sealed bigint NOT NULL, row_count bigint NOT NULL, root {bytes} NOT NULL,
                previous {bytes} NOT NULL, chain {bytes} NOT NULL);
            CREATE TABLE IF NOT EXISTS {BlockParts} (
                block bigint NOT NULL, writer text NOT NULL, first_counter bigint NOT NULL, last_counter bigint NOT NULL,
                PRIMARY KEY (block, writer));

            """;
        return (IsPostgres ? "CREATE SCHEMA IF NOT EXISTS audit;\n" : "") + tables
            + string.Concat(new[] { "audit_rows", "audit_blocks", "audit_block_parts" }.Select(Triggers))
            // Lists of who saw a patient are read by subject.
            + $"CREATE INDEX IF NOT EXISTS audit_rows_subject ON {Rows} (subject_id, instant);\n"
            + $"CREATE INDEX IF NOT EXISTS audit_rows_tenant ON {Rows} (tenant, instant);";
    }

    private string Triggers(string table) => IsPostgres
        ? $"""
            CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '{AppendOnly.ErrorCode}'; END $body$;
            CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON audit.{table} FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
            CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON audit.{table} FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

            """
        : $"""
            CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
            CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;

            """;
}

/// <summary>Plain SQL on a connection of either engine.</summary>
internal static class PlainSql
{
    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        if (command.Parameters.Contains(name))
        {
            command.Parameters[name].Value = value ?? DBNull.Value;
            return command;
        }
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        // An empty first value must not fix the type to something else than text.
        if (value is null) parameter.DbType = System.Data.DbType.String;
        command.Parameters.Add(parameter);
        return command;
    }

    public static async Task<int> RunAsync(this DbConnection connection, string sql, CancellationToken cancellation, DbTransaction? transaction = null)
    {
        await using var command = connection.Command(sql, transaction);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T> ScalarAsync<T>(this DbConnection connection, string sql, CancellationToken cancellation, DbTransaction? transaction = null)
    {
        await using var command = connection.Command(sql, transaction);
        var value = await command.ExecuteScalarAsync(cancellation);
        return (T)Convert.ChangeType(value!, typeof(T), CultureInfo.InvariantCulture);
    }

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);
}
