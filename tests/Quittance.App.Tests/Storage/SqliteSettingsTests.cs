using Microsoft.Data.Sqlite;
using Quittance.App.Storage;
using SQLitePCL;

namespace Quittance.App.Tests.Storage;

public sealed class SqliteSettingsTests
{
    [Fact]
    public void A_connection_whose_settings_failed_gets_them_the_next_time()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var settings = new SqliteSettings(new StorageOptions(HomeFolder.Resolve(Path.GetTempPath())));
        // SQLite refuses any text longer than this: some of the settings.
        var longest = raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_SQL_LENGTH, 28);
        Assert.Throws<SqliteException>(() => settings.ConnectionOpened(connection, null!));
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_SQL_LENGTH, longest);

        settings.ConnectionOpened(connection, null!);

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA recursive_triggers";
        Assert.Equal(1L, command.ExecuteScalar());
    }
}
