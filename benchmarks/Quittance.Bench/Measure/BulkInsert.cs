using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Quittance.Bench.Measure;

/// <summary>The yardstick of imports: as many plain rows as the files have claims, lines and answers, one statement, one transaction.</summary>
internal static class BulkInsert
{
    public static double Run(string path, long rows)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "CREATE TABLE plain (tenant_id TEXT NOT NULL, id INTEGER NOT NULL, claim TEXT NOT NULL, code TEXT NOT NULL, day TEXT NOT NULL, charge INTEGER NOT NULL, paid INTEGER NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (tenant_id, id))");
        var start = Stopwatch.GetTimestamp();
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO plain VALUES ($tenant, $id, $claim, $code, $day, $charge, $paid, $state)";
            var id = insert.Parameters.Add("$id", SqliteType.Integer);
            var claim = insert.Parameters.Add("$claim", SqliteType.Text);
            var charge = insert.Parameters.Add("$charge", SqliteType.Integer);
            insert.Parameters.AddWithValue("$tenant", "0197f000-0000-7000-8000-000000000001");
            insert.Parameters.AddWithValue("$code", "99213");
            insert.Parameters.AddWithValue("$day", "2025-10-01");
            insert.Parameters.AddWithValue("$paid", 7246L);
            insert.Parameters.AddWithValue("$state", 4);
            insert.Prepare();
            for (var row = 0L; row < rows; row++)
            {
                id.Value = row;
                claim.Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"B1-{row:000000000}");
                charge.Value = 10000 + row % 5000;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
