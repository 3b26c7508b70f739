using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Quittance.App.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Quittance.App.Tests.Storage;

/// <summary>
/// A PostgreSQL server of our own for one test run: on a socket in a folder of its own, nothing pushed to the disk, started
/// when the first test asks for it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private string? folder;
    private string? programs;
    private int databases;

    /// <summary>Makes an empty database, or a copy of another one, and returns how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        await StartAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref databases)}");
        await RunSqlAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return ConnectionTo(name);
    }

    public static string NameIn(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    public async Task DropDatabaseAsync(string connection)
    {
        await using (var idle = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(idle);
        await RunSqlAsync($"DROP DATABASE IF EXISTS {NameIn(connection)} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync($"\"{programs}/pg_ctl\" -D \"{folder}/data\" -m immediate stop");
            Directory.Delete(folder, recursive: true);
        }
        gate.Dispose();
    }

    private async Task StartAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (folder is not null) return;
            programs = FindPrograms();
            if (programs is null)
            {
                const string reason = "PostgreSQL's programs are not installed under /usr/lib/postgresql.";
                if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(reason);
                Assert.Skip(reason);
            }
            // A short path: a socket's name may have 107 bytes.
            var made = Directory.CreateTempSubdirectory("qpg").FullName;
            if (IsRoot()) await RunAsync($"chown postgres \"{made}\"", asServer: false);
            await RunAsync($"\"{programs}/initdb\" -D \"{made}/data\" -A trust -U postgres -E UTF8 --locale=C --no-sync");
            var settings = $"-k {made} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
            await RunAsync($"\"{programs}/pg_ctl\" -D \"{made}/data\" -l \"{made}/log\" -w -o \"{settings}\" start");
            folder = made;
        }
        finally
        {
            gate.Release();
        }
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Username = "postgres",
        Database = database,
        IncludeErrorDetail = true,
        MaxPoolSize = 20,
    }.ToString();

    private async Task RunSqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? FindPrograms() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    private static bool IsRoot() => Environment.UserName == "root";

    /// <summary>
    /// Runs a shell line. The server refuses to run as root, cannot read root's folders and would keep our output pipe
    /// open: hence another user, the root folder, and output to nowhere.
    /// </summary>
    private static async Task RunAsync(string line, bool asServer = true)
    {
        var start = new ProcessStartInfo { FileName = "/bin/sh", WorkingDirectory = "/", UseShellExecute = false };
        if (asServer && IsRoot())
        {
            start.FileName = "runuser";
            foreach (var word in new[] { "-u", "postgres", "--", "/bin/sh" }) start.ArgumentList.Add(word);
        }
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{line} >/dev/null 2>&1 </dev/null");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"Ended with {process.ExitCode}: {line}");
    }
}
