using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Quittance.App.Storage;

/// <summary>
/// EF's lock on SQLite is a row. When a process dies while it migrates the row stays, and every later start would wait for
/// ever. The row is stale exactly when nobody else has the file open.
/// </summary>
internal static class MigrationLock
{
    public const string Table = "__EFMigrationsLock";

    /// <summary>True when the row is there, stale or not.</summary>
    public static async Task<bool> IsHeldAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return false;
        await using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return await RowsAsync(connection, cancellation) > 0;
    }

    /// <summary>
    /// Removes the row when no other process has the file open; answers whether it is gone. Leaving write-ahead mode needs
    /// the file for oneself alone, so SQLite itself tells whether somebody else is there.
    /// </summary>
    public static async Task<bool> ClearIfAloneAsync(string file, CancellationToken cancellation)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = Open(file, SqliteOpenMode.ReadWrite);
        if (await RowsAsync(connection, cancellation) == 0) return true;
        try
        {
            var mode = (string?)await RunAsync(connection, "PRAGMA journal_mode = DELETE", cancellation);
            if (!string.Equals(mode, "delete", StringComparison.OrdinalIgnoreCase)) return false;
            await RunAsync(connection, $"DELETE FROM \"{Table}\"", cancellation);
            await RunAsync(connection, "PRAGMA journal_mode = WAL", cancellation);
            return true;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 2,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task<long> RowsAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var exists = (long)(await RunAsync(connection, $"SELECT count(*) FROM sqlite_master WHERE name = '{Table}'", cancellation))!;
        return exists == 0 ? 0 : (long)(await RunAsync(connection, $"SELECT count(*) FROM \"{Table}\"", cancellation))!;
    }

    private static async Task<object?> RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }
}
