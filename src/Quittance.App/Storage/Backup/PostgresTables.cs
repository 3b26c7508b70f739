using Npgsql;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Storage.Backup;

/// <summary>What a PostgreSQL database holds, asked of its catalog and not of our model, so that no table is forgotten.</summary>
internal static class PostgresTables
{
    public const string History = "__EFMigrationsHistory";

    /// <summary>
    /// Ordinary tables of the two schemas with their stored columns. The migration history is made by migrating, the
    /// scheduler's tables by the scheduler.
    /// </summary>
    public static async Task<List<ArchivedTable>> ListAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command($"""
            SELECT n.nspname::text, c.relname::text, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname IN ('public', 'audit') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND c.relname <> '{History}' AND lower(c.relname) NOT LIKE 'qrtz\_%'
            GROUP BY 1, 2 ORDER BY 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tables = new List<ArchivedTable>();
        while (await reader.ReadAsync(cancellation)) tables.Add(new ArchivedTable(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2)));
        return tables;
    }

    public static async Task<string?> LastMigrationAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await connection.ScalarAsync<bool>($"SELECT to_regclass('public.\"{History}\"') IS NOT NULL", cancellation)) return null;
        await using var command = connection.Command($"SELECT max(migration_id) FROM public.\"{History}\"");
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    public static async Task<bool> HasRowsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in await ListAsync(connection, cancellation))
        {
            if (await connection.ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Quoted})", cancellation)) return true;
        }
        return false;
    }

    /// <summary>Foreign keys as statements that remove and lay them, so that tables can be filled in any order.</summary>
    public static async Task<List<(string Remove, string Lay)>> ForeignKeysAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command("""
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace ORDER BY 1
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation)) keys.Add((reader.GetString(0), reader.GetString(1)));
        return keys;
    }

    /// <summary>Identity columns go on after the highest number that was put back.</summary>
    public static async Task AdvanceIdentitiesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command("""
            SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), greatest(1, (SELECT coalesce(max(%I), 0) + 1 FROM %s)), false)',
                          attrelid::regclass, attname, attname, attrelid::regclass)
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
            WHERE attidentity <> '' AND NOT attisdropped AND c.relnamespace = 'public'::regnamespace
            """);
        var statements = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation)) statements.Add(reader.GetString(0));
        }
        foreach (var statement in statements) await connection.RunAsync(statement, cancellation);
    }
}
