using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Storage.Backup;

/// <summary>
/// Writes one encrypted file with the database, the audit store and the key ring, while others go on working. Compiled
/// editions and the scheduler's tables are left out: both are made anew.
/// </summary>
internal sealed class MakeBackup(StorageOptions options, AuditStore audit, KeyRing ring, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int LeastPassphrase = 12;

    /// <summary>Answers the file's length in bytes.</summary>
    public async Task<long> RunAsync(string output, string passphrase, CancellationToken cancellation)
    {
        if (passphrase.Length < LeastPassphrase)
        {
            throw new BackupException($"The passphrase has {passphrase.Length} characters; it needs at least {LeastPassphrase}, because the backup holds the keys as well.");
        }
        if (File.Exists(output)) throw new BackupException($"{output} is there already. Name a new file.");
        var draft = output + ".partial";
        try
        {
            await using (var file = Create(draft)) await WriteAsync(file, passphrase, cancellation);
            // A backup that does not read back is none.
            RestoreBackup.Inspect(draft, passphrase, cancellation);
            File.Move(draft, output);
            return new FileInfo(output).Length;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileStream Create(string path)
    {
        var settings = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, settings);
    }

    private async Task WriteAsync(FileStream file, string passphrase, CancellationToken cancellation)
    {
        using var archive = new ArchiveWriter(file, passphrase);
        // The audit store after the database, so that it knows at least as much; the ring last, so that it has every key.
        (await audit.OpenAsync(cancellation)).Dispose();
        if (options.PostgresConnection is { } server) await PostgresAsync(archive, server, cancellation);
        else await SqliteAsync(archive, cancellation);
        using (var keys = new MemoryStream(await File.ReadAllBytesAsync(ring.Path, cancellation)))
        {
            await archive.AddAsync(Manifest.KeyRingEntry, keys, cancellation);
        }
        archive.Finish();
        file.Flush(flushToDisk: true);
    }

    private async Task SqliteAsync(ArchiveWriter archive, CancellationToken cancellation)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            await AddManifestAsync(archive, Manifest.Sqlite, (await db.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault(), [], cancellation);
        }
        await AddCopyAsync(archive, Manifest.DatabaseEntry, options.Home.Database, cancellation);
        await AddCopyAsync(archive, Manifest.AuditEntry, options.Home.AuditStore, cancellation);
    }

    /// <summary>The engine's own copy, page by page in one read transaction: a plain file copy would miss the write-ahead log.</summary>
    private async Task AddCopyAsync(ArchiveWriter archive, string entry, string source, CancellationToken cancellation)
    {
        var copy = options.Home.At($"{entry}.{Environment.ProcessId}.copy");
        try
        {
            using (var from = Open(source, SqliteOpenMode.ReadOnly))
            using (var to = Open(copy, SqliteOpenMode.ReadWriteCreate))
            {
                from.BackupDatabase(to);
            }
            await using var content = File.OpenRead(copy);
            await archive.AddAsync(entry, content, cancellation);
        }
        finally
        {
            foreach (var left in new[] { copy, copy + "-wal", copy + "-shm", copy + "-journal" }) File.Delete(left);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private async Task PostgresAsync(ArchiveWriter archive, string server, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        // Rather fail than leave out rows that a row-level policy hides from this user.
        await connection.RunAsync("SET TRANSACTION READ ONLY; SET LOCAL row_security = off", cancellation, transaction);
        var tables = await PostgresTables.ListAsync(connection, cancellation);
        var migration = await PostgresTables.LastMigrationAsync(connection, cancellation);
        await AddManifestAsync(archive, Manifest.Postgres, migration, tables, cancellation);
        foreach (var table in tables)
        {
            await using var content = await connection.BeginRawBinaryCopyAsync(
                $"COPY (SELECT {table.QuotedColumns} FROM {table.Quoted}) TO STDOUT (FORMAT BINARY)", cancellation);
            await archive.AddAsync(Manifest.EntryOf(table), content, cancellation);
        }
    }

    private async Task AddManifestAsync(
        ArchiveWriter archive, string engine, string? migration, IReadOnlyList<ArchivedTable> tables, CancellationToken cancellation)
    {
        if (migration is null) throw new BackupException("There is no database here yet to back up. Name it with --home or --db.");
        using var json = new MemoryStream(new Manifest(engine, migration, clock.GetUtcNow(), tables).ToJson());
        await archive.AddAsync(Manifest.Entry, json, cancellation);
    }
}
