namespace Quittance.Core.X12.Structure;

/// <summary>
/// A condition between elements of one segment. Kind P: all or none. R: at least one. E: at most one. C: the first needs
/// all the rest. L: the first needs at least one of the rest.
/// </summary>
internal sealed record SyntaxNote(char Kind, int[] Elements)
{
    /// <summary>Reads a note such as P0304.</summary>
    public static SyntaxNote Parse(string text)
    {
        var elements = new int[(text.Length - 1) / 2];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = int.Parse(text.AsSpan(1 + i * 2, 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        return new SyntaxNote(text[0], elements);
    }
}

/// <summary>A segment at one place of a guide, or as the base standard has it.</summary>
internal sealed class SegmentDefinition
{
    public SegmentDefinition(string id, string name, ElementDefinition[] elements, SyntaxNote[] notes)
    {
        Id = id;
        Name = name;
        Elements = elements;
        Notes = notes;
        Tag = SegmentKey.Of(System.Text.Encoding.Latin1.GetBytes(id));
        Qualifiers = [.. elements.Concat(elements.SelectMany(e => e.Components)).Where(e => e is { IsQualifier: true, Codes: not null })];
        foreach (var element in elements) if (element.Usage == Usage.Required) LastRequired = element.Number;
        MarkForms(elements);
        foreach (var element in elements) MarkForms(element.Components);
        Form = new CleanForm(this);
    }

    public string Id { get; }
    public string Name { get; }
    public int Tag { get; }

    /// <summary>Element n stands at n - 1.</summary>
    public ElementDefinition[] Elements { get; }
    public SyntaxNote[] Notes { get; }

    /// <summary>Tells quickly that a segment is clean.</summary>
    public CleanForm Form { get; }

    /// <summary>Elements whose values tell this segment from others of the same id.</summary>
    public ElementDefinition[] Qualifiers { get; }

    /// <summary>The last required element; 0 when none is.</summary>
    public int LastRequired { get; }

    /// <summary>True when the segment's qualifiers are of this place.</summary>
    public bool Matches(in Segment segment)
    {
        foreach (var qualifier in Qualifiers)
            if (!qualifier.Codes!.Contains(Value(segment, qualifier))) return false;
        return true;
    }

    /// <summary>The value at the place of a qualifier.</summary>
    public static ReadOnlySpan<byte> Value(in Segment segment, ElementDefinition at)
    {
        var element = segment[at.Number].Repetition(1);
        return at.Component == 0 ? element.Bytes : element.Component(at.Component).Bytes;
    }

    /// <summary>The data element that holds a place, null when the segment has no such place.</summary>
    public ElementDefinition? At(int number, int component)
    {
        if (number < 1 || number > Elements.Length) return null;
        var element = Elements[number - 1];
        if (component == 0) return element;
        foreach (var part in element.Components)
            if (part.Component == component) return part;
        return null;
    }

    // Data element 1251 holds a date or period whose form the element 1250 before it names.
    private static void MarkForms(ElementDefinition[] elements)
    {
        for (var i = 1; i < elements.Length; i++)
            elements[i].HasFormBefore = elements[i].DataElement == "1251" && elements[i - 1].DataElement == "1250";
    }
}
