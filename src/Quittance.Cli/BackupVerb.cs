using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;
using Quittance.App.Storage.Backup;

namespace Quittance.Cli;

internal static class BackupVerb
{
    public static Command Build()
    {
        var output = new Argument<string>("OUT") { Description = "The file to write; it must not be there yet." };
        var passphrase = Verb.PassphraseOption();
        var command = new Command("backup", "Writes database, audit store and key ring into one encrypted file, while others work on.") { output, passphrase };
        command.OnRun(async (parse, services, cancellation) =>
        {
            var options = services.GetRequiredService<StorageOptions>();
            if (!options.IsPostgres && !File.Exists(options.Home.Database))
            {
                throw new VerbException($"There is no database in {options.Home.Path}. Name the right folder with --home.");
            }
            // A foreign or missing key ring is found now and not when the backup is needed.
            await Database.MigrateAsync(services, cancellation);
            var file = Path.GetFullPath(parse.GetRequiredValue(output));
            var bytes = await services.GetRequiredService<MakeBackup>().RunAsync(file, Verb.Passphrase(parse.GetRequiredValue(passphrase)), cancellation);
            parse.Print(new BackupDocument(file, bytes), StorageJson.Default.BackupDocument, string.Create(
                CultureInfo.InvariantCulture, $"{file}: {bytes:N0} bytes, read back and found whole. Keep the passphrase elsewhere: without it the backup is lost."));
            return Verb.Done;
        });
        return command;
    }
}
