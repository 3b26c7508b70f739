using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Backup;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary>A verb could not be done; the message is the one sentence that the person reads.</summary>
internal sealed class VerbException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A practice to work on, and what the work needs.</summary>
internal sealed record PracticeContext(IServiceProvider Services, QuittanceDb Db, Guid Tenant)
{
    /// <summary>Who typed the command, as the record names them.</summary>
    public Acting Acting => Acting.AtCommandLine(Tenant, Environment.UserName);

    /// <summary>Records that patients' data is read, before any of it is shown.</summary>
    public async Task RecordReadAsync(string action, CancellationToken cancellation)
    {
        await using var writer = new AuditWriter(Services.GetRequiredService<AuditStore>(), TimeProvider.System);
        await writer.AppendAsync([new AuditEntry(Tenant, Acting.Actor, action, "practice", Tenant.ToString("D"))], cancellation);
    }
}

/// <summary>What all verbs that open a database have in common: exit codes, sentences on failure, JSON.</summary>
internal static class Verb
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Failed = 2;

    /// <summary>Runs a verb with its services; what could not be done ends in exit code 2 and one sentence.</summary>
    public static void OnRun(this Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run, Action<IServiceCollection>? more = null) =>
        command.SetAction(async (parse, cancellation) =>
        {
            try
            {
                await using var services = GlobalOptions.Services(parse, more);
                return await run(parse, services, cancellation);
            }
            catch (Exception fault) when (Sentence(fault) is not null)
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync(Sentence(fault).AsMemory(), CancellationToken.None);
                return Failed;
            }
        });

    /// <summary>
    /// Runs on the practice that the options name, in a database that is up to date. With <paramref name="makesOne"/> an empty database gets one without a name.
    /// </summary>
    public static void OnPractice(this Command command, Func<ParseResult, PracticeContext, CancellationToken, Task<int>> run, bool makesOne = false) =>
        command.OnRun(async (parse, services, cancellation) =>
        {
            await Database.MigrateAsync(services, cancellation);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            var code = parse.GetValue(GlobalOptions.Practice);
            return (makesOne ? await FindPractice.ForImportAsync(db, code, cancellation) : await FindPractice.RunAsync(db, code, cancellation)) switch
            {
                Result<Guid>.Ok practice => await run(parse, new PracticeContext(scope.ServiceProvider, db, practice.Value), cancellation),
                Result<Guid>.Refused refused => throw new VerbException(refused.Sentence),
                _ => Failed,
            };
        });

    /// <summary>Prints the document with <c>--json</c>, else the sentence.</summary>
    public static void Print<T>(this ParseResult parse, T document, JsonTypeInfo<T> type, string sentence) =>
        parse.InvocationConfiguration.Output.WriteLine(parse.GetValue(GlobalOptions.Json) ? JsonSerializer.Serialize(document, type) : sentence);

    /// <summary>A line of progress or advice, to standard error so that JSON stays clean.</summary>
    public static void Tell(this ParseResult parse, string line) => parse.InvocationConfiguration.Error.WriteLine(line);

    /// <summary>The first line of the file that <c>--passphrase-file</c> names.</summary>
    public static string Passphrase(string path)
    {
        if (!File.Exists(path)) throw new VerbException($"There is no passphrase file {path}.");
        return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } line ? line : throw new VerbException($"The first line of {path} is empty; it must hold the passphrase.");
    }

    public static Option<string> PassphraseOption() => new("--passphrase-file")
    {
        Description = "File whose first line is the passphrase.",
        HelpName = "F",
        Required = true,
    };

    /// <summary>Reports what was refused: nothing was changed.</summary>
    public static int Refuse(this ParseResult parse, string sentence)
    {
        parse.Tell(sentence);
        return Refused;
    }

    private static string? Sentence(Exception fault) => fault switch
    {
        VerbException or BackupException or KeyRingException or MigrationBlockedException or VaultException => fault.Message,
        DbException => $"The database could not be used: {fault.Message}",
        IOException or UnauthorizedAccessException => fault.Message,
        OperationCanceledException => "Stopped. What was finished is kept.",
        _ => null,
    };
}
