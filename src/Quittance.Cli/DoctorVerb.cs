using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Doctor;
using Quittance.App.Storage.Keys;

namespace Quittance.Cli;

/// <summary><c>doctor</c>: the health of everything with what to do; <c>--digest</c> hashes what is true now.</summary>
internal static class DoctorVerb
{
    public static Command Build()
    {
        var digest = new Option<bool>("--digest") { Description = "Also hash what is true now, to compare two databases." };
        var command = new Command("doctor", "Examine the installation and say what to do.") { digest };
        command.OnRun(async (parse, services, cancellation) =>
        {
            var health = await services.GetRequiredService<Examine>().RunAsync(cancellation);
            // A home that others may enter is worth a word, but says nothing against the content.
            var isReadable = health.Checks.All(c => c.Name is not ("migration-lock" or "database" or "key-ring") || c.Outcome.State != CheckState.Ill);
            var hash = parse.GetValue(digest) && isReadable ? await DigestAsync(services, parse, cancellation) : null;
            if (parse.GetValue(GlobalOptions.Json)) Json(health, hash);
            else Text(health, hash);
            return health.IsHealthy ? Verb.Done : Verb.Refused;
        });
        return command;
    }

    private static async Task<string> DigestAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var practice = await App.Practice.FindPractice.RunAsync(db, parse.GetValue(GlobalOptions.Practice), cancellation);
        return practice is Core.Kernel.Result<Guid>.Ok { Value: var tenant }
            ? await new DigestContent(db, scope.ServiceProvider.GetRequiredService<FieldCipher>(), tenant).RunAsync(cancellation)
            : "";
    }

    private static void Json(HealthReport health, string? digest) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("healthy", health.IsHealthy);
        json.WriteStartArray("checks");
        foreach (var check in health.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("state", check.Outcome.State.ToString().ToLowerInvariant());
            json.WriteString("finding", check.Outcome.Finding);
            if (check.Outcome.Advice.Length > 0) json.WriteString("advice", check.Outcome.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (digest is not null) json.WriteString("digest", digest);
        json.WriteEndObject();
    });

    private static void Text(HealthReport health, string? digest)
    {
        foreach (var check in health.Checks)
        {
            Console.WriteLine($"{check.Outcome.State switch { CheckState.Well => "well", CheckState.Look => "LOOK", CheckState.Ill => "ILL", _ => "-" },-5}{check.Name,-20}{check.Outcome.Finding}");
            if (check.Outcome.Advice.Length > 0) Console.WriteLine($"{"",-25}{check.Outcome.Advice}");
        }
        if (digest is not null) Console.WriteLine($"digest {digest}");
    }
}
