using Microsoft.Data.Sqlite;

namespace Quittance.App.Storage;

/// <summary>How hard SQLite pushes a commit to the disk.</summary>
internal enum SqliteSync
{
    /// <summary>Every commit is on the disk before it is answered: a power cut loses nothing that was confirmed.</summary>
    Full,
    /// <summary>A killed process loses nothing, a power cut may lose the last commits. For bulk work that can be repeated.</summary>
    Normal,
}

/// <summary>Where the data lives. Without a PostgreSQL connection it is the SQLite file in the home folder.</summary>
internal sealed record StorageOptions(HomeFolder Home, string? PostgresConnection = null)
{
    /// <summary>
    /// The default pays one disk sync per commit, because a confirmed posting must outlive a power cut. A commit here holds
    /// hundreds of rows, so the sync is a small part of it.
    /// </summary>
    public SqliteSync Sync { get; init; } = SqliteSync.Full;

    /// <summary>How long a writer waits for another one. A claim import's transaction is 250 ms at most; a backup's read blocks nobody.</summary>
    public int BusySeconds { get; init; } = 30;

    /// <summary>The key ring's file. Hosts that share a PostgreSQL server share the ring and set this.</summary>
    public string KeyRingPath { get; init; } = Home.KeyRing;

    public bool IsPostgres => PostgresConnection is not null;

    public string SqliteConnection => new SqliteConnectionStringBuilder
    {
        DataSource = Home.Database,
        ForeignKeys = true,
        DefaultTimeout = BusySeconds,
    }.ToString();
}
