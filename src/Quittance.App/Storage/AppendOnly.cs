using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Quittance.App.Storage;

/// <summary>
/// The triggers that keep append-only tables append-only. They are laid after every migration and not by one, because on
/// SQLite a migration that alters a column rebuilds the table and silently drops its triggers.
/// </summary>
internal static class AppendOnly
{
    /// <summary>PostgreSQL's error code for a refused change; SQLite only has a text.</summary>
    public const string ErrorCode = "QT001";

    /// <summary>The tables of all entities that carry <see cref="IAppendOnly"/>.</summary>
    public static IReadOnlyList<string> Tables(IModel model) =>
    [
        .. model.GetEntityTypes()
            .Where(type => typeof(IAppendOnly).IsAssignableFrom(type.ClrType))
            .Select(type => type.GetTableName())
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
    ];

    /// <summary>Names of the triggers that must exist for a table.</summary>
    public static IReadOnlyList<string> TriggerNames(string table, bool postgres) => postgres
        ? [$"{table}_append_only", $"{table}_no_truncate"]
        : [$"{table}_no_update", $"{table}_no_delete"];

    /// <summary>
    /// Creates what is missing. A start that finds all in place takes no lock on the tables, so that it does not queue
    /// behind the transactions of a busy server.
    /// </summary>
    public static async Task LayTriggersAsync(QuittanceDb db, CancellationToken cancellation)
    {
        if ((await MissingAsync(db, cancellation)).Count == 0) return;
        var tables = Tables(db.Model);
        if (!db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync(SqliteScript(tables), cancellation);
            return;
        }
        // Two hosts that replace one function at once would fail; the lock is the one that migrations use.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"__EFMigrationsHistory\" IN ACCESS EXCLUSIVE MODE", cancellation);
        await db.Database.ExecuteSqlRawAsync(PostgresScript(tables), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Triggers that should exist and do not, as <c>table.trigger</c>.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(QuittanceDb db, CancellationToken cancellation)
    {
        var postgres = db.Database.IsNpgsql();
        var catalog = postgres
            ? db.Database.SqlQuery<string>($"SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
            : db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'");
        var present = (await catalog.ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from table in Tables(db.Model)
               from trigger in TriggerNames(table, postgres)
               where !present.Contains(trigger)
               select $"{table}.{trigger}"
        ];
    }

    private static string SqliteScript(IReadOnlyList<string> tables)
    {
        var script = new StringBuilder();
        foreach (var table in tables)
        {
            foreach (var (name, verb) in new[] { ("update", "UPDATE"), ("delete", "DELETE") })
            {
                script.Append($"""
                    CREATE TRIGGER IF NOT EXISTS "{table}_no_{name}" BEFORE {verb} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;

                    """);
            }
        }
        return script.ToString();
    }

    private static string PostgresScript(IReadOnlyList<string> tables)
    {
        // Braces are format holes for EF, hence a quoted function body without any.
        var script = new StringBuilder($"""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '{ErrorCode}';
            END $body$;

            """);
        foreach (var table in tables)
        {
            script.Append($"""
                CREATE OR REPLACE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}"
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                ALTER TABLE "{table}" ENABLE TRIGGER "{table}_append_only", ENABLE TRIGGER "{table}_no_truncate";

                """);
        }
        return script.ToString();
    }
}
