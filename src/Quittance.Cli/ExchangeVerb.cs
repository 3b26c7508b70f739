using System.CommandLine;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.Core.Exchange;

namespace Quittance.Cli;

/// <summary><c>exchange</c>: one round with all partners: answers in, claims out, and what should have been answered by now.</summary>
internal static class ExchangeVerb
{
    public static Command Build()
    {
        var command = new Command("exchange", "One round with all partners: take answers in, send claims, tell what has no answer in time.");
        command.OnPractice(async (parse, context, cancellation) =>
        {
            using var once = ImportLock.Take(GlobalOptions.Storage(parse).Home) ?? throw new VerbException("An import is running in this home folder. Wait until it is done.");
            var round = await ExportVerb.Exchange(context).RunAsync(context.Tenant, context.Acting.Actor, cancellation);
            var late = await new ListUnanswered(context.Db).RunAsync(context.Tenant, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime), cancellation);
            Show(parse, round, late);
            return round.FilesIn.Any(f => f.Status is "rejected" or "unbalanced" or "partial") ? Verb.Refused : Verb.Done;
        });
        return command;
    }

    internal static void Show(ParseResult parse, ExchangeRound round, IReadOnlyList<Unanswered> late)
    {
        if (parse.GetValue(GlobalOptions.Json)) Json(round, late);
        else Text(round, late);
    }

    private static void Text(ExchangeRound round, IReadOnlyList<Unanswered> late)
    {
        Console.WriteLine($"{round.FilesIn.Count:N0} files in, {round.Made.Ready:N0} claims ready, {round.Made.Held:N0} held, {round.Made.NotMade:N0} visits without a claim, {round.NextPayers:N0} claims for next payers, {round.FilesOut:N0} files out.");
        foreach (var file in round.FilesIn.Where(f => f.Status is not "imported" and not "duplicate")) Console.WriteLine($"{file.File}: {file.Status}");
        if (round.Made.Held > 0) Console.WriteLine("See what holds them with: quittance claims --state Held");
        foreach (var item in late)
            Console.WriteLine($"{Words(item.What)} for {(item.Number.Length > 0 ? $"claim {item.Number}" : item.File)}, sent {item.SentOn:MM/dd/yyyy}, was due {item.Due:MM/dd/yyyy}: {item.DaysLate} {(item.DaysLate == 1 ? "day" : "days")} late.");
    }

    private static string Words(Awaited what) => what switch
    {
        Awaited.FileAnswer => "The partner’s answer (999)",
        Awaited.ClaimAnswer => "The payer’s acceptance (277CA)",
        _ => "The payer’s decision (835)",
    };

    private static void Json(ExchangeRound round, IReadOnlyList<Unanswered> late) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("filesIn", round.FilesIn.Count);
        json.WriteNumber("filesOut", round.FilesOut);
        json.WriteNumber("ready", round.Made.Ready);
        json.WriteNumber("held", round.Made.Held);
        json.WriteNumber("notMade", round.Made.NotMade);
        json.WriteNumber("nextPayers", round.NextPayers);
        json.WriteStartArray("unanswered");
        foreach (var item in late)
        {
            json.WriteStartObject();
            json.WriteString("what", item.What switch { Awaited.FileAnswer => "999", Awaited.ClaimAnswer => "277CA", _ => "835" });
            json.WriteString("file", item.File);
            json.WriteString("claim", item.Number);
            json.WriteString("due", item.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("daysLate", item.DaysLate);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
