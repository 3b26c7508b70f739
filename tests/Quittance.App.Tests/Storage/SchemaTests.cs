using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quittance.App.Storage;

namespace Quittance.App.Tests.Storage;

public abstract class SchemaTests(PostgresServer? server) : EngineSuite(server)
{
    public sealed class OnSqlite() : SchemaTests(null);
    public sealed class OnPostgres(PostgresServer server) : SchemaTests(server)
    {
        /// <summary>Only here: SQLite cannot switch a trigger off.</summary>
        [Fact]
        public async Task A_trigger_that_was_switched_off_is_switched_on_again()
        {
            await InScopeAsync(async db =>
            {
                var table = AppendOnly.Tables(db.Model)[0];
                await db.Database.OpenConnectionAsync(Cancel);
                await RunAsync(db.Database.GetDbConnection(), $"ALTER TABLE \"{table}\" DISABLE TRIGGER \"{table}_append_only\"");
                Assert.Single(await AppendOnly.MissingAsync(db, Cancel));
            });

            await InScopeAsync(db => Database.MigrateAsync(db, Options, Database.Deadline, Cancel));

            Assert.Empty(await InScopeAsync(db => AppendOnly.MissingAsync(db, Cancel)));
        }
    }

    [Fact]
    public Task The_migrations_say_all_that_the_model_says() => InScopeAsync(async db =>
    {
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to both sets: see Storage/README.md.");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    });

    [Fact]
    public Task Every_append_only_table_has_its_triggers() => InScopeAsync(async db =>
    {
        Assert.NotEmpty(AppendOnly.Tables(db.Model));
        Assert.Empty(await AppendOnly.MissingAsync(db, Cancel));
    });

    [Fact]
    public Task Every_append_only_table_refuses_an_update_and_a_delete() => InScopeAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(Cancel);
        var connection = db.Database.GetDbConnection();
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IAppendOnly).IsAssignableFrom(type.ClrType)))
        {
            var table = type.GetTableName()!;
            await InsertRowAsync(connection, type);
            var column = type.FindPrimaryKey()!.Properties[0].GetColumnName();
            await AssertRefusedAsync(connection, table, $"UPDATE \"{table}\" SET \"{column}\" = \"{column}\"");
            await AssertRefusedAsync(connection, table, $"DELETE FROM \"{table}\"");
            if (IsPostgres) await AssertRefusedAsync(connection, table, $"TRUNCATE \"{table}\" CASCADE");
            else await AssertRefusedAsync(connection, table, $"INSERT OR REPLACE INTO \"{table}\" SELECT * FROM \"{table}\"");
            Assert.Equal(1L, Convert.ToInt64(await RunAsync(connection, $"SELECT count(*) FROM \"{table}\""), System.Globalization.CultureInfo.InvariantCulture));
        }
    });

    [Fact]
    public async Task A_trigger_that_a_table_rebuild_dropped_is_laid_again_by_the_next_migration()
    {
        await InScopeAsync(async db =>
        {
            var table = AppendOnly.Tables(db.Model)[0];
            var name = AppendOnly.TriggerNames(table, IsPostgres)[0];
            await db.Database.OpenConnectionAsync(Cancel);
            await RunAsync(db.Database.GetDbConnection(), IsPostgres ? $"DROP TRIGGER \"{name}\" ON \"{table}\"" : $"DROP TRIGGER \"{name}\"");
            Assert.Equal([$"{table}.{name}"], await AppendOnly.MissingAsync(db, Cancel));
        });

        await InScopeAsync(db => Database.MigrateAsync(db, Options, Database.Deadline, Cancel));

        Assert.Empty(await InScopeAsync(db => AppendOnly.MissingAsync(db, Cancel)));
    }

    [Fact]
    public async Task Several_processes_that_start_at_once_all_come_up()
    {
        var empty = await EmptyOptionsAsync("together");
        empty.Home.Ensure();
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), Cancel, async (_, cancel) =>
        {
            await using var process = Build(empty, Clock);
            await Database.MigrateAsync(process, cancel);
        });

        await using var later = Build(empty, Clock);
        await using (var scope = later.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            Assert.Empty(await AppendOnly.MissingAsync(db, Cancel));
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        }
        if (empty.PostgresConnection is { } connection) await DropAsync(connection);
        else ForgetSqlite(empty);
    }

    [Fact]
    public Task The_practice_leads_every_primary_and_foreign_key() => InScopeAsync(db =>
    {
        var faults = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !SharedTables.Names.Contains(type.GetTableName()!)))
        {
            if (type.FindPrimaryKey()!.Properties[0].GetColumnName() != "tenant_id") faults.Add($"{type.GetTableName()}: primary key");
            faults.AddRange(
                from key in type.GetForeignKeys()
                where !SharedTables.Names.Contains(key.PrincipalEntityType.GetTableName()!)
                where key.Properties[0].GetColumnName() != "tenant_id"
                select $"{type.GetTableName()}: foreign key to {key.PrincipalEntityType.GetTableName()}");
        }
        Assert.Empty(faults);
        return Task.CompletedTask;
    });

    /// <summary>A row of plain values in every column, past foreign keys: only the triggers are under test.</summary>
    private async Task InsertRowAsync(DbConnection connection, IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(property => (Name: property.GetColumnName(table)!, Value: Sample(property))).ToList();
        await RunAsync(connection, IsPostgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
        await RunAsync(connection, $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => column.Value))})");
        await RunAsync(connection, IsPostgres ? "SET session_replication_role = origin" : "PRAGMA foreign_keys = ON");
    }

    private static string Sample(IProperty property) => property.GetColumnType().ToUpperInvariant() switch
    {
        "UUID" => "'00000000-0000-0000-0000-000000000001'",
        "BOOLEAN" => "true",
        "DATE" => "'2025-01-01'",
        "BYTEA" => @"'\x00'",
        "BLOB" => "x'00'",
        var name when name.StartsWith("TIMESTAMP", StringComparison.Ordinal) => "'2025-01-01'",
        var name when name.Contains("CHAR", StringComparison.Ordinal) || name == "TEXT" => "'1'",
        _ => "1",
    };

    private static async Task AssertRefusedAsync(DbConnection connection, string table, string sql)
    {
        var fault = await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(connection, sql));
        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
        if (fault is PostgresException postgres) Assert.Equal(AppendOnly.ErrorCode, postgres.SqlState);
        else Assert.Contains($"{table} is append-only", Assert.IsType<SqliteException>(fault).Message, StringComparison.Ordinal);
    }

    private static async Task<object?> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancel);
    }
}
