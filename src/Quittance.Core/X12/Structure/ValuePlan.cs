namespace Quittance.Core.X12.Structure;

/// <summary>What <see cref="CleanForm"/> needs of one element or component, side by side in memory.</summary>
internal readonly struct ValuePlan
{
    private readonly ElementType _type;
    private readonly int _least;
    private readonly int _most;
    private readonly CodeSet? _codes;
    private readonly bool _isMoney;
    private readonly uint _required;
    private readonly uint _notUsed;

    public ValuePlan(ElementDefinition element)
    {
        _type = element.Type;
        _least = element.Type == ElementType.Whole ? 0 : element.Least;
        _most = element.Most;
        _codes = element.Codes;
        _isMoney = element.IsMoney;
        HasFormBefore = element.HasFormBefore;
        IsFree = element.Components.Length == 0 && _codes is null && !HasFormBefore
            && _type is not (ElementType.Decimal or ElementType.Whole or ElementType.Date or ElementType.Time);
        if (element.Components.Length == 0) return;
        Components = [.. element.Components.Select(c => new ValuePlan(c))];
        var (required, notUsed) = Usages(element.Components);
        (_required, _notUsed) = ((uint)required, (uint)notUsed);
    }

    /// <summary>True when nothing but the length of a value counts.</summary>
    public bool IsFree { get; }

    /// <summary>True for a length within the bounds.</summary>
    public bool Fits(int length) => length <= _most && length >= _least;

    /// <summary>The components; null for a simple value.</summary>
    public ValuePlan[]? Components { get; }

    /// <summary>True when the value before names the form of this one.</summary>
    public bool HasFormBefore { get; }

    /// <summary>Which of some places are required and which not used, the first in the lowest bit.</summary>
    public static (ulong Required, ulong NotUsed) Usages(ElementDefinition[] elements)
    {
        ulong required = 0, notUsed = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Usage == Usage.Required) required |= 1UL << i;
            if (elements[i].Usage == Usage.NotUsed) notUsed |= 1UL << i;
        }
        return (required, notUsed);
    }

    /// <summary>True when a value that is there has the type, length, code and form of its place.</summary>
    public bool IsRight(ReadOnlySpan<byte> value, ReadOnlySpan<byte> before, KnownDates dates)
    {
        var length = value.Length;
        switch (_type)
        {
            case ElementType.Decimal or ElementType.Whole:
                if (!ValueForm.IsDecimal(value, _type == ElementType.Whole, out length)) return false;
                if (_isMoney && !ValueForm.IsMoney(value, length)) return false;
                break;
            case ElementType.Date: return length >= _least && length <= _most && dates.IsDate(value);
            case ElementType.Time: return ValueForm.IsTime(value);
        }
        return length <= _most && length >= _least && (_codes is null || _codes.Contains(value)) && (!HasFormBefore || dates.HasForm(before, value));
    }

    /// <summary>True when all components are right; takes the separators between them off <paramref name="separators"/>.</summary>
    public bool AreRight(ReadOnlySpan<byte> composite, byte separator, ref int separators, KnownDates dates)
    {
        var plans = Components!;
        uint filled = 0;
        int start = 0, n = 0;
        ReadOnlySpan<byte> before = default;
        while (true)
        {
            if (n == plans.Length) return false;
            var end = start;
            while (end < composite.Length && composite[end] != separator) end++;
            var value = composite[start..end];
            if (!value.IsEmpty)
            {
                filled |= 1U << n;
                if (!plans[n].IsRight(value, before, dates)) return false;
            }
            before = value;
            if (end == composite.Length) break;
            separators--;
            n++;
            start = end + 1;
        }
        // Separators with nothing after them are a fault.
        return (n == 0 || !before.IsEmpty) && (filled & _required) == _required && (filled & _notUsed) == 0;
    }
}

/// <summary>A syntax note over the bits of the elements that are filled.</summary>
internal readonly struct NotePlan
{
    private readonly char _kind;
    private readonly ulong _first;
    private readonly ulong _rest;

    public NotePlan(SyntaxNote note)
    {
        _kind = note.Kind;
        _first = 1UL << (note.Elements[0] - 1);
        for (var i = 1; i < note.Elements.Length; i++) _rest |= 1UL << (note.Elements[i] - 1);
    }

    /// <summary>True when the note is kept.</summary>
    public bool Holds(ulong filled)
    {
        var (first, rest) = ((filled & _first) != 0, filled & _rest);
        return _kind switch
        {
            'P' => first ? rest == _rest : rest == 0,
            'R' => first || rest != 0,
            'E' => first ? rest == 0 : System.Numerics.BitOperations.PopCount(rest) <= 1,
            'C' => !first || rest == _rest,
            'L' => !first || rest != 0,
            _ => true,
        };
    }
}
