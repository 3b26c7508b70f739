using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging.Console;
using Quittance.App.Analytics;
using Quittance.App.Claims;
using Quittance.App.Compliance;
using Quittance.App.Practice;
using Quittance.App.Queues;
using Quittance.App.Scrubbing;
using Quittance.App.Storage;
using Quittance.Web.Access;
using Quittance.Web.Analytics;
using Quittance.Web.Claims;
using Quittance.Web.Exchange;
using Quittance.Web.Parts;
using Quittance.Web.Patients;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;
using Quittance.Web.Receivables;
using Quittance.Web.Remittance;

namespace Quittance.Web;

/// <summary>What the web needs to know from outside.</summary>
internal sealed record WebSettings(StorageOptions Storage)
{
    public string Urls { get; init; } = "http://127.0.0.1:5080";
    /// <summary>A synthetic practice: anybody may sign in as any role with one click. Never on a real one.</summary>
    public bool Demo { get; init; }
    /// <summary>A session that nothing is done in ends after this long; 15 minutes is what practices are used to.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Bytes of one upload. 200 MB of X12 are some 200,000 claims, a large group's month; more comes faster through <c>import</c> on the computer itself.
    /// </summary>
    public long UploadBytes { get; init; } = 200L << 20;

    public string IdleWords => Idle.TotalMinutes >= 1 ? $"{Idle.TotalMinutes:0} minutes" : $"{Idle.TotalSeconds:0} seconds";
}

/// <summary>The one way to make the web application: the command line, the demo and the tests all start it here.</summary>
internal static class QuittanceWeb
{
    public static WebApplication Build(WebSettings settings, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // The entry assembly is the command line or a test, and Razor would find no pages there.
            ApplicationName = "Quittance.Web",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A page's form is small; uploads of files state their own limit.
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        builder.WebHost.UseUrls(settings.Urls);
        Log(builder.Logging);

        builder.Services.AddSingleton(settings);
        builder.Services.AddQuittanceStorage(settings.Storage);
        builder.Services.AddQuittanceCompliance();
        builder.Services.AddAccess(settings);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Assets>();
        builder.Services.AddSingleton<Icons>();
        builder.Services.AddFigures();
        builder.Services.AddQuittanceQueues();
        builder.Services.AddScoped<ReadTrail>();
        builder.Services.AddScoped<ListLooks>();
        builder.Services.AddScoped<ReadClaimQueue>();
        builder.Services.AddScoped<ClaimReading>();
        builder.Services.AddQuittanceScrubbing();
        builder.Services.AddClaimPage();
        builder.Services.AddScoped<IListRows>(services => services.GetRequiredService<ClaimReading>());
        builder.Services.AddRemittancePages();
        builder.Services.AddScoped<ReadReceivables>();
        builder.Services.AddIntake();
        builder.Services.AddPeople();
        builder.Services.AddDescription();
        builder.Services.AddProblemDetails();
        // The framework leaves markup in JSON as it is; whoever saves an answer as a page should not find a script in it.
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default);
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
        builder.Services.AddRazorPages(options => options.RootDirectory = "/").AddMvcOptions(options => options.Filters.Add<KnownForms>());
        builder.Services.AddAssetCompression();
        more?.Invoke(builder);

        var app = builder.Build();
        Lay(app);
        return app;
    }

    /// <summary>Brings the database up to date and opens the first door: demo people, or a set-up code while nobody is there.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation = default)
    {
        await Database.MigrateAsync(app.Services, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        if (app.Services.GetRequiredService<WebSettings>().Demo)
            await scope.ServiceProvider.GetRequiredService<DemoPeople>().EnsureAsync(cancellation);
        else if (!await scope.ServiceProvider.GetRequiredService<SetUpPractice>().IsDoneAsync(cancellation))
            app.Services.GetRequiredService<SetUpCode>().Issue();
    }

    private static void Lay(WebApplication app)
    {
        app.UseSecurityHeaders(Headers.Policy());
        app.UseNoStore();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseHashedFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/healthz", () => "ok").WithMetadata(new AllowAnonymousAttribute());
        app.MapRazorPages();
        app.MapClaims();
        app.MapClaim();
        app.MapRemittance();
        app.MapReceivables();
        app.MapFiles();
        app.MapPeople();
        app.MapDescription();
        app.MapDrafts();
        app.MapAnalytics();
        // An unknown address is a page like any other: only who is signed in learns that it does not exist.
        app.MapFallback("{*path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).WithMetadata(new NeedsAttribute(Permission.Home));
    }

    private static void Log(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // A failed start comes out of StartAsync, and the verb says it in a sentence.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // The keys lie in the home folder, which only its owner may enter; the framework warns at each start that they are not wrapped again.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // Standard output belongs to the verb.
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
