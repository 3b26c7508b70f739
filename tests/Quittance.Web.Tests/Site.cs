using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests;

/// <summary>The real application on a free port with a real database in a folder of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Password = "correct horse battery", Email = "dana@practice.example";

    private readonly string _folder;

    private readonly bool _keeps;

    private Site(WebApplication app, string folder, bool keeps) => (App, _folder, _keeps) = (app, folder, keeps);

    public WebApplication App { get; }
    public Uri Address { get; private set; } = null!;

    /// <summary>With <paramref name="home"/>, in a folder that outlives it: what another start would find.</summary>
    public static async Task<Site> StartAsync(bool demo = false, Action<WebApplicationBuilder>? more = null, TimeSpan? idle = null, string? home = null, long? uploadBytes = null, string? database = null)
    {
        var folder = home ?? Directory.CreateTempSubdirectory("quittance-web-").FullName;
        var storage = new StorageOptions(HomeFolder.Resolve(Path.Combine(folder, "home")), database) { Sync = SqliteSync.Normal };
        var settings = new WebSettings(storage) { Urls = "http://127.0.0.1:0", Demo = demo, Idle = idle ?? TimeSpan.FromMinutes(15) };
        var app = QuittanceWeb.Build(uploadBytes is { } most ? settings with { UploadBytes = most } : settings, more);
        await QuittanceWeb.PrepareAsync(app);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Site(app, folder, home is not null) { Address = new Uri(addresses.First()) };
    }

    /// <summary>Makes the first person without the page, as an Administrator and Manager.</summary>
    public async Task SetUpAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SetUpPractice>()
            .RunAsync(new FirstPerson("Cedar Ridge Medical Group", "America/New_York", "Dana Kessler", Email, Password));
        Assert.IsType<Result<User>.Ok>(result);
    }

    /// <summary>A second practice with one person in it, who holds these roles there.</summary>
    public async Task<Visitor> FromAnotherPracticeAsync(params Role[] roles)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var tenant = new Tenant { Id = Guid.CreateVersion7(), Code = "other", Name = "Blue Harbor Clinic" };
        var user = new User { Id = Guid.CreateVersion7(), UserName = "pat@other.example", Email = "pat@other.example", DisplayName = "Pat Gray" };
        db.Add(tenant);
        Assert.True((await scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<User>>().CreateAsync(user, Password)).Succeeded);
        foreach (var role in roles) db.Add(new Membership { UserId = user.Id, TenantId = tenant.Id, Role = role.ToString() });
        await db.SaveChangesAsync();
        return await WithPasswordAsync("pat@other.example");
    }

    /// <summary>Somebody who signed in with the password that all people of the tests share.</summary>
    public async Task<Visitor> WithPasswordAsync(string email = Email)
    {
        var visitor = Visit();
        using var answer = await visitor.PostAsync("/sign-in", ("Email", email), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Visitor Visit() => new(Address);

    public async Task<Visitor> SignedInAsync(Role role)
    {
        var visitor = Visit();
        var answer = await visitor.PostAsync("/sign-in?handler=Demo", ("role", role.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // A folder that the test gave is the test's own.
        if (!_keeps) Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = true,
        CookieContainer = new CookieContainer(),
    })
    { BaseAddress = address };

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, Xunit.TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form as a page would: with the token of a page that this visitor may see.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        return await PostRawAsync(path, [("__RequestVerificationToken", await TokenAsync()), .. fields]);
    }

    /// <summary>The token of a page that this visitor may see.</summary>
    public async Task<string> TokenAsync() => Token().Match(await TextAsync("/sign-out")).Groups["token"].Value;

    public Task<HttpResponseMessage> PostRawAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Xunit.TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
