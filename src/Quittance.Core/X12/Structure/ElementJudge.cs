using System.Globalization;

namespace Quittance.Core.X12.Structure;

/// <summary>Judges the elements of one segment against its definition. A clean segment costs no allocation and, unless all are to be looked at, one pass over its bytes.</summary>
internal sealed class ElementJudge(FaultTeller faults, bool looksAtAll = false)
{
    private readonly KnownDates _dates = new();

    /// <summary>Judges a segment; true when there was nothing to tell at once. The definition is the guide's, or the base standard's for a set without a table.</summary>
    public bool Judge(in Segment segment, SegmentDefinition definition, string? loop)
    {
        if (!looksAtAll && definition.Form.IsClean(segment, _dates)) return true;
        var count = segment.Count;
        if (count == 0)
        {
            faults.Segment(StructureRules.SegmentEmpty, segment, loop, $"{definition.Id} stands here with no value at all.");
            return false;
        }
        // One look over the whole segment saves looking at each element for separators and odd characters.
        var bytes = segment.Bytes;
        var separators = segment.Separators;
        var parts = bytes.IndexOfAny(separators.Component, separators.Repetition == 0 ? separators.Component : separators.Repetition) >= 0;
        if (bytes.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 || bytes.Contains((byte)0x7F)) Characters(segment, loop);
        if (segment[count].IsEmpty)
            faults.Element(StructureRules.ElementTrailing, segment, loop, count, 0, default, $"{definition.Id} ends in separators with nothing after them.");

        var elements = definition.Elements;
        var last = Math.Max(Math.Min(count, elements.Length), definition.LastRequired);
        for (var i = 1; i <= last; i++) Judge(segment, elements[i - 1], loop, parts);
        if (count > elements.Length) Extra(segment, definition, loop);
        foreach (var note in definition.Notes) Note(segment, note, loop);
        return false;
    }

    private void Judge(in Segment segment, ElementDefinition at, string? loop, bool parts)
    {
        var element = segment[at.Number];
        if (element.IsEmpty)
        {
            if (at.Usage == Usage.Required) Missing(segment, at, loop);
            return;
        }
        if (at.Usage == Usage.NotUsed)
        {
            NotUsed(segment, at, loop, element.Bytes);
            return;
        }
        if (!parts)
        {
            if (at.Components.Length == 0) Value(segment, at, loop, element.Bytes, at.HasFormBefore ? segment[at.Number - 1].Bytes : default);
            else Composite(segment, at, loop, element);
            return;
        }
        Repeated(segment, at, loop, element);
    }

    private void Repeated(in Segment segment, ElementDefinition at, string? loop, Element element)
    {
        var separator = segment.Separators.Repetition;
        var times = separator == 0 ? 1 : element.Bytes.Count(separator) + 1;
        if (times > at.Repeat)
        {
            faults.Element(StructureRules.ElementRepeats, segment, loop, at.Number, 0, element.Bytes,
                $"{FaultTeller.Name(segment, at.Number)} has {Text(times)} repetitions; {Text(at.Repeat)} is the most.", level: at.Repeat > 1 ? 2 : 1);
            times = at.Repeat;
        }
        for (var n = 1; n <= times; n++)
        {
            var one = element.Repetition(n);
            if (at.Components.Length > 0) Composite(segment, at, loop, one);
            else if (one.Bytes.Contains(segment.Separators.Component))
                faults.Element(StructureRules.ComponentExtra, segment, loop, at.Number, 0, one.Bytes,
                    $"{FaultTeller.Name(segment, at.Number)} has components, but it is a simple value.");
            else Value(segment, at, loop, one.Bytes, at.HasFormBefore ? segment[at.Number - 1].Bytes : default);
        }
    }

