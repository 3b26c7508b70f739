using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Bench.Generate;
using Quittance.Web;

namespace Quittance.Bench.Measure;

/// <summary>The web over a practice of a given size, and a signed-in biller who asks it for pages one after the other.</summary>
internal sealed partial class PageRun : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    /// <summary>Claims that are imported from files beside the rows, so that a claim's page has documents, ledger and X12 to show.</summary>
    private const int Imported = 1_000;

    private PageRun(WebApplication app, HttpClient client, Guid firstClaim, IReadOnlyList<Guid> whole) => (_app, _client, FirstClaim, Whole) = (app, client, firstClaim, whole);

    public Guid FirstClaim { get; }

    /// <summary>Claims with all their documents.</summary>
    public IReadOnlyList<Guid> Whole { get; }

    public static async Task<PageRun> StartAsync(string home, int claims, CancellationToken cancellation)
    {
        var storage = new StorageOptions(HomeFolder.Resolve(home));
        var app = QuittanceWeb.Build(new WebSettings(storage) { Urls = "http://127.0.0.1:0", Demo = true });
        await QuittanceWeb.PrepareAsync(app, cancellation);
        Guid first;
        List<Guid> whole;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
            var tenant = (await db.Tenants.OrderBy(t => t.Code).FirstAsync(cancellation)).Id;
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (!await db.Set<ClaimRow>().AnyAsync(cancellation)) await new PracticeRows(db, tenant, today).WriteAsync(claims, cancellation);
            if (!await db.Set<SubmissionRow>().AnyAsync(cancellation)) await ImportAsync(scope.ServiceProvider, tenant, cancellation);
            whole = await db.Set<SubmissionRow>().Join(db.Set<ClaimRow>(), s => new { s.TenantId, s.NumberId }, c => new { c.TenantId, c.NumberId }, (s, c) => c.Id).Distinct().OrderBy(id => id).Take(200).ToListAsync(cancellation);
            first = RowId.Claim(tenant, RowId.Number(tenant, "1999999984", PracticeRows.Number(0)), 1);
        }
        await app.StartAsync(cancellation);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = new Uri(address) };
        var run = new PageRun(app, client, first, whole);
        await run.PostAsync("/sign-in?handler=Demo", [new("role", "Biller")], cancellation);
        return run;
    }

    private static async Task ImportAsync(IServiceProvider services, Guid tenant, CancellationToken cancellation)
    {
        GivenFile Make(string kind)
        {
            using var bytes = new MemoryStream();
            if (kind == "837P") BigFiles.WriteClaims(bytes, 1, new Amount(Imported, null));
            else BigFiles.WriteRemittances(bytes, 1, new Amount(Imported, null));
            return new GivenFile(kind, () => new MemoryStream(bytes.ToArray(), writable: false));
        }
        var import = new ImportFiles(services.GetRequiredService<QuittanceDb>(), services.GetRequiredService<FileVault>(), services.GetRequiredService<FieldCipher>(), TimeProvider.System);
        await import.RunAsync(new Import(tenant, [Make("837P"), Make("835")], "bench"), null, cancellation);
    }

    /// <summary>Milliseconds until the whole answer is here. An answer that is not a page is a fault of the bench.</summary>
    public async Task<double> AskAsync(string path, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (!answer.IsSuccessStatusCode || (path.StartsWith("/claims?", StringComparison.Ordinal) && !text.Contains("<h1>Claims</h1>", StringComparison.Ordinal)))
            throw new InvalidOperationException($"{path} did not answer with the claims: {(int)answer.StatusCode}.");
        return took;
    }

    /// <summary>Makes a search and gives the address that it leads to.</summary>
    public async Task<string> SearchAsync(string words, CancellationToken cancellation)
    {
        using var answer = await PostAsync("/queues/acts?handler=search", [new("list", "claims"), new("words", words), new("back", "/claims")], cancellation);
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, List<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        var page = await _client.GetStringAsync(new Uri("/sign-out", UriKind.Relative), cancellation);
        fields.Add(new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value));
        using var form = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
