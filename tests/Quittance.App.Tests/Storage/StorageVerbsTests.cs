using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quittance.App.Storage;
using Quittance.Cli;

namespace Quittance.App.Tests.Storage;

public sealed class StorageVerbsTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-verbs");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        temporary.Delete(recursive: true);
    }

    [Fact]
    public async Task A_database_is_made_backed_up_restored_and_verified_from_the_command_line()
    {
        await File.WriteAllTextAsync(At("passphrase"), "correct horse battery staple\n", Cancel);

        var migrated = await JsonAsync("migrate", "--home", At("a"));
        var again = await JsonAsync("migrate", "--home", At("a"));
        var backup = await JsonAsync("backup", At("copy.qtb"), "--passphrase-file", At("passphrase"), "--home", At("a"));
        var restored = await JsonAsync("restore", At("copy.qtb"), "--passphrase-file", At("passphrase"), "--home", At("b"));
        var verified = await JsonAsync("audit", "verify", "--home", At("b"));

        Assert.True(migrated.GetProperty("applied").GetArrayLength() > 0);
        Assert.Equal(0, again.GetProperty("applied").GetArrayLength());
        Assert.Equal(new FileInfo(At("copy.qtb")).Length, backup.GetProperty("bytes").GetInt64());
        Assert.Equal("sqlite", restored.GetProperty("engine").GetString());
        Assert.Equal(0, verified.GetProperty("broken").GetArrayLength());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(At("a"), "keys.json"), Cancel), await File.ReadAllTextAsync(Path.Combine(At("b"), "keys.json"), Cancel));
        Assert.True(HomeFolder.IsPrivate(At("b")));
    }

    [Theory]
    [InlineData("backup OUT --passphrase-file PASS", "There is no database")]
    [InlineData("audit verify", "There is no database")]
    [InlineData("restore OUT --passphrase-file PASS", "There is no file")]
    [InlineData("restore OUT --passphrase-file NONE", "There is no passphrase file")]
    [InlineData("migrate --db ftp://somewhere/x", "not readable")]
    public async Task What_cannot_be_done_ends_in_two_and_one_sentence_and_makes_nothing(string line, string says)
    {
        await File.WriteAllTextAsync(At("pass"), "correct horse battery staple", Cancel);
        var words = line.Replace("OUT", At("out"), StringComparison.Ordinal).Replace("PASS", At("pass"), StringComparison.Ordinal).Split(' ');

        var (code, output, error) = await RunAsync([.. words, "--home", At("home")]);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(says, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("home")));
    }

    [Theory]
    [InlineData("migrate --nonsense")]
    [InlineData("nonsense --json")]
    [InlineData("backup --json")]
    public async Task Bad_usage_ends_in_two_and_prints_no_document(string line)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_the_help_is_shown()
    {
        var (code, output, _) = await RunAsync([]);

        Assert.Equal(0, code);
        Assert.Contains("migrate", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://me:p%40ss@db.example.org:5433/billing?sslmode=Require")]
    [InlineData("Host=db.example.org;Port=5433;Username=me;Password=p@ss;Database=billing;SSL Mode=Require")]
    public void Both_spellings_of_a_server_are_understood(string text)
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgresAddress.ToConnection(text));

        Assert.Equal(("db.example.org", 5433, "me", "p@ss", "billing", SslMode.Require),
            (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database, connection.SslMode));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string At(string name) => Path.Combine(temporary.FullName, name);

    private static async Task<JsonElement> JsonAsync(params string[] words)
    {
        var (code, output, error) = await RunAsync([.. words, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] words)
    {
        var root = new RootCommand("test") { MigrateVerb.Build(), BackupVerb.Build(), RestoreVerb.Build(), AuditVerb.Build() };
        GlobalOptions.AddTo(root);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Launch.RunAsync(root, words, new InvocationConfiguration { Output = output, Error = error }, Cancel);
        return (code, output.ToString(), error.ToString());
    }
}
