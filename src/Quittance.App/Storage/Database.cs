using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Storage;

/// <summary>The database could not be brought up to date. The message says what to do.</summary>
internal sealed class MigrationBlockedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Brings a database up to date: migrations forward, then the append-only triggers.</summary>
internal static class Database
{
    /// <summary>Long enough for a rebuild of a table of ten million rows, short enough that a stuck start is noticed.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    /// <summary>Waiting for another process that migrates; its own work is bounded by <see cref="Deadline"/>.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(20);

    /// <summary>Migrates, and confirms that the key ring belongs to the database. Every verb that opens a database starts here.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var options = scope.ServiceProvider.GetRequiredService<StorageOptions>();
        await MigrateAsync(db, options, Deadline, cancellation);
        await KeyMarks.ConfirmAsync(db, options, scope.ServiceProvider.GetRequiredService<KeyRing>, cancellation);
    }

    public static async Task MigrateAsync(QuittanceDb db, StorageOptions options, TimeSpan deadline, CancellationToken cancellation)
    {
        options.Home.Ensure();
        if (!options.IsPostgres) await WaitForLockAsync(options, deadline < LockPatience ? deadline : LockPatience, cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        try
        {
            await MigrateTogetherAsync(db, limit.Token);
            // A file that was put back from a backup has left write-ahead mode.
            if (!options.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", limit.Token);
            await AppendOnly.LayTriggersAsync(db, limit.Token);
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            throw new MigrationBlockedException(
                $"The database was not brought up to date within {deadline.TotalMinutes:0.#} minutes. {Hint(options)}", fault);
        }
    }

    /// <summary>
    /// On PostgreSQL each migration commits by itself and the lock goes with it, so another process may take the next one from under us. What
    /// failed was rolled back; while others get ahead, we look again at what is left.
    /// </summary>
    private static async Task MigrateTogetherAsync(QuittanceDb db, CancellationToken cancellation)
    {
        var left = int.MaxValue;
        while (true)
        {
            try
            {
                await db.Database.MigrateAsync(cancellation);
                return;
            }
            catch (PostgresException)
            {
                var before = left;
                left = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
                if (left >= before) throw;
            }
        }
    }

    private static async Task WaitForLockAsync(StorageOptions options, TimeSpan patience, CancellationToken cancellation)
    {
        var file = options.Home.Database;
        for (var waited = TimeSpan.Zero; await MigrationLock.IsHeldAsync(file, cancellation); waited += TimeSpan.FromSeconds(1))
        {
            if (await MigrationLock.ClearIfAloneAsync(file, cancellation)) return;
            if (waited >= patience) throw new MigrationBlockedException($"Another process seems to be migrating this database. {Hint(options)}");
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private static string Hint(StorageOptions options) => options.IsPostgres
        ? "Look in pg_stat_activity for a session that holds the table __EFMigrationsHistory, end it and try again."
        : $"Stop every other quittance process that has {options.Home.Database} open, then try again: "
          + $"a row left in {MigrationLock.Table} by a process that died is then removed by itself.";
}
