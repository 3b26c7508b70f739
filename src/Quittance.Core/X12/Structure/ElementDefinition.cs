namespace Quittance.Core.X12.Structure;

/// <summary>What a guide says about a place.</summary>
internal enum Usage { Required, Situational, NotUsed }

/// <summary>The data type of an element.</summary>
internal enum ElementType { Text, Code, Date, Time, Decimal, Whole, Binary, Composite }

/// <summary>One element (or one component) of a segment at one place of a guide.</summary>
internal sealed class ElementDefinition
{
    /// <summary>Position in the segment, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Position in the composite, from 1; 0 for the element itself.</summary>
    public required int Component { get; init; }

    /// <summary>The data element number, which a 999 names.</summary>
    public required string DataElement { get; init; }

    public required Usage Usage { get; init; }
    public ElementType Type { get; init; } = ElementType.Text;
    public int Least { get; init; }
    public int Most { get; init; } = int.MaxValue;

    /// <summary>True for a monetary amount: dollars and whole cents, though the standard's type is a number of any decimals.</summary>
    public bool IsMoney => DataElement == "782";

    /// <summary>How often the value may repeat inside the element.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>The values that the guide allows; null when it allows any.</summary>
    public CodeSet? Codes { get; init; }

    /// <summary>The outside list that the values belong to; it is not judged here (level 5).</summary>
    public string? OutsideList { get; init; }

    /// <summary>True when the value tells the segment from others of its name.</summary>
    public bool IsQualifier { get; init; }

    /// <summary>True when the value's form stands in the element before it (D8, RD8 and so on).</summary>
    public bool HasFormBefore { get; set; }

    /// <summary>The components; empty for a simple element.</summary>
    public ElementDefinition[] Components { get; set; } = [];
}

/// <summary>A list of allowed values that is asked without making a text of the value.</summary>
internal sealed class CodeSet
{
    private readonly ShortTable _short;
    private readonly byte[][] _long;

    public CodeSet(IReadOnlyList<string> values)
    {
        Values = values;
        var bytes = values.Select(System.Text.Encoding.Latin1.GetBytes).ToArray();
        _short = new ShortTable([.. bytes.Where(b => b.Length is > 0 and <= ShortValue.Longest)]);
        // Longer ones (guide ids) are few and compared byte by byte.
        _long = [.. bytes.Where(b => b.Length > ShortValue.Longest)];
    }

    /// <summary>The values in the table's order.</summary>
    public IReadOnlyList<string> Values { get; }

    public bool Contains(ReadOnlySpan<byte> value)
    {
        if (value.Length <= ShortValue.Longest) return _short.Find(value) != ShortTable.None;
        foreach (var code in _long)
            if (value.SequenceEqual(code)) return true;
        return false;
    }

    /// <summary>True when one value stands in both lists.</summary>
    public bool Overlaps(CodeSet other) => Values.Any(v => other.Values.Contains(v, StringComparer.Ordinal));
}
