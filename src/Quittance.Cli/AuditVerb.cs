using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance.Audit;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Doctor;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

internal static class AuditVerb
{
    public static Command Build() => new("audit", "Proves that nobody changed the record of who saw and changed what.")
    {
        BuildVerify(), BuildRoots(), BuildSeal(),
    };

    private static Command BuildVerify()
    {
        var roots = new Option<string?>("--roots") { Description = "Also compare with daily roots that audit roots printed earlier.", HelpName = "FILE" };
        var command = new Command("verify", "Checks every block of the audit store, and that every ledger entry sums to zero.") { roots };
        command.OnRun(async (parse, services, cancellation) =>
        {
            await RefuseUnusableAsync(services, cancellation);
            var report = await services.GetRequiredService<VerifyAudit>().RunAsync(ReadRoots(parse.GetValue(roots)), cancellation);
            List<AuditFaultDocument> broken = [.. report.Broken.Select(fault => new AuditFaultDocument(fault.Block, fault.Writer, fault.Counter, fault.Sentence))];
            foreach (var check in services.GetServices<IDoctorCheck>().Where(check => check.Name.StartsWith("ledger", StringComparison.Ordinal)))
            {
                var outcome = await check.RunAsync(cancellation);
                if (outcome.State == CheckState.Ill) broken.Add(new AuditFaultDocument(null, null, null, outcome.Finding));
            }
            parse.Print(
                new AuditDocument(report.Rows, report.Blocks, report.Unsealed, broken), StorageJson.Default.AuditDocument,
                broken.Count == 0
                    ? $"{report.Rows} rows in {report.Blocks} blocks are as they were written; {report.Unsealed} wait for the next block."
                    : string.Join('\n', broken.Select(fault => fault.Message)));
            return broken.Count == 0 ? Verb.Done : Verb.Refused;
        });
        return command;
    }

    private static Command BuildRoots()
    {
        var command = new Command("roots", "Prints one line for each day: keep it elsewhere, and no earlier row can be changed unnoticed.");
        command.OnRun(async (parse, services, cancellation) =>
        {
            await RefuseUnusableAsync(services, cancellation);
            await parse.InvocationConfiguration.Output.WriteAsync(
                AuditRoots.Write(await AuditRoots.ListAsync(services.GetRequiredService<AuditStore>(), cancellation)).AsMemory(), cancellation);
            return Verb.Done;
        });
        return command;
    }

    private static Command BuildSeal()
    {
        var command = new Command("seal", "Seals the rows written since the last block now, instead of waiting for the job.");
        command.OnRun(async (parse, services, cancellation) =>
        {
            await RefuseUnusableAsync(services, cancellation);
            var blocks = await services.GetRequiredService<SealAudit>().RunAsync(cancellation);
            var rows = blocks.Sum(block => block.RowCount);
            parse.Print(new SealDocument(blocks.Count, rows), StorageJson.Default.SealDocument, $"Sealed {rows} rows in {blocks.Count} blocks.");
            return Verb.Done;
        });
        return command;
    }

    private static async Task RefuseUnusableAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var outcome = await services.GetServices<IDoctorCheck>().OfType<DatabaseCheck>().Single().RunAsync(cancellation);
        if (outcome.State == CheckState.Ill) throw new VerbException($"{outcome.Finding} {outcome.Advice}");
    }

    private static IReadOnlyList<AuditRoot>? ReadRoots(string? path)
    {
        if (path is null) return null;
        if (!File.Exists(path)) throw new VerbException($"There is no file {path}.");
        return AuditRoots.Read(File.ReadAllText(path)) switch
        {
            Result<IReadOnlyList<AuditRoot>>.Ok read => read.Value,
            Result<IReadOnlyList<AuditRoot>>.Refused refused => throw new VerbException($"{path}: {refused.Sentence}"),
            _ => null,
        };
    }
}
