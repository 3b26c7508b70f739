using System.Globalization;
using System.Text;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>Writes the page from which a profile can be written: <c>docs/reference/payer-profile.md</c>. Same vocabulary, same text.</summary>
public static class ProfileReference
{
    private const string Resource = "Vocabulary/reference.md";

    /// <summary>The whole page: the words around it come from a text of its own, every key from the vocabulary.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Frame());
        page.Append("\n## All keys\n\n");
        page.Append("Each block below has its keys, what may stand behind them, what leaving them out means, and an example. *Required* keys have no default; *nothing* means that there is no such thing.\n\n");
        foreach (var block in ProfileBlocks.All) page.Append(CultureInfo.InvariantCulture, $"- [{block.Name}](#{block.Name}): {Where(block)}\n");
        foreach (var block in ProfileBlocks.All) Append(page, block, block == ProfileBlocks.Profile);
        page.Append("\n## A complete profile\n\nThis one can be used as it is.\n\n```yaml\n").Append(ProfileBlocks.Profile.Example.TrimEnd()).Append("\n```\n");
        return page.ToString();
    }

    internal static string DefaultWords(Term term) => term.Default switch
    {
        Term.Required => "Required.",
        Term.Nothing => "Default: nothing.",
        _ => $"Default: {term.Default}",
    };

    private static string Frame()
    {
        using var reader = new StreamReader(typeof(ProfileReference).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }

    private static string Where(Block block)
    {
        var places = ProfileBlocks.All.SelectMany(b => b.Terms.Where(t => t.Of == block).Select(t => $"`{t.Key}` of {b.Name}")).ToList();
        return places.Count == 0 ? "the whole file" : string.Join(", ", places);
    }

    /// <summary>A block with its keys, and its example unless that is the whole file.</summary>
    internal static void Append(StringBuilder page, Block block, bool isWholeFile)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {block.Name}\n\n{block.Says}\n");
        if (block.OneOf.Length > 0) page.Append(CultureInfo.InvariantCulture, $"\nExactly one of {string.Join(", ", block.OneOf.Select(k => $"`{k}`"))} must stand.\n");
        if (block.SomeOf.Length > 0) page.Append("\nAt least one key must stand.\n");
        page.Append("\n| Key | Value | Default | Means | Example |\n|---|---|---|---|---|\n");
        foreach (var term in block.Terms)
            page.Append(CultureInfo.InvariantCulture, $"| `{term.Key}` | {Value(term)} | {Default(term)} | {Cell(term.Says)} | `{Cell($"{term.Key}: {term.Example}")}` |\n");
        if (isWholeFile) page.Append("\nThe complete profile at the end of this page is its example.\n");
        else page.Append("\n```yaml\n").Append(block.Example.TrimEnd()).Append("\n```\n");
    }

    private static string Value(Term term) => term.Form switch
    {
        Form.Block => $"a block: [{term.Of!.Name}](#{term.Of.Name})",
        Form.Blocks => $"a list of [{term.Of!.Name}](#{term.Of.Name})",
        Form.Choice or Form.Choices => (term.Form == Form.Choice ? "one of " : "a list of ") + string.Join(", ", term.Words.Select(w => $"`{w}`")),
        _ => FormWords.Of(term),
    };

    private static string Default(Term term) => term.Default switch
    {
        Term.Required => "*required*",
        Term.Nothing => "nothing",
        _ => $"`{Cell(term.Default)}`",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
