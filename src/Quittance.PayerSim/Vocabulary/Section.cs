using Quittance.Core.Kernel;

namespace Quittance.PayerSim.Vocabulary;

/// <summary>One value that was read, and where it stands.</summary>
internal readonly record struct Written(object Value, int Line);

/// <summary>A block that was read: its values by key, defaults already put in. Only absent things are absent.</summary>
internal sealed class Section(Block block, int line, IReadOnlyDictionary<string, Written> values)
{
    public Block Block => block;

    public int Line => line;

    /// <summary>True when the file itself says it, and not a default.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    public int LineOf(string key) => values.TryGetValue(key, out var written) ? written.Line : line;

    public string Text(string key) => Get<string>(key) ?? "";

    public bool Flag(string key) => (bool)Value(key)!;

    public int Count(string key) => (int)Value(key)!;

    public int? MaybeCount(string key) => (int?)Value(key);

    public Money Money(string key) => (Money)Value(key)!;

    public Money? MaybeMoney(string key) => (Money?)Value(key);

    public Rate Percent(string key) => (Rate)Value(key)!;

    public Rate? MaybePercent(string key) => (Rate?)Value(key);

    public (int From, int To) Span(string key) => ((int, int))Value(key)!;

    public (int From, int To)? MaybeSpan(string key) => ((int, int)?)Value(key);

    public DateOnly? Day(string key) => (DateOnly?)Value(key);

    public (int Month, int Day) MonthDay(string key) => ((int, int))Value(key)!;

    public IReadOnlyList<string> Texts(string key) => Get<List<string>>(key) ?? [];

    public CodeSet? Codes(string key) => Get<CodeSet>(key);

    public IReadOnlyList<Rate> PercentList(string key) => Get<List<Rate>>(key) ?? [];

    public IReadOnlyDictionary<string, Money> Prices(string key) => Get<Dictionary<string, Money>>(key) ?? [];

    public IReadOnlyList<(CodeSet Codes, Rate Percent)> Percents(string key) => Get<List<(CodeSet, Rate)>>(key) ?? [];

    public Section? Inner(string key) => Get<Section>(key);

    public IReadOnlyList<Section> Blocks(string key) => Get<List<Section>>(key) ?? [];

    private T? Get<T>(string key) where T : class => (T?)Value(key);

    private object? Value(string key)
    {
        if (values.TryGetValue(key, out var written)) return written.Value;
        var term = block.Find(key);
        Check.That(term is not null, "a section is asked only for keys of its block");
        return Defaults.Of(term);
    }
}
