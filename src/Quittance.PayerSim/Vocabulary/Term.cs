namespace Quittance.PayerSim.Vocabulary;

/// <summary>What may stand behind a key of a profile.</summary>
internal enum Form
{
    /// <summary>Any text on one line.</summary>
    Text,
    /// <summary>true or false.</summary>
    Flag,
    /// <summary>A whole number, 0 or more.</summary>
    Count,
    /// <summary>Dollars, 0 or more, at most two decimals.</summary>
    Money,
    /// <summary>A percentage from 0 to 1000, such as 2.5.</summary>
    Percent,
    /// <summary>A day, 2025-01-31.</summary>
    Day,
    /// <summary>A day of every year, 01-31.</summary>
    MonthDay,
    /// <summary>One of a few words.</summary>
    Choice,
    /// <summary>A number or two with a hyphen: 7 or 6-15.</summary>
    Span,
    /// <summary>A list of texts; a single one needs no brackets.</summary>
    Texts,
    /// <summary>A list of a few words.</summary>
    Choices,
    /// <summary>A list of code patterns.</summary>
    Patterns,
    /// <summary>A list of percentages.</summary>
    PercentList,
    /// <summary>Codes with a price each.</summary>
    Prices,
    /// <summary>Codes or patterns with a percentage each.</summary>
    Percents,
    /// <summary>A block of further keys.</summary>
    Block,
    /// <summary>A list of such blocks.</summary>
    Blocks,
}

/// <summary>
/// One key of the vocabulary. <paramref name="Default"/> is YAML as one would write it; <see cref="Required"/> when there is none and the key must
/// stand, <see cref="Nothing"/> when leaving it out means that there is no such thing. <paramref name="Example"/> is YAML too, and a test reads it.
/// </summary>
internal sealed record Term(string Key, Form Form, string Default, string Says, string Example)
{
    public const string Required = "required";
    public const string Nothing = "nothing";

    /// <summary>The words of a choice.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>What the block behind the key holds.</summary>
    public Block? Of { get; init; }

    /// <summary>The least a number may be.</summary>
    public int Least { get; init; }

    public bool IsRequired => Default == Required;

    public bool HasDefault => Default is not (Required or Nothing);
}

/// <summary>Keys that stand together. <paramref name="Example"/> is a whole block as one would write it; a test reads it.</summary>
internal sealed record Block(string Name, string Says, string Example, params Term[] Terms)
{
    /// <summary>Exactly one of these keys must stand; empty when there is no such rule.</summary>
    public string[] OneOf { get; init; } = [];

    /// <summary>At least one of these keys must stand.</summary>
    public string[] SomeOf { get; init; } = [];

    public Term? Find(string key) => Array.Find(Terms, term => term.Key == key);
}
