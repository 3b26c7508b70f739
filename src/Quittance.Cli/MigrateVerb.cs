using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;

namespace Quittance.Cli;

internal static class MigrateVerb
{
    public static Command Build()
    {
        var command = new Command("migrate", "Makes the database, or brings it up to date.");
        command.OnRun(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var before = await AppliedAsync(services, cancellation);
        await Database.MigrateAsync(services, cancellation);
        var applied = (await AppliedAsync(services, cancellation)).Except(before, StringComparer.Ordinal).ToList();
        var options = services.GetRequiredService<StorageOptions>();
        parse.Print(
            new MigrateDocument(options.IsPostgres ? "postgresql" : "sqlite", applied), StorageJson.Default.MigrateDocument,
            applied.Count == 0 ? "The database was up to date." : $"Applied {applied.Count}: {string.Join(", ", applied)}.");
        return Verb.Done;
    }

    private static async Task<IReadOnlyList<string>> AppliedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<StorageOptions>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        // Asking a SQLite file that is not there would make one, with the mode of any other file.
        var isThere = options.IsPostgres ? await db.Database.CanConnectAsync(cancellation) : File.Exists(options.Home.Database);
        return isThere ? [.. await db.Database.GetAppliedMigrationsAsync(cancellation)] : [];
    }
}
