using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance.Audit;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary><c>import PATH...</c>: takes any mix of files and folders in.</summary>
internal static class ImportVerb
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders or zip archives.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Take claim files, remittances and answers in, whatever is among them.") { paths };
        command.OnRun((parse, services, cancellation) => RunAsync(parse, services, parse.GetValue(paths)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, IServiceProvider services, string[] paths, CancellationToken cancellation)
    {
        List<GivenFile> files = [.. FilesGiven.List(paths)];
        using var once = ImportLock.Take(GlobalOptions.Storage(parse).Home) ?? throw new VerbException("Another import is running in this home folder. Wait until it is done.");
        await Database.MigrateAsync(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var practice = await FindPractice.ForImportAsync(db, parse.GetValue(GlobalOptions.Practice), cancellation);
        if (practice is not Result<Guid>.Ok { Value: var tenant }) throw new VerbException(((Result<Guid>.Refused)practice).Sentence);
        var import = scope.ServiceProvider.GetRequiredService<ImportFiles>();
        using var progress = new ProgressLine();
        var report = await import.RunAsync(new Import(tenant, files, Acting.AtCommandLine(tenant, Environment.UserName).Actor), p => progress.Show($"{p.FilesDone} of {p.Files} files, {p.Claims} claims of {p.File}"), cancellation);
        await services.GetRequiredService<SealAudit>().RunAsync(cancellation);
        progress.Clear();
        if (parse.GetValue(GlobalOptions.Json)) ImportOutput.Json(report);
        else ImportOutput.Text(report);
        return report.HasErrors ? Verb.Refused : Verb.Done;
    }
}
