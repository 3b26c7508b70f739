using System.CommandLine;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;

namespace Quittance.Cli;

/// <summary><c>edits</c>: what claims are judged for. Lists, explains, tests, and writes the reference page.</summary>
internal static class EditsVerb
{
    public static Command Build()
    {
        var command = new Command("edits", "List the edits that claims are judged by; explain one, or run their examples.") { BuildExplain(), BuildTest(), BuildReference() };
        command.SetAction(parse =>
        {
            var lines = EditCatalog.All.Select(e => $"{e.Info.Id}  {EditWords.Of(e.Info.Severity),-7}  level {e.Info.Level}  {EditWords.Letters(e.Info.Kinds, " ")}  {e.Info.Title}");
            parse.Print(new EditsDocument([.. EditCatalog.All.Select(Document)]), EditsJson.Readable.EditsDocument, string.Join('\n', lines));
            return Verb.Done;
        });
        return command;
    }

    private static Command BuildExplain()
    {
        var id = new Argument<string>("ID") { Description = "The edit's id, such as PRO-0201." };
        var command = new Command("explain", "Tell what makes an edit fire, what clears it, where it comes from and since when.") { id };
        command.SetAction(parse =>
        {
            if (EditCatalog.Find(parse.GetValue(id)!) is not { } edit)
            {
                parse.Tell($"There is no edit {parse.GetValue(id)}; edits lists them.");
                return Verb.Failed;
            }
            parse.Print(Document(edit), EditsJson.Readable.EditDocument, Text(edit));
            return Verb.Done;
        });
        return command;
    }

    private static Command BuildTest()
    {
        var command = new Command("test", "Run every edit's examples.");
        command.SetAction(parse =>
        {
            var ran = EditCatalog.All.SelectMany(edit => edit.Examples.Select(example => new EditExampleDocument(edit.Info.Id, example.Name, example.Fires, example.Holds(edit)))).ToList();
            var wrong = ran.Where(e => !e.Passed).ToList();
            var lines = wrong.Select(e => $"{e.Id} should {(e.Fires ? "fire" : "be silent")} on {e.Name}.").Append($"{ran.Count} examples of {EditCatalog.All.Count} edits, {wrong.Count} of them wrong.");
            parse.Print(new EditTestDocument(EditCatalog.All.Count, ran.Count, ran.Count - wrong.Count, wrong), EditsJson.Readable.EditTestDocument, string.Join('\n', lines));
            return wrong.Count == 0 ? Verb.Done : Verb.Refused;
        });
        return command;
    }

    private static Command BuildReference()
    {
        var path = new Argument<string?>("OUT") { Description = "The file to write; without it the page is printed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("reference", "Write the page about all edits.") { path };
        command.SetAction(parse =>
        {
            try
            {
                var page = EditsReference.Write(EditCatalog.All);
                if (parse.GetValue(path) is { } file) File.WriteAllText(file, page);
                else parse.InvocationConfiguration.Output.Write(page);
                return Verb.Done;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                parse.Tell(fault.Message);
                return Verb.Failed;
            }
        });
        return command;
    }

    private static string Text(IEdit edit)
    {
        var info = edit.Info;
        List<string> lines =
        [
            $"{info.Id}  {info.Title}", $"  Weight      {EditWords.Of(info.Severity)}, SNIP level {info.Level}, stage {(int)info.Stage}: {EditWords.Of(info.Stage)}", $"  Judges      {EditWords.Of(info.Kinds)} claims", $"  Fires       {info.Fires}",
            $"  Cleared by  {info.Clears}", $"  Source      {info.Source}{(info.Source.Date is { } day ? $", edition of {EditWords.Of(day)}" : "")}",
        ];
        if (info.Source.Link is { } link) lines.Add($"              {link}");
        lines.Add($"  Effective   {EditWords.Of(info)}");
        lines.AddRange(edit.Examples.Select(e => $"  {(e.Fires ? "Fires on  " : "Silent on ")}  {e.Name}"));
        return string.Join('\n', lines);
    }

    private static EditDocument Document(IEdit edit)
    {
        var info = edit.Info;
        return new EditDocument(
            info.Id, info.Title, (int)info.Stage, info.Level, EditWords.Json(info.Severity), info.Fires, info.Clears, info.Source.ToString(), info.Source.Link,
            info.Source.Date is { } date ? EditWords.Of(date) : null, EditWords.Of(info.Effective.From), info.Effective.To is { } to ? EditWords.Of(to) : null,
            info.Basis == EditBasis.ServiceDay ? "service" : "sending", info.Edition, EditWords.Json(info.Kinds), [.. edit.Examples.Select(e => new EditExampleNameDocument(e.Name, e.Fires))]);
    }
}
