using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Storage.Doctor;

/// <summary>A migration that died leaves a lock on SQLite; looked at before the database, because it would stop every start.</summary>
internal sealed class MigrationLockCheck(StorageOptions options) : IDoctorCheck
{
    public string Name => "migration-lock";
    public bool NeedsDatabase => false;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        if (options.IsPostgres) return CheckOutcome.Well("PostgreSQL frees the lock of a process that died.");
        return await MigrationLock.IsHeldAsync(options.Home.Database, cancellation)
            ? CheckOutcome.Look(
                $"The table {MigrationLock.Table} holds a row: a migration is running, or one died.",
                "If none is running, stop all quittance processes and run quittance migrate; it removes the row when nobody else has the file open.")
            : CheckOutcome.Well("No migration is under way.");
    }
}

internal sealed class DatabaseCheck(StorageOptions options, IServiceScopeFactory scopes) : IDoctorCheck
{
    public string Name => "database";
    public bool NeedsDatabase => false;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        if (!options.IsPostgres && !File.Exists(options.Home.Database))
        {
            return CheckOutcome.Ill($"There is no database in {options.Home.Path}.", "Run quittance migrate to make one, or name the right folder with --home.");
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        if (!await db.Database.CanConnectAsync(cancellation))
        {
            return CheckOutcome.Ill("The database cannot be opened.", options.IsPostgres
                ? "Check that the server runs, and the address, user and password in --db or QUITTANCE_DB."
                : $"Check who owns {options.Home.Database}.");
        }
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0) return CheckOutcome.Ill($"The database is {pending.Count} migrations behind this program.", "Make a backup, then run quittance migrate.");
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var foreign = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Count(name => !known.Contains(name));
        return foreign > 0
            ? CheckOutcome.Ill("The database was brought up to date by a later version of quittance.", "Use that version.")
            : CheckOutcome.Well("The database opens and is up to date.");
    }
}

/// <summary>SQLite's own look at every page; on PostgreSQL the server's checksums do it.</summary>
internal sealed class IntegrityCheck(StorageOptions options, IServiceScopeFactory scopes) : IDoctorCheck
{
    public string Name => "integrity";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        if (options.IsPostgres) return CheckOutcome.Well("Left to the server.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var faults = await db.Database.SqlQuery<string>($"SELECT quick_check AS \"Value\" FROM pragma_quick_check").ToListAsync(cancellation);
        return faults is ["ok"]
            ? CheckOutcome.Well("The database file is sound.")
            : CheckOutcome.Ill($"The database file is damaged: {faults.FirstOrDefault()}", "Stop quittance, keep the file, and restore the last backup.");
    }
}

internal sealed class KeyRingCheck(StorageOptions options, IServiceScopeFactory scopes) : IDoctorCheck
{
    public string Name => "key-ring";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        if (!File.Exists(options.KeyRingPath))
        {
            return CheckOutcome.Ill($"The key ring {options.KeyRingPath} is missing.", "Put it back from a backup; without it the encrypted fields cannot be read.");
        }
        if (!HomeFolder.IsPrivate(options.KeyRingPath)) return CheckOutcome.Ill($"Other users may read {options.KeyRingPath}.", $"chmod 600 {options.KeyRingPath}");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        try
        {
            var faults = await KeyMarks.MismatchesAsync(db, KeyRingFile.Read(options.KeyRingPath), cancellation);
            return faults.Count == 0
                ? CheckOutcome.Well("The key ring belongs to this database.")
                : CheckOutcome.Ill($"The key ring does not belong to this database: key {faults[0]} is missing or another one.", "Put back the database's own key ring, for example from a backup.");
        }
        catch (KeyRingException fault)
        {
            return CheckOutcome.Ill(fault.Message, "Put it back from a backup.");
        }
    }
}

internal sealed class TriggerCheck(IServiceScopeFactory scopes) : IDoctorCheck
{
    public string Name => "append-only";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var missing = await AppendOnly.MissingAsync(scope.ServiceProvider.GetRequiredService<QuittanceDb>(), cancellation);
        return missing.Count == 0
            ? CheckOutcome.Well("Ledger and history refuse every change.")
            : CheckOutcome.Ill($"{missing.Count} triggers are missing, {missing[0]} first: rows could have been changed since.", "Run quittance migrate, which lays them again, then quittance audit verify.");
    }
}

/// <summary>Files that a process that died left half stored.</summary>
internal sealed class HalfFilesCheck(IServiceScopeFactory scopes, TimeProvider clock) : IDoctorCheck
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(6);

    public string Name => "half-stored-files";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Old;
        var count = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<StoredFile>()
            .CountAsync(file => file.State == StoredFileState.Storing && file.Received < before, cancellation);
        return count == 0
            ? CheckOutcome.Well("Every stored file is whole.")
            : CheckOutcome.Look($"{count} files were left half stored by a process that died.", "Nobody sees them; the nightly job removes them. Send those files again if they are missed.");
    }
}
