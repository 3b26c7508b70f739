using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Quittance.App.Analytics;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;
using Quittance.Web;

namespace Quittance.Cli;

/// <summary>
/// <c>demo</c>: lets a simulated practice live its last months against simulated payers in a fresh <c>HOME/demo</c>, prints its figures and the proof that
/// its ledger balances, and serves Home.
/// </summary>
internal static class DemoVerb
{
    // A longer story needs more charts than people remember; two years are 30,000 claims.
    private const int MostMonths = 24;

    private static readonly Option<int> Months = new("--months") { Description = "How many months the practice lives.", DefaultValueFactory = _ => 6 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Another seed tells another story; the same seed the same one, to the cent.", DefaultValueFactory = _ => 1 };
    private static readonly Option<DateOnly> Until = new("--until") { Description = "The last day, yyyy-MM-dd.", DefaultValueFactory = _ => new DateOnly(2025, 12, 31) };
    private static readonly Option<string?> Payers = new("--payers") { Description = "A folder of payer profiles (YAML) instead of the built-in payers.", HelpName = "FOLDER" };
    private static readonly Option<bool> Schema = new("--payers-schema") { Description = "Print the JSON Schema of payer profiles and do nothing else." };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "Do not serve the web afterwards." };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };

    public static Command Build()
    {
        var command = new Command("demo", "Let a simulated practice live against simulated payers, show its figures, serve the web.") { Months, Seed, Until, Payers, Schema, NoServe, Urls };
        command.OnRun((parse, _, cancellation) => RunAsync(parse, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        // A schema is one document and needs no home.
        if (parse.GetValue(Schema))
        {
            parse.InvocationConfiguration.Output.WriteLine(ProfileSchema.Write());
            return 0;
        }
        var months = parse.GetValue(Months);
        if (months is < 1 or > MostMonths) throw new VerbException($"--months takes 1 to {MostMonths}.");
        if (ReadPayers(parse) is not { } payers) return 1;
        var home = HomeFolder.Resolve(HomeFolder.Resolve(parse.GetValue(GlobalOptions.Home)).At("demo"));
        if (Refusal(home) is { } refusal) throw new VerbException(refusal);
        if (Directory.Exists(home.Path)) Directory.Delete(home.Path, recursive: true);
        // What a power cut would take from a demo, the next demo makes again.
        var storage = new StorageOptions(home) { Sync = SqliteSync.Normal };
        var options = PracticeOptions.Months(months, parse.GetValue(Until), parse.GetValue(Seed));
        var (report, figures) = await LiveAsync(storage, home.At("exchange"), payers, options, cancellation);
        await using var app = parse.GetValue(NoServe) ? null : await ServeAsync(storage, parse.GetValue(Urls)!, options.Until, cancellation);
        var url = app?.Urls.FirstOrDefault();
        if (parse.GetValue(GlobalOptions.Json)) DemoOutput.Json(report, figures, url);
        else DemoOutput.Text(report, figures, url);
        if (app is not null) await app.WaitForShutdownAsync(cancellation);
        return report.LedgerBalanced ? 0 : 1;
    }

    /// <summary>Null when the folder is refused; each reason was told with its line.</summary>
    private static IReadOnlyList<PayerProfile>? ReadPayers(ParseResult parse)
    {
        if (parse.GetValue(Payers) is not { } folder) return BuiltInProfiles.Read();
        var reading = ProfileFolder.Read(folder);
        foreach (var fault in reading.Faults) parse.Tell(fault.ToString());
        return reading.IsRefused ? null : reading.Profiles;
    }

    /// <summary>The folder is made afresh each time, so it must be ours to delete.</summary>
    private static string? Refusal(HomeFolder home) =>
        Directory.Exists(home.Path) && Directory.EnumerateFileSystemEntries(home.Path).Any() && !File.Exists(home.Database)
            ? $"{home.Path} is not a demo of Quittance, so it is left alone. Give another --home."
            : null;

    private static async Task<(ImportReport, Core.Analytics.KpiReport)> LiveAsync(
        StorageOptions storage, string exchange, IReadOnlyList<PayerProfile> payers, PracticeOptions options, CancellationToken cancellation)
    {
        storage.Home.Ensure();
        await using var run = new PracticeRun(storage, exchange, payers, options);
        using var progress = new ProgressLine();
        var outcome = await run.RunAsync(p => progress.Show($"{Bar(p.DaysDone, p.Days)} {p.Day:MM/dd/yyyy}, day {p.DaysDone} of {p.Days}"), cancellation);
        await using var scope = run.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var figures = await new ReadKpis(db, scope.ServiceProvider.GetRequiredService<TimeProvider>()).RunAsync(outcome.Tenant, options.From, options.Until, options.Until, cancellation);
        return (await new ReportImport(db, outcome.Tenant).RunAsync([], cancellation), figures);
    }

    private static string Bar(int done, int all)
    {
        const int width = 30;
        var filled = all == 0 ? width : done * width / all;
        return $"[{new string('#', filled)}{new string('.', width - filled)}]";
    }

    private static async Task<WebApplication> ServeAsync(StorageOptions storage, string urls, DateOnly last, CancellationToken cancellation)
    {
        var clock = new DemoClock(last, TimeProvider.System);
        var app = QuittanceWeb.Build(new WebSettings(storage) { Urls = urls, Demo = true }, builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await QuittanceWeb.PrepareAsync(app, cancellation);
        await app.StartAsync(cancellation);
        return app;
    }
}

/// <summary>The clock of the demo: it stands on the last day of the story and runs on from there.</summary>
internal sealed class DemoClock(DateOnly day, TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _began = real.GetUtcNow();
    private readonly DateTimeOffset _evening = new(day, new TimeOnly(22, 0), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _evening + (real.GetUtcNow() - _began);
}
