using System.CommandLine;
using Quittance.App.Storage;
using Quittance.Bench.Measure;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;

namespace Quittance.Bench;

/// <summary><c>calibration</c>: tells the demo's story and puts its figures beside published ones.</summary>
internal static class CalibrationVerb
{
    public static Command Build()
    {
        var months = new Option<int>("--months") { Description = "How many months.", DefaultValueFactory = _ => 6 };
        var seed = new Option<ulong>("--seed") { Description = "Which story.", DefaultValueFactory = _ => 1 };
        var write = new Option<bool>("--write") { Description = $"Write {CalibrationPage.Path} of the present folder." };
        var command = new Command("calibration", "The simulated practice's figures beside published ones.") { months, seed, write };
        command.SetAction(async (parse, cancellation) =>
        {
            using var folder = new ScratchFolder();
            var storage = new StorageOptions(HomeFolder.Resolve(Path.Combine(folder.Path, "home"))) { Sync = SqliteSync.Normal };
            storage.Home.Ensure();
            var payers = BuiltInProfiles.Read();
            var options = PracticeOptions.Months(parse.GetValue(months), new DateOnly(2025, 12, 31), parse.GetValue(seed));
            await using var run = new PracticeRun(storage, Path.Combine(folder.Path, "exchange"), payers, options);
            var outcome = await run.RunAsync(null, cancellation);
            var page = CalibrationPage.Write(await Calibration.ReadAsync(run.Services, outcome.Tenant, options, payers, cancellation));
            if (parse.GetValue(write)) await File.WriteAllTextAsync(CalibrationPage.Path, page, cancellation);
            else Console.Write(page);
            return 0;
        });
        return command;
    }
}
