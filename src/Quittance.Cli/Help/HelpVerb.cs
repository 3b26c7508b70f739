using System.CommandLine;

namespace Quittance.Cli.Help;

/// <summary><c>help VERB</c>: what the verb is for, with examples that can be typed as they stand.</summary>
internal static class HelpVerb
{
    public static Command Build(RootCommand root)
    {
        var verb = new Argument<string?>("VERB") { Description = "The verb; without one, all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("help", "Show a verb's examples.") { verb };
        command.SetAction(async (parse, cancellation) =>
        {
            if (parse.GetValue(verb) is not { } name)
            {
                if (!parse.GetValue(GlobalOptions.Json)) return await root.Parse(["--help"]).InvokeAsync(parse.InvocationConfiguration, cancellation);
                JsonOut.Write(json => HelpJson.Write(json, root));
                return Verb.Done;
            }
            if (root.Subcommands.FirstOrDefault(c => c.Name == name) is { } asked) return Show(parse, asked);
            parse.Tell($"There is no verb {name}. quittance help lists all.");
            return Verb.Failed;
        });
        return command;
    }

    private static int Show(ParseResult parse, Command asked)
    {
        var examples = HelpExamples.All.Where(e => e.Verb == asked.Name).ToList();
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOut.Write(json => HelpJson.Write(json, asked, examples));
            return Verb.Done;
        }
        output.WriteLine(asked.Description);
        foreach (var told in examples.GroupBy(e => e.Says, StringComparer.Ordinal))
        {
            output.WriteLine();
            output.WriteLine(told.Key);
            foreach (var example in told) output.WriteLine("  quittance " + example.Line);
        }
        output.WriteLine();
        output.WriteLine($"Every option: quittance {asked.Name} --help");
        return Verb.Done;
    }
}
