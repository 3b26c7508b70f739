using System.CommandLine;
using System.Globalization;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary><c>import</c>: claims alone, and claims with their remittances, from files to posted money, against a raw insert of as many rows.</summary>
internal static class ImportVerb
{
    public static Command Build()
    {
        var claims = new Option<long>("--claims") { Description = "Claims of the 837P and answers of the 835.", DefaultValueFactory = _ => 20_000 };
        var program = new Option<string?>("--program") { Description = "Another built command line to measure (quittance or quittance.dll)." };
        var options = new BenchOptions();
        var command = new Command("import", "Import an 837P and its 835 into a fresh home folder.") { claims, program };
        options.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            using var folder = new ScratchFolder();
            var count = parse.GetValue(claims);
            var (claimFile, remittanceFile) = (Path.Combine(folder.Path, "claims.837"), Path.Combine(folder.Path, "remittances.835"));
            GenerateVerb.Write("837P", claimFile, 1, new Amount(count, null));
            GenerateVerb.Write("835", remittanceFile, 1, new Amount(count, null));
            var rows = ClaimStream.Claims(1).Take(checked((int)count)).Sum(c => 2L * (1 + c.Lines.Count));
            List<double> ours = [], alone = [], plain = [];
            long peak = 0;
            for (var run = 0; run < parse.GetValue(options.Runs); run++)
            {
                Console.Error.WriteLine($"Run {(run + 1).ToString(CultureInfo.InvariantCulture)} ...");
                plain.Add(BulkInsert.Run(Path.Combine(folder.Path, $"plain{run.ToString(CultureInfo.InvariantCulture)}.db"), rows));
                var claimsHome = Path.Combine(folder.Path, "claims" + run.ToString(CultureInfo.InvariantCulture));
                var claimsOnly = await ImportRun.RunAsync(parse.GetValue(program), [claimFile], claimsHome, count, cancellation);
                var home = Path.Combine(folder.Path, "home" + run.ToString(CultureInfo.InvariantCulture));
                var imported = await ImportRun.RunAsync(parse.GetValue(program), [claimFile, remittanceFile], home, count, cancellation);
                if ((claimsOnly.Complaint ?? imported.Complaint) is { } complaint)
                {
                    await Console.Error.WriteLineAsync(complaint);
                    return 2;
                }
                ours.Add(imported.Seconds);
                peak = Math.Max(peak, imported.PeakBytes);
                alone.Add(claimsOnly.Seconds);
                Directory.Delete(home, recursive: true);
                Directory.Delete(claimsHome, recursive: true);
            }
            var raw = count / Statistics.Median(plain);
            return options.Report(parse, "import",
            [
                new Figure("import claims", "claims/s", count / Statistics.Median(alone), raw) { Items = count, PeakBytes = peak },
                new Figure("import claims and remittances", "claims/s", count / Statistics.Median(ours), raw) { Items = count, PeakBytes = peak },
            ]);
        });
        return command;
    }
}
