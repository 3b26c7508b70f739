using System.CommandLine;
using System.Globalization;
using Quittance.Bench.Measure;
using Quittance.Bench.Stories;
using Quittance.PayerSim;
using Quittance.PracticeSim;
using Quittance.PracticeSim.Comparison;

namespace Quittance.Bench;

/// <summary><c>faults</c>: two months of a whole practice with everything that goes wrong on the way, each compared claim by claim with the months that nothing disturbs.</summary>
internal static class FaultsVerb
{
    public static Command Build()
    {
        var visits = new Option<int>("--visits") { Description = "Visits a month.", DefaultValueFactory = _ => new PracticeOptions(default, default, 0).VisitsPerMonth };
        var seed = new Option<ulong>("--seed") { Description = "Which story.", DefaultValueFactory = _ => 7 };
        var only = new Option<string[]>("--only") { Description = "Only these cases.", AllowMultipleArgumentsPerToken = true };
        var write = new Option<bool>("--write") { Description = $"Write {FaultPage.Path} and {FaultPage.List} of the present folder." };
        var command = new Command("faults", "Lose, delay, double and cut files, kill the process, and compare what comes of it.") { visits, seed, only, write };
        command.SetAction(async (parse, cancellation) =>
        {
            var options = new PracticeOptions(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 31), parse.GetValue(seed)) { VisitsPerMonth = parse.GetValue(visits) };
            var names = parse.GetValue(only) ?? [];
            var cases = FaultCase.All.Where(c => names.Length == 0 || names.Contains(c.Name, StringComparer.Ordinal)).ToList();
            if (cases.Count == 0) throw new InvalidOperationException($"--only takes {string.Join(", ", FaultCase.All.Select(c => c.Name))}.");
            using var folder = new ScratchFolder();
            var results = await RunAsync(folder.Path, options, cases, cancellation);
            if (parse.GetValue(write))
            {
                await File.WriteAllTextAsync(FaultPage.Path, FaultPage.Write(options, results), cancellation);
                await File.WriteAllTextAsync(FaultPage.List, FaultPage.WriteList(results), cancellation);
            }
            else Console.Write(FaultPage.Write(options, results) + "\n" + FaultPage.WriteList(results));
            var wrong = results.Where(r => !r.IsRight).ToList();
            foreach (var result in wrong) await Console.Error.WriteLineAsync($"{result.Case.Name} is not as it must be.");
            return wrong.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<List<FaultResult>> RunAsync(string folder, PracticeOptions options, List<FaultCase> cases, CancellationToken cancellation)
    {
        var whole = new FaultRun(Path.Combine(folder, "undisturbed"), options);
        var undisturbed = await whole.TellAsync(Faults.None, cancellation);
        var results = new List<FaultResult> { new(new FaultCase("nothing", "nothing goes wrong", Faults.None, MustBeSame: true), undisturbed, [], true, 0) };
        foreach (var one in cases)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{one.Name} ..."));
            var home = Path.Combine(folder, one.Name);
            var run = new FaultRun(home, options);
            var end = one.IsKilled ? await run.TellWithKillsAsync(cancellation) : await run.TellAsync(one.Faults, cancellation);
            results.Add(new FaultResult(one, end, StoryDifferences.Between(undisturbed, end, whole.Visits, options.Until), end.Accounts.SequenceEqual(undisturbed.Accounts, StringComparer.Ordinal), run.Kills));
            Directory.Delete(home, recursive: true);
        }
        return results;
    }
}
