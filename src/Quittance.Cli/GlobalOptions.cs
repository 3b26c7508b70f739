using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;

namespace Quittance.Cli;

/// <summary>Options that every verb takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Home = new("--home") { Description = "Folder of database, audit store and keys (QUITTANCE_HOME; default .quittance in your home).", Recursive = true };
    public static readonly Option<string?> Db = new("--db") { Description = "PostgreSQL connection string instead of the SQLite file (QUITTANCE_DB).", Recursive = true };
    public static readonly Option<string?> Practice = new("--practice") { Description = "Code of the practice, when there are several.", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document to standard output.", Recursive = true };

    /// <summary>The storage that the options, else the environment, name.</summary>
    public static StorageOptions Storage(ParseResult parse)
    {
        var db = parse.GetValue(Db) ?? Environment.GetEnvironmentVariable("QUITTANCE_DB");
        return new StorageOptions(HomeFolder.Resolve(parse.GetValue(Home)), string.IsNullOrWhiteSpace(db) ? null : db);
    }

    /// <summary>The application without the web.</summary>
    public static ServiceProvider Services(ParseResult parse)
    {
        var services = new ServiceCollection();
        services.AddQuittanceStorage(Storage(parse));
        return services.BuildServiceProvider();
    }
}
