using System.CommandLine;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Quittance.App.Analytics;
using Quittance.App.Compliance;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web;

namespace Quittance.Cli;

/// <summary>
/// <c>demo</c>: loads the samples, a small practice's half year, into a fresh <c>HOME/demo</c>, prints its figures and the proof that
/// its ledger balances, and serves Home.
/// </summary>
internal static class DemoVerb
{
    public static Command Build()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Do not serve the web afterwards." };
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("demo", "Load a synthetic practice's half year, show its figures, serve the web.") { noServe, urls };
        command.OnRun((parse, _, cancellation) => RunAsync(parse, !parse.GetValue(noServe), parse.GetValue(urls)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, bool serve, string urls, CancellationToken cancellation)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        if (!Directory.Exists(samples)) throw new VerbException($"The samples are missing: {samples}. Build the project again.");
        var home = HomeFolder.Resolve(HomeFolder.Resolve(parse.GetValue(GlobalOptions.Home)).At("demo"));
        if (Refusal(home) is { } refusal) throw new VerbException(refusal);
        if (Directory.Exists(home.Path)) Directory.Delete(home.Path, recursive: true);
        // What a power cut would take from a demo, the next demo makes again.
        var storage = new StorageOptions(home) { Sync = SqliteSync.Normal };
        KpiReport figures;
        DateOnly last;
        ImportReport report;
        await using (var services = new ServiceCollection().AddLogging().AddQuittanceStorage(storage).AddQuittanceCompliance().AddQuittanceJobs().BuildServiceProvider())
        {
            report = await ImportAsync(services, samples, cancellation);
            (figures, last) = await FiguresAsync(services, cancellation);
        }
        await using var app = serve ? await ServeAsync(storage, urls, last, cancellation) : null;
        var url = app?.Urls.FirstOrDefault();
        if (parse.GetValue(GlobalOptions.Json)) Json(report, figures, url);
        else Text(report, figures, url);
        if (app is not null) await app.WaitForShutdownAsync(cancellation);
        return report.LedgerBalanced ? 0 : 1;
    }

    /// <summary>The folder is made afresh each time, so it must be ours to delete.</summary>
    private static string? Refusal(HomeFolder home) =>
        Directory.Exists(home.Path) && Directory.EnumerateFileSystemEntries(home.Path).Any() && !File.Exists(home.Database)
            ? $"{home.Path} is not a demo of Quittance, so it is left alone. Give another --home."
            : null;

    private static async Task<ImportReport> ImportAsync(ServiceProvider services, string samples, CancellationToken cancellation)
    {
        await Database.MigrateAsync(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var tenant = new Tenant { Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), Code = "demo", Name = "Cedar Ridge Family Practice" };
        db.Tenants.Add(tenant);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        var files = FilesGiven.List([samples]).Where(f => !f.Name.EndsWith(".md", StringComparison.Ordinal) && !f.Name.EndsWith(".json", StringComparison.Ordinal)).ToList();
        var import = scope.ServiceProvider.GetRequiredService<ImportFiles>();
        using var progress = new ProgressLine();
        return await import.RunAsync(new Import(tenant.Id, files, "demo"), p => progress.Show($"{Bar(p.FilesDone, p.Files)} {p.FilesDone} of {p.Files} files"), cancellation);
    }

    private static string Bar(int done, int all)
    {
        const int width = 30;
        var filled = all == 0 ? width : done * width / all;
        return $"[{new string('#', filled)}{new string('.', width - filled)}]";
    }

    private static async Task<(KpiReport, DateOnly)> FiguresAsync(ServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var kpis = new ReadKpis(db, TimeProvider.System);
        var tenant = (await FindPractice.RunAsync(db, null, cancellation)) is Result<Guid>.Ok { Value: var id } ? id : Guid.Empty;
        var (first, last) = await kpis.SpanAsync(tenant, cancellation) ?? (DateOnly.MinValue, DateOnly.MinValue);
        return (await kpis.RunAsync(tenant, first, last, last, cancellation), last);
    }

    private static async Task<WebApplication> ServeAsync(StorageOptions storage, string urls, DateOnly last, CancellationToken cancellation)
    {
        var clock = new DemoClock(last, TimeProvider.System);
        var app = QuittanceWeb.Build(new WebSettings(storage) { Urls = urls, Demo = true }, builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await QuittanceWeb.PrepareAsync(app, cancellation);
        await app.StartAsync(cancellation);
        return app;
    }

    private static void Json(ImportReport report, KpiReport figures, string? url) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("claims", report.Database.Claims);
        json.WriteStartObject("kpis");
        foreach (var kpi in figures.Kpis) Value(json, kpi);
        json.WriteEndObject();
        json.WriteStartObject("ledger");
        json.WriteBoolean("balanced", report.LedgerBalanced);
        json.WriteEndObject();
        json.WriteString("url", url);
        json.WriteEndObject();
    });

    private static void Value(Utf8JsonWriter json, Kpi kpi)
    {
        if (kpi.Id == "aging")
        {
            json.WriteStartObject("aging");
            foreach (var bucket in kpi.Buckets)
                if (bucket.Share is { } share) json.WriteNumber(bucket.Bucket, share);
                else json.WriteNull(bucket.Bucket);
            json.WriteEndObject();
        }
        else if (kpi.Value is { } value) json.WriteNumber(kpi.Id, value);
        else json.WriteNull(kpi.Id);
    }

    private static void Text(ImportReport report, KpiReport figures, string? url)
    {
        KpisVerb.Text(figures);
        var t = report.Database;
        Console.WriteLine();
        Console.WriteLine($"Charges {t.Charges} = posted {t.Posted} + held {t.Held} + repeats {t.Repeats} + replaced {t.Replaced} + voided {t.Voided}");
        Console.WriteLine($"Paid {t.Paid} = posted {t.PaidPosted} + held {t.PaidHeld} + repeats {t.PaidRepeats}");
        Console.WriteLine($"Open {t.Open}, patients' part {t.PatientResponsibility}, waiting without a claim {t.Unmatched}");
        Console.WriteLine(report.LedgerBalanced ? "The ledger balances: every entry sums to zero." : "The ledger does not balance.");
        if (url is not null) Console.WriteLine($"{Environment.NewLine}Open {url} and sign in with one click. Ctrl-C stops it.");
    }
}

/// <summary>The clock of the demo: it stands on the last day of the story and runs on from there.</summary>
internal sealed class DemoClock(DateOnly day, TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _began = real.GetUtcNow();
    private readonly DateTimeOffset _noon = new(day, new TimeOnly(17, 0), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _noon + (real.GetUtcNow() - _began);
}
