using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance;
using Quittance.App.Jobs;
using Quittance.App.Storage;

namespace Quittance.Cli;

/// <summary>The options that every verb understands, and the services that follow from them.</summary>
internal static class GlobalOptions
{
    private const string DatabaseVariable = "QUITTANCE_DB";
    private const string KeyRingVariable = "QUITTANCE_KEYS";

    public static readonly Option<string?> Home = new("--home")
    {
        Description = "Folder with database, audit store, keys and backups (QUITTANCE_HOME; default .quittance in your home).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<string?> Db = new("--db")
    {
        Description = "A PostgreSQL server instead of the SQLite file: postgresql://user@host/name or Host=...;Database=... (QUITTANCE_DB).",
        HelpName = "SERVER",
        Recursive = true,
    };

    public static readonly Option<string?> Practice = new("--practice")
    {
        Description = "Code of the practice, when there are several.",
        HelpName = "CODE",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON document to standard output and nothing else.",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Home);
        root.Options.Add(Db);
        root.Options.Add(Practice);
        root.Options.Add(Json);
    }

    public static StorageOptions Storage(ParseResult parse)
    {
        var home = HomeFolder.Resolve(parse.GetValue(Home));
        var server = Named(parse.GetValue(Db)) ?? Named(Environment.GetEnvironmentVariable(DatabaseVariable));
        var options = new StorageOptions(home, server is null ? null : PostgresAddress.ToConnection(server));
        return Named(Environment.GetEnvironmentVariable(KeyRingVariable)) is { } ring ? options with { KeyRingPath = Path.GetFullPath(ring) } : options;
    }

    /// <summary>The services of storage and audit, and what the verb adds. Opens nothing yet; dispose them.</summary>
    public static ServiceProvider Services(ParseResult parse, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging().AddQuittanceStorage(Storage(parse)).AddQuittanceCompliance().AddQuittanceJobs();
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
