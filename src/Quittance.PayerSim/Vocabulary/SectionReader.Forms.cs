using System.Globalization;
using Quittance.Core.Kernel;
using YamlDotNet.RepresentationModel;

namespace Quittance.PayerSim.Vocabulary;

/// <summary>The forms of values, one by one. Each gives null after telling what is wrong.</summary>
internal sealed partial class SectionReader
{
    private object? ReadForm(Term term, YamlNode node) => term.Form switch
    {
        Form.Block => ReadBlock(term.Of!, node),
        Form.Blocks => ReadBlocks(term, node),
        Form.Texts => ReadList(term, node, "a text", static text => text.Length > 0 ? text : null),
        Form.Choices => ReadList(term, node, $"one of {string.Join(", ", term.Words)}", text => term.Words.Contains(text, StringComparer.Ordinal) ? text : null),
        Form.PercentList => ReadPercentList(term, node),
        Form.Patterns => ReadPatterns(term, node),
        Form.Prices => ReadPrices(term, node),
        Form.Percents => ReadPercents(term, node),
        _ => ReadScalar(term, node),
    };

    private object? ReadScalar(Term term, YamlNode node)
    {
        if (node is not YamlScalarNode { Value: { } text }) return Refuse<object>(node, $"{term.Key} is one value, not a list or a block");
        object? value = term.Form switch
        {
            Form.Text => text.Length is > 0 and < 200 ? text : null,
            Form.Flag => text switch { "true" => true, "false" => false, _ => null },
            Form.Count => Scalars.Count(text),
            Form.Money => Scalars.Money(text),
            Form.Percent => Scalars.Percent(text),
            Form.Day => Scalars.Day(text),
            Form.MonthDay => Scalars.MonthDay(text),
            Form.Span => Scalars.Span(text),
            _ => term.Words.Contains(text, StringComparer.Ordinal) ? text : null,
        };
        if (value is int number && number < term.Least) return Refuse<object>(node, $"{term.Key} is {Number(term.Least)} or more; '{text}' is less");
        return value ?? Refuse<object>(node, $"{term.Key} is {FormWords.Of(term)}; '{text}' is not{(text.StartsWith('-') ? ", it is negative" : "")}");
    }

    private List<T>? ReadList<T>(Term term, YamlNode node, string expected, Func<string, T?> read) where T : class
    {
        var nodes = node is YamlSequenceNode many ? many.Children : [node];
        var values = new List<T>();
        foreach (var each in nodes)
        {
            if (each is YamlScalarNode { Value: { } text } && read(text) is { } value) values.Add(value);
            else return Refuse<List<T>>(each, $"{term.Key} is a list, each {expected}; '{(each as YamlScalarNode)?.Value}' is not");
        }
        return values.Count > 0 ? values : Refuse<List<T>>(node, $"{term.Key} is an empty list; leave the key out");
    }

    private List<Rate>? ReadPercentList(Term term, YamlNode node) =>
        ReadList(term, node, "a percentage from 0 to 1000", static text => Scalars.Percent(text) is { } rate ? (object)rate : null)?.Cast<Rate>().ToList();

    private CodeSet? ReadPatterns(Term term, YamlNode node)
    {
        if (ReadList(term, node, "a code, a beginning with a star, or a range", static text => text.Length > 0 ? text : null) is not { } texts) return null;
        return CodeSet.Read(texts, out var wrong) ?? Refuse<CodeSet>(node, $"{term.Key}: '{wrong}' is no code (99213), beginning (992*) or range (99202-99215)");
    }

    private Dictionary<string, Money>? ReadPrices(Term term, YamlNode node)
    {
        if (node is not YamlMappingNode map) return Refuse<Dictionary<string, Money>>(node, $"{term.Key} is a table of codes with a price each");
        var prices = new Dictionary<string, Money>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Children)
        {
            var code = (key as YamlScalarNode)?.Value ?? "";
            var text = (value as YamlScalarNode)?.Value ?? "";
            if (!code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || code.Length == 0) Tell(key, $"{term.Key}: '{code}' is no code, or code and modifier with a hyphen");
            else if (Scalars.Money(text) is not { } price) Tell(value, $"{term.Key}: the price of {code} is dollars, 0 or more; '{text}' is not{(text.StartsWith('-') ? ", it is negative" : "")}");
            else prices[code] = price;
        }
        return prices;
    }

    private List<(CodeSet, Rate)>? ReadPercents(Term term, YamlNode node)
    {
        if (node is not YamlMappingNode map) return Refuse<List<(CodeSet, Rate)>>(node, $"{term.Key} is a table of codes or patterns with a percentage each");
        var percents = new List<(CodeSet, Rate)>();
        foreach (var (key, value) in map.Children)
        {
            var code = (key as YamlScalarNode)?.Value ?? "";
            var text = (value as YamlScalarNode)?.Value ?? "";
            if (CodeSet.Read([code], out _) is not { } codes) Tell(key, $"{term.Key}: '{code}' is no code or pattern");
            else if (Scalars.Percent(text) is not { } percent) Tell(value, $"{term.Key}: '{text}' is no percentage from 0 to 1000");
            else percents.Add((codes, percent));
        }
        return percents;
    }

    private List<Section>? ReadBlocks(Term term, YamlNode node)
    {
        var nodes = node is YamlSequenceNode many ? many.Children : [node];
        var sections = new List<Section>();
        foreach (var each in nodes)
            if (ReadBlock(term.Of!, each) is { } section) sections.Add(section);
        return sections;
    }

    private static string Guess(Block block, string key)
    {
        var near = block.Terms.Select(t => (t.Key, Steps: Spelling.Distance(key, t.Key))).Where(t => t.Steps <= Math.Max(2, key.Length / 3)).OrderBy(t => t.Steps).FirstOrDefault();
        return near.Key is null ? "; it knows " + string.Join(", ", block.Terms.Select(t => t.Key)) : $"; did you mean '{near.Key}'?";
    }

    private void Tell(YamlNode node, string reason) => Tell(Line(node), reason);

    /// <summary>Tells what is wrong and gives up, in one expression.</summary>
    private T? Refuse<T>(YamlNode node, string reason) where T : class
    {
        Tell(node, reason);
        return null;
    }

    private YamlNode? Tell(int line, string reason)
    {
        _faults.Add(new LineFault(Math.Max(1, line), reason));
        return null;
    }

    private static int Line(YamlNode node) => (int)node.Start.Line;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
