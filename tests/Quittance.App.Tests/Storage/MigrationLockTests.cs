using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;

namespace Quittance.App.Tests.Storage;

public sealed class MigrationLockTests() : EngineSuite(null)
{
    [Fact]
    public async Task A_lock_left_by_a_process_that_died_is_removed_when_nobody_has_the_file_open()
    {
        await LeaveLockAsync();
        Assert.True(await MigrationLock.IsHeldAsync(Home.Database, Cancel));

        await InScopeAsync(db => Database.MigrateAsync(db, Options, TimeSpan.FromSeconds(30), Cancel));

        Assert.False(await MigrationLock.IsHeldAsync(Home.Database, Cancel));
    }

    [Fact]
    public async Task A_lock_whose_owner_may_live_stops_with_a_sentence_instead_of_waiting_for_ever()
    {
        await LeaveLockAsync();
        await using var owner = new SqliteConnection($"Data Source={Home.Database};Pooling=False");
        await owner.OpenAsync(Cancel);
        await using var look = owner.CreateCommand();
        look.CommandText = "SELECT count(*) FROM tenants";
        await look.ExecuteScalarAsync(Cancel);

        var fault = await Assert.ThrowsAsync<MigrationBlockedException>(
            () => InScopeAsync(db => Database.MigrateAsync(db, Options, TimeSpan.FromSeconds(1), Cancel)));

        Assert.Contains(MigrationLock.Table, fault.Message, StringComparison.Ordinal);
        Assert.True(await MigrationLock.IsHeldAsync(Home.Database, Cancel));
    }

    [Fact]
    public Task A_commit_is_on_the_disk_and_readers_do_not_wait() => InScopeAsync(async db =>
    {
        Assert.Equal("wal", (await db.Database.SqlQuery<string>($"SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(Cancel)));
        Assert.Equal(2, (await db.Database.SqlQuery<int>($"SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(Cancel)));
        Assert.Equal(1, (await db.Database.SqlQuery<int>($"SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync(Cancel)));
    });

    private Task<int> LeaveLockAsync() => InScopeAsync(db => db.Database.ExecuteSqlRawAsync(
        $"INSERT INTO \"{MigrationLock.Table}\" (\"Id\", \"Timestamp\") VALUES (1, '2025-01-01')", Cancel));
}
