using System.CommandLine;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quittance.App.Storage;
using Quittance.Web;
using Quittance.Web.Access;

namespace Quittance.Cli;

/// <summary><c>quittance serve</c>: the web, until Ctrl-C. On an empty database it prints the one-time set-up code.</summary>
internal static class ServeVerb
{
    private const string DefaultUrls = "http://127.0.0.1:5080";

    public static Command Build()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen, several with ;", DefaultValueFactory = _ => DefaultUrls };
        var command = new Command("serve", "Serves the web pages.") { urls };
        command.SetAction((parse, cancellation) =>
            RunAsync(GlobalOptions.Storage(parse), parse.GetValue(urls)!, parse.InvocationConfiguration, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(StorageOptions storage, string urls, InvocationConfiguration console, CancellationToken cancellation)
    {
        WebApplication app;
        try
        {
            app = QuittanceWeb.Build(new WebSettings(storage) { Urls = urls });
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return await StopAsync(console, $"The folder {storage.Home.Path} cannot be used: {fault.Message} Name another one with --home.");
        }
        await using var closing = app;
        try
        {
            await QuittanceWeb.PrepareAsync(app, cancellation);
            await app.StartAsync(cancellation);
        }
        catch (MigrationBlockedException fault)
        {
            return await StopAsync(console, fault.Message);
        }
        catch (DbException fault)
        {
            return await StopAsync(console, $"The database cannot be used: {fault.Message}");
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return await StopAsync(console, $"Another program already listens at {urls}. Name a free address, such as: quittance serve --urls http://127.0.0.1:5081");
        }
        catch (FormatException)
        {
            return await StopAsync(console, $"\"{urls}\" is not an address to listen at. Write it like {DefaultUrls}.");
        }
        await TellAsync(console, app);
        await console.Output.FlushAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task TellAsync(InvocationConfiguration console, WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var first = addresses.First();
        await console.Output.WriteLineAsync($"Quittance serves at {string.Join(", ", addresses)}. Ctrl-C stops it.");
        if (app.Services.GetRequiredService<SetUpCode>().Printed is { } code)
            await console.Output.WriteLineAsync($"Nobody is set up yet. Open {first}/setup and enter this one-time code: {code}");
    }

    private static async Task<int> StopAsync(InvocationConfiguration console, string why)
    {
        await console.Error.WriteLineAsync(why);
        return 2;
    }
}
