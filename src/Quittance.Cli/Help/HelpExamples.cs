using System.Globalization;

namespace Quittance.Cli.Help;

/// <summary>An example of a verb: what it does, its words after <c>quittance</c>, and the exit code that it ends with.</summary>
internal sealed record HelpExample(string Verb, string Says, string Line, int ExitCode)
{
    /// <summary>The words of the line, as a shell would part them.</summary>
    public string[] Words => [.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(Line)];
}

/// <summary>The examples that <c>help</c> shows, as they stand in examples.txt.</summary>
internal static class HelpExamples
{
    private const string Resource = "Help/examples.txt", Ends = " => ";

    /// <summary>All of them, in the order in which they can be run one after another.</summary>
    public static IReadOnlyList<HelpExample> All { get; } = Read();

    private static List<HelpExample> Read()
    {
        using var stream = typeof(HelpExamples).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var reader = new StreamReader(stream);
        var examples = new List<HelpExample>();
        var (verb, says) = ("", "");
        var isNewVerb = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.Length == 0) isNewVerb = true;
            else if (isNewVerb) (verb, says, isNewVerb) = (line, "", false);
            else if (!line.StartsWith("$ ", StringComparison.Ordinal)) says = line;
            else
            {
                var parts = line[2..].Split(Ends);
                examples.Add(new HelpExample(verb, says, parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0));
            }
        }
        return examples;
    }
}
