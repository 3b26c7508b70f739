using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Storage.Backup;

/// <summary>
/// Puts a backup back into an empty home, and into an empty database when it was made on a server. The whole file is read
/// and checked first; nothing is written before that.
/// </summary>
internal sealed class RestoreBackup(StorageOptions options, AuditStore audit, IServiceScopeFactory scopes)
{
    private const int MostManifestBytes = 16 << 20;
    private const int MostKeyRingBytes = 1 << 20;

    public async Task<Manifest> RunAsync(string input, string passphrase, CancellationToken cancellation)
    {
        if (!File.Exists(input)) throw new BackupException($"There is no file {input}.");
        var manifest = Inspect(input, passphrase, cancellation);
        RefuseOtherEngine(manifest);
        RefuseUsedHome();
        options.Home.Ensure();
        if (options.PostgresConnection is { } server)
        {
            await PrepareServerAsync(server, manifest, cancellation);
            await FillServerAsync(server, input, passphrase, manifest, cancellation);
        }
        else
        {
            await PutFilesAsync(input, passphrase, cancellation);
        }
        return manifest;
    }

    /// <summary>Reads a backup to its end, which proves every byte of it, and says what it holds.</summary>
    public static Manifest Inspect(string input, string passphrase, CancellationToken cancellation)
    {
        using var file = File.OpenRead(input);
        using var archive = new ArchiveReader(file, passphrase);
        Manifest? manifest = null;
        var entries = new HashSet<string>(StringComparer.Ordinal);
        while (archive.Next() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            entries.Add(entry.Name);
            if (entry.Name == Manifest.Entry) manifest = Manifest.FromJson(ArchiveReader.Whole(entry.Content, MostManifestBytes));
        }
        return manifest is not null && entries.Contains(Manifest.KeyRingEntry) ? manifest : throw new BackupException("The backup is not complete. Use another copy.");
    }

    private void RefuseOtherEngine(Manifest manifest)
    {
        if (manifest.Engine == Manifest.Postgres && !options.IsPostgres)
        {
            throw new BackupException("This backup was made on a PostgreSQL server. Name an empty database on one with --db.");
        }
        if (manifest.Engine == Manifest.Sqlite && options.IsPostgres)
        {
            throw new BackupException("This backup holds a SQLite database. Restore it into a home folder, without --db.");
        }
    }

    private void RefuseUsedHome()
    {
        string[] taken = options.IsPostgres ? [options.KeyRingPath] : [options.Home.Database, options.Home.AuditStore, options.KeyRingPath];
        if (taken.FirstOrDefault(File.Exists) is { } there)
        {
            throw new BackupException($"{there} is there already, and a restore never overwrites. Name an empty folder with --home, or move that file away.");
        }
    }

    private async Task PutFilesAsync(string input, string passphrase, CancellationToken cancellation)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Manifest.KeyRingEntry] = options.KeyRingPath,
            [Manifest.AuditEntry] = options.Home.AuditStore,
            [Manifest.DatabaseEntry] = options.Home.Database,
        };
        try
        {
            using (var file = File.OpenRead(input))
            using (var archive = new ArchiveReader(file, passphrase))
            {
                while (archive.Next() is { } entry)
                {
                    if (places.TryGetValue(entry.Name, out var place)) await WriteAsync(place + ".restoring", entry.Content, cancellation);
                }
            }
            // The database last: while it is missing the restore can simply be repeated.
            foreach (var place in places.Values) File.Move(place + ".restoring", place);
        }
        finally
        {
            foreach (var place in places.Values) File.Delete(place + ".restoring");
        }
    }

    private async Task PrepareServerAsync(string server, Manifest manifest, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        if (!db.Database.GetMigrations().Contains(manifest.Migration, StringComparer.Ordinal))
        {
            throw new BackupException("This backup was made by a later version of quittance. Use that version.");
        }
        if (await db.Database.CanConnectAsync(cancellation))
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync(cancellation);
            var last = await PostgresTables.LastMigrationAsync(connection, cancellation);
            if ((last is not null && last != manifest.Migration) || await PostgresTables.HasRowsAsync(connection, cancellation))
            {
                throw new BackupException("The database on the server is not empty, and a restore never overwrites. Name a new one with --db.");
            }
        }
        // To the state that the backup was made in; what came later is migrated afterwards, with the rows in place.
        await db.GetService<IMigrator>().MigrateAsync(manifest.Migration, cancellation);
        (await audit.OpenAsync(cancellation)).Dispose();
    }

    /// <summary>All tables in one transaction: a restore that breaks leaves the database as empty as before.</summary>
    private async Task FillServerAsync(string server, string input, string passphrase, Manifest manifest, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var keys = await PostgresTables.ForeignKeysAsync(connection, cancellation);
        foreach (var (remove, _) in keys) await connection.RunAsync(remove, cancellation);
        var tables = manifest.Tables.ToDictionary(Manifest.EntryOf, StringComparer.Ordinal);
        using (var file = File.OpenRead(input))
        using (var archive = new ArchiveReader(file, passphrase))
        {
            while (archive.Next() is { } entry)
            {
                if (tables.TryGetValue(entry.Name, out var table))
                {
                    await using var target = await connection.BeginRawBinaryCopyAsync(
                        $"COPY {table.Quoted} ({table.QuotedColumns}) FROM STDIN (FORMAT BINARY)", cancellation);
                    await entry.Content.CopyToAsync(target, cancellation);
                }
                else if (entry.Name == Manifest.KeyRingEntry)
                {
                    var ring = ArchiveReader.Whole(entry.Content, MostKeyRingBytes);
                    using var content = new MemoryStream(ring);
                    await WriteAsync(options.KeyRingPath + ".restoring", content, cancellation);
                }
            }
        }
        foreach (var (_, lay) in keys) await connection.RunAsync(lay, cancellation);
        await PostgresTables.AdvanceIdentitiesAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        File.Move(options.KeyRingPath + ".restoring", options.KeyRingPath);
    }

    private static async Task WriteAsync(string path, Stream content, CancellationToken cancellation)
    {
        var settings = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, settings);
        await content.CopyToAsync(file, cancellation);
        file.Flush(flushToDisk: true);
    }
}
