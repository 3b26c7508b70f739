using System.Diagnostics;
using System.Globalization;
using Quittance.App.Storage;
using Quittance.PayerSim;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;
using Quittance.PracticeSim.Comparison;
using Quittance.PracticeSim.Visits;

namespace Quittance.Bench.Stories;

/// <summary>Tells a story in a home of its own and looks at its end.</summary>
internal sealed class FaultRun(string home, PracticeOptions options)
{
    // A life must be long enough to get anywhere: starting and telling the past anew takes some seconds.
    private const int ShortestLifeMilliseconds = 3_000;
    private const int LongerMilliseconds = 400;

    public IReadOnlyList<SimulatedVisit> Visits { get; private set; } = [];

    /// <summary>How often the process was killed.</summary>
    public int Kills { get; private set; }

    public async Task<StoryEnd> TellAsync(Faults faults, CancellationToken cancellation)
    {
        var storage = new StorageOptions(HomeFolder.Resolve(home)) { Sync = SqliteSync.Normal };
        storage.Home.Ensure();
        var exchange = Path.Combine(home, "exchange");
        await using var run = new PracticeRun(storage, exchange, BuiltInProfiles.Read(), options, faults);
        var outcome = await run.RunAsync(null, cancellation);
        Visits = run.Visits;
        return await StoryEnd.ReadAsync(run.Services, outcome, exchange, cancellation);
    }

    /// <summary>Lets another process tell it, kills that at random instants, and starts it again until it comes to the end.</summary>
    public async Task<StoryEnd> TellWithKillsAsync(CancellationToken cancellation)
    {
        for (; ; Kills++)
        {
            using var process = Start();
            var chance = Chance.For(options.Seed, "kill", Kills.ToString(CultureInfo.InvariantCulture));
            var life = TimeSpan.FromMilliseconds(ShortestLifeMilliseconds + chance.Between(0, 2_000) + Kills * LongerMilliseconds);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            stop.CancelAfter(life);
            try
            {
                await process.WaitForExitAsync(stop.Token);
                if (process.ExitCode != 0) throw new InvalidOperationException($"The story stopped by itself with code {process.ExitCode}.");
                return await TellAsync(Faults.None, cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill();
                await process.WaitForExitAsync(cancellation);
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        foreach (var argument in (IEnumerable<string>)[typeof(FaultRun).Assembly.Location, "story", home, Text(options.From), Text(options.Until), options.Seed.ToString(CultureInfo.InvariantCulture), options.VisitsPerMonth.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The story could not be started.");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
