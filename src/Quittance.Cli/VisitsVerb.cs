using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Charges;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary><c>visits FILE --mapping FILE</c>: takes visits from somebody's table.</summary>
internal static class VisitsVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "A table of visits: CSV with a header, one row a service." };
        var mapping = new Option<string>("--mapping") { Description = "File that says which column holds what.", HelpName = "FILE", Required = true };
        var command = new Command("visits", "Take visits, patients and coverages from a table; export claims then bills them.") { file, mapping };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var (path, map) = (parse.GetValue(file)!, parse.GetValue(mapping)!);
            foreach (var wanted in new[] { path, map })
                if (!File.Exists(wanted)) throw new VerbException($"There is no file {wanted}.");
            var read = VisitMapping.Read(await File.ReadAllTextAsync(map, cancellation));
            if (read is Result<VisitMapping>.Refused why) return parse.Refuse($"{map}: {why.Sentence}");
            using var table = new StreamReader(path);
            var result = await new ImportVisits(context.Db, context.Services.GetRequiredService<FieldCipher>(), TimeProvider.System)
                .RunAsync(context.Acting, table, ((Result<VisitMapping>.Ok)read).Value, cancellation);
            if (result is Result<VisitsImported>.Refused refused) return parse.Refuse($"{path}: {refused.Sentence}");
            var imported = ((Result<VisitsImported>.Ok)result).Value;
            if (parse.GetValue(GlobalOptions.Json)) Json(imported);
            else Text(parse, imported);
            return imported.Refused.Count == 0 ? Verb.Done : Verb.Refused;
        });
        return command;
    }

    private static void Text(ParseResult parse, VisitsImported imported)
    {
        foreach (var row in imported.Refused) parse.Tell($"Line {row.Line}, visit {row.Visit}: {row.Reason}");
        Console.WriteLine($"{imported.Visits:N0} visits of {imported.Patients:N0} patients are recorded{(imported.Refused.Count == 0 ? "." : $", {imported.Refused.Count:N0} {(imported.Refused.Count == 1 ? "row is" : "rows are")} not.")}{(imported.Visits == 0 ? "" : " Bill them with: quittance export claims")}");
    }

    private static void Json(VisitsImported imported) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("patients", imported.Patients);
        json.WriteNumber("visits", imported.Visits);
        json.WriteStartArray("refused");
        foreach (var row in imported.Refused)
        {
            json.WriteStartObject();
            json.WriteNumber("line", row.Line);
            json.WriteString("visit", row.Visit);
            json.WriteString("reason", row.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
