using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quittance.PayerSim.Vocabulary;

/// <summary>A line of a profile and what is wrong with it.</summary>
internal readonly record struct LineFault(int Line, string Reason);

/// <summary>
/// Reads YAML against the vocabulary. Everything that is wrong is told with its line, not only the first; a key that the vocabulary does not
/// know is refused, because a misspelt rule would otherwise be a rule that never fires.
/// </summary>
internal sealed partial class SectionReader
{
    // A profile with a thousand rules has some 200 KB; more is no profile.
    private const int MostCharacters = 2_000_000;

    // No profile is nested deeper than ten; a text of nothing but brackets must not use up the stack.
    private const int MostNesting = 50;

    private readonly List<LineFault> _faults = [];

    public static (Section? Section, IReadOnlyList<LineFault> Faults) Read(Block block, string text)
    {
        var reader = new SectionReader();
        var root = reader.Parse(text);
        var section = root is null ? null : reader.ReadBlock(block, root);
        return (reader._faults.Count == 0 ? section : null, [.. reader._faults.OrderBy(f => f.Line)]);
    }

    /// <summary>Reads only the value of one key, without asking for what must stand beside it.</summary>
    public static (object? Value, IReadOnlyList<LineFault> Faults) ReadValue(Term term, string text)
    {
        var reader = new SectionReader();
        var root = reader.Parse(text);
        var value = root is null ? null : reader.ReadForm(term, root);
        return (value, reader._faults);
    }

    private YamlNode? Parse(string text)
    {
        if (text.Length > MostCharacters) return Tell(1, $"the file has more than {Number(MostCharacters)} characters");
        var stream = new YamlStream();
        try
        {
            if (TooDeep(text) is { } line) return Tell(line, $"blocks and lists are nested deeper than {Number(MostNesting)}");
            stream.Load(new StringReader(text));
        }
        catch (YamlException wrong)
        {
            var reason = (wrong.InnerException ?? wrong).Message;
            return Tell((int)wrong.Start.Line, $"this is not YAML: {reason}");
        }
        catch (ArgumentException wrong)
        {
            return Tell(1, $"this is not YAML: {wrong.Message}");
        }
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" }) return Tell(1, "the file is empty");
        if (stream.Documents.Count > 1) return Tell((int)stream.Documents[1].RootNode.Start.Line, "one file holds one profile; a second document begins here");
        return stream.Documents[0].RootNode;
    }

    private static int? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostNesting) return (int)parser.Current.Start.Line;
        }
        return null;
    }

    private Section? ReadBlock(Block block, YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            Tell(node, $"a block of keys ({block.Name}) is expected here");
            return null;
        }
        var values = new Dictionary<string, Written>(StringComparer.Ordinal);
        foreach (var (keyNode, valueNode) in map.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (block.Find(key) is not { } term)
            {
                Tell(keyNode, $"{block.Name} has no key '{key}'{Guess(block, key)}");
                continue;
            }
            // A key without a value is left out, as is one that says null.
            if (valueNode is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" })
            {
                if (term.IsRequired) Tell(keyNode, $"{key} needs a value");
                continue;
            }
            if (ReadForm(term, valueNode) is { } value) values[key] = new Written(value, Line(keyNode));
            else if (_faults.Count == 0) Tell(valueNode, $"{key} cannot be read");
        }
        TellMissing(block, map, values);
        return new Section(block, Line(map), values);
    }

    private void TellMissing(Block block, YamlMappingNode map, Dictionary<string, Written> values)
    {
        bool Stands(string key) => map.Children.Keys.Any(k => (k as YamlScalarNode)?.Value == key);
        foreach (var term in block.Terms.Where(t => t.IsRequired && !Stands(t.Key))) Tell(map, $"{block.Name} needs the key '{term.Key}'");
        var given = block.OneOf.Where(Stands).ToList();
        if (block.OneOf.Length > 0 && given.Count != 1)
            Tell(map, $"{block.Name} needs exactly one of {string.Join(", ", block.OneOf)}; {(given.Count == 0 ? "there is none" : $"there are {string.Join(" and ", given)}")}");
        if (block.SomeOf.Length > 0 && !block.SomeOf.Any(values.ContainsKey)) Tell(map, $"{block.Name} needs at least one key");
    }
}