    private void Composite(in Segment segment, ElementDefinition at, string? loop, Element composite)
    {
        var rest = composite.Bytes;
        var separator = segment.Separators.Component;
        ReadOnlySpan<byte> before = default;
        var n = 0;
        for (var more = true; more; n++)
        {
            var end = rest.IndexOf(separator);
            var value = end < 0 ? rest : rest[..end];
            more = end >= 0;
            if (more) rest = rest[(end + 1)..];
            if (n >= at.Components.Length)
            {
                faults.Element(StructureRules.ComponentExtra, segment, loop, at.Number, n + 1, value,
                    $"{FaultTeller.Name(segment, at.Number)} has more than {Text(at.Components.Length)} components.");
                return;
            }
            var component = at.Components[n];
            if (value.IsEmpty)
            {
                if (!more && n > 0)
                    faults.Element(StructureRules.ElementTrailing, segment, loop, at.Number, n + 1, default,
                        $"{FaultTeller.Name(segment, at.Number)} ends in component separators with nothing after them.");
                if (component.Usage == Usage.Required) Missing(segment, component, loop);
            }
            else if (component.Usage == Usage.NotUsed) NotUsed(segment, component, loop, value);
            else Value(segment, component, loop, value, before);
            before = value;
        }
        for (; n < at.Components.Length; n++)
            if (at.Components[n].Usage == Usage.Required) Missing(segment, at.Components[n], loop);
    }

    private void Value(in Segment segment, ElementDefinition at, string? loop, ReadOnlySpan<byte> value, ReadOnlySpan<byte> before)
    {
        var length = value.Length;
        switch (at.Type)
        {
            case ElementType.Decimal or ElementType.Whole:
                if (!ValueForm.IsDecimal(value, at.Type == ElementType.Whole, out length))
                {
                    Fault(StructureRules.ElementCharacter, segment, at, loop, value, at.Type == ElementType.Whole ? "is not a whole number" : "is not a number",
                        at.Type == ElementType.Whole ? "digits" : "digits with at most one point, and a minus sign when negative");
                    return;
                }
                if (at.IsMoney && length <= at.Most && !ValueForm.IsMoney(value, length))
                {
                    Fault(StructureRules.ElementAmount, segment, at, loop, value, "is not an amount of dollars and cents", "an amount such as 100 or 100.25");
                    return;
                }
                break;
            case ElementType.Date:
                if (ValueForm.IsDate(value) && value.Length >= at.Least && value.Length <= at.Most) return;
                Fault(StructureRules.ElementDate, segment, at, loop, value, "is not a date", at.Most < ValueForm.FullDate ? "YYMMDD" : "CCYYMMDD");
                return;
            case ElementType.Time:
                if (ValueForm.IsTime(value)) return;
                Fault(StructureRules.ElementTime, segment, at, loop, value, "is not a time", "HHMM or HHMMSS");
                return;
        }
        if (length > at.Most && (length = Math.Min(length, ValueForm.Length(value))) > at.Most)
            Fault(StructureRules.ElementLong, segment, at, loop, value, $"has {Text(length)} characters; {Text(at.Most)} is the most", $"at most {Text(at.Most)} characters");
        else if (length < at.Least && at.Type != ElementType.Whole)
            Fault(StructureRules.ElementShort, segment, at, loop, value, $"has {Text(length)} characters; {Text(at.Least)} is the least", $"at least {Text(at.Least)} characters");
        else if (at.Codes is { } codes && !codes.Contains(value))
            Fault(StructureRules.ElementCode, segment, at, loop, value, "has a value that the guide does not list here", List(codes));
        else if (at.HasFormBefore && !ValueForm.HasForm(before, value))
            Fault(StructureRules.ElementDate, segment, at, loop, value,
                $"does not have the form {FaultTeller.Printable(before)} that {FaultTeller.Name(segment, at.Component == 0 ? at.Number - 1 : at.Number, at.Component == 0 ? 0 : at.Component - 1)} names",
                FaultTeller.Printable(before));
    }

    private void Fault(StructureRule rule, in Segment segment, ElementDefinition at, string? loop, ReadOnlySpan<byte> value, string what, string expected) =>
        faults.Element(rule, segment, loop, at.Number, at.Component, value, $"{FaultTeller.Name(segment, at.Number, at.Component)} {what}.", expected);

    // A value that the base standard requires too is a fault of level 1.
    private void Missing(in Segment segment, ElementDefinition at, string? loop)
    {
        var inStandard = GuideTables.Standard(segment.Key)?.At(at.Number, at.Component)?.Usage == Usage.Required;
        faults.Element(StructureRules.ElementMissing, segment, loop, at.Number, at.Component, default,
            $"{FaultTeller.Name(segment, at.Number, at.Component)} is empty, but required.", at.Codes is { } codes ? List(codes) : null, inStandard ? 1 : 2);
    }

