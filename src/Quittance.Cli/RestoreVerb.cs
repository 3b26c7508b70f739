using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;
using Quittance.App.Storage.Backup;

namespace Quittance.Cli;

internal static class RestoreVerb
{
    public static Command Build()
    {
        var input = new Argument<string>("IN") { Description = "A file that backup wrote." };
        var passphrase = Verb.PassphraseOption();
        var command = new Command("restore", "Puts a backup back into an empty home folder, or an empty database on a server.") { input, passphrase };
        command.OnRun(async (parse, services, cancellation) =>
        {
            var manifest = await services.GetRequiredService<RestoreBackup>().RunAsync(
                Path.GetFullPath(parse.GetRequiredValue(input)), Verb.Passphrase(parse.GetRequiredValue(passphrase)), cancellation);
            await Database.MigrateAsync(services, cancellation);
            parse.Print(new RestoreDocument(manifest.Engine, manifest.Made), StorageJson.Default.RestoreDocument, string.Create(
                CultureInfo.InvariantCulture, $"Restored the backup of {manifest.Made.UtcDateTime:yyyy-MM-dd HH:mm} UTC and brought it up to date."));
            return Verb.Done;
        });
        return command;
    }
}
