using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Quittance.App.Storage;

/// <summary>
/// Settings that SQLite keeps per connection and not in the file. <c>recursive_triggers</c> closes a hole:
/// without it <c>INSERT OR REPLACE</c> deletes a row past its delete trigger. Rows go to random places of an index, so that small
/// checkpoints would write the same pages over and over: hence 64 MB of log and 128 MB of cache. A connection that comes back from the pool has them still.
/// </summary>
internal sealed class SqliteSettings(StorageOptions options) : DbConnectionInterceptor
{
    // Each is a command of its own: of several in one text, what fails behind the first that answers with a row is not told.
    private readonly string[] script =
    [
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {options.BusySeconds * 1000}"),
        $"PRAGMA synchronous = {(options.Sync == SqliteSync.Full ? "FULL" : "NORMAL")}",
        "PRAGMA recursive_triggers = ON",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA cache_size = -131072",
        "PRAGMA wal_autocheckpoint = 16384",
    ];

    private readonly ConditionalWeakTable<object, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls underneath; these lines touch memory only.
        Apply(connection);
        return Task.CompletedTask;
    }

    private void Apply(DbConnection connection)
    {
        // The handle is the connection that the pool keeps; the object around it is new each time.
        var handle = (connection as SqliteConnection)?.Handle;
        if (handle is not null && set.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        foreach (var line in script)
        {
            command.CommandText = line;
            command.ExecuteNonQuery();
        }
        // Only now: where the script has failed, the next who gets the connection runs it.
        if (handle is not null) set.AddOrUpdate(handle, handle);
    }
}