    private void NotUsed(in Segment segment, ElementDefinition at, string? loop, ReadOnlySpan<byte> value) =>
        faults.Element(StructureRules.ElementNotUsed, segment, loop, at.Number, at.Component, value,
            $"{FaultTeller.Name(segment, at.Number, at.Component)} is filled, but the guide does not use it.", "nothing");

    // Beyond the guide's list but inside the standard's is "not used"; beyond both is too many.
    private void Extra(in Segment segment, SegmentDefinition definition, string? loop)
    {
        var most = Math.Max(definition.Elements.Length, GuideTables.Standard(definition.Tag)?.Elements.Length ?? 0);
        for (var i = definition.Elements.Length + 1; i <= Math.Min(segment.Count, most); i++)
            if (!segment[i].IsEmpty)
                faults.Element(StructureRules.ElementNotUsed, segment, loop, i, 0, segment[i].Bytes,
                    $"{FaultTeller.Name(segment, i)} is filled, but the guide does not use it.", "nothing");
        if (segment.Count > most)
            faults.Element(StructureRules.ElementExtra, segment, loop, most + 1, 0, segment[most + 1].Bytes,
                $"{definition.Id} has {Text(segment.Count)} elements; {Text(most)} is the most.");
    }

    private void Characters(in Segment segment, string? loop)
    {
        for (var i = 1; i <= segment.Count; i++)
        {
            var value = segment[i].Bytes;
            if (HasControl(value, segment.Separators))
                faults.Element(StructureRules.ElementCharacter, segment, loop, i, 0, value,
                    $"{FaultTeller.Name(segment, i)} holds a control character, such as a line break or a tab.", "characters that print", shown: ControlCharacter.NamesIn(value));
        }
    }

    // Partners use control characters such as 1F as separators; there they are none.
    private static bool HasControl(ReadOnlySpan<byte> value, Separators separators)
    {
        foreach (var b in value)
            if (b is < 0x20 or 0x7F && b != separators.Component && (b != separators.Repetition || b == 0)) return true;
        return false;
    }

    private void Note(in Segment segment, SyntaxNote note, string? loop)
    {
        var elements = note.Elements;
        var first = !segment[elements[0]].IsEmpty;
        var rest = 0;
        for (var i = 1; i < elements.Length; i++)
            if (!segment[elements[i]].IsEmpty) rest++;
        var others = elements.Length - 1;
        var isBroken = note.Kind switch
        {
            'P' => first ? rest < others : rest > 0,
            'R' => !first && rest == 0,
            'E' => rest + (first ? 1 : 0) > 1,
            'C' => first && rest < others,
            'L' => first && rest == 0,
            _ => false,
        };
        if (isBroken) BrokenNote(segment, note, loop);
    }

    private void BrokenNote(in Segment segment, SyntaxNote note, string? loop)
    {
        var isExclusion = note.Kind == 'E';
        var at = note.Elements[0];
        foreach (var element in note.Elements)
        {
            if (segment[element].IsEmpty == isExclusion) continue;
            at = element;
            if (!isExclusion) break;
        }
        var names = new List<string>();
        foreach (var element in note.Elements) names.Add(FaultTeller.Name(segment, element));
        var all = string.Join(", ", names);
        var others = string.Join(", ", names.Skip(1));
        var message = note.Kind switch
        {
            'P' => $"Of {all} some are filled and some are not; they belong together.",
            'R' => $"None of {all} is filled; at least one is needed.",
            'E' => $"More than one of {all} is filled; they exclude each other.",
            'C' => $"{names[0]} is filled, and then {others} must be filled too.",
            _ => $"{names[0]} is filled, and then one of {others} must be filled too.",
        };
        faults.Element(isExclusion ? StructureRules.ElementExclusive : StructureRules.ElementConditional, segment, loop, at, 0,
            segment[at].Bytes, message);
    }

    private static string List(CodeSet codes)
    {
        const int Shown = 20;
        var list = string.Join(", ", codes.Values.Take(Shown));
        return codes.Values.Count > Shown ? $"one of {Text(codes.Values.Count)} values: {list} ..." : list;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
