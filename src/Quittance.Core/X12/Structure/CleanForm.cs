namespace Quittance.Core.X12.Structure;

/// <summary>
/// Tells quickly that a segment has no fault, which is so for nearly every one. It says only <em>clean</em> or <em>look closer</em>: what is wrong, and in which
/// words, is for <see cref="ElementJudge"/> alone, so that a rule stands in one place and this one may be as careful as it likes.
/// </summary>
internal sealed class CleanForm
{
    // Which elements are filled is kept in the bits of one number.
    private const int MostElements = 63;

    private readonly ValuePlan[] _elements;
    private readonly NotePlan[] _notes;
    private readonly ulong _required;
    private readonly ulong _notUsed;
    private readonly bool _isUsable;

    public CleanForm(SegmentDefinition segment)
    {
        _elements = [.. segment.Elements.Select(e => new ValuePlan(e))];
        _notes = [.. segment.Notes.Select(n => new NotePlan(n))];
        (_required, _notUsed) = ValuePlan.Usages(segment.Elements);
        _isUsable = _elements.Length is > 0 and < MostElements && !segment.Elements.Where((e, i) => e.Number != i + 1).Any()
            && segment.Notes.All(n => n.Elements.All(e => e < MostElements));
    }

    /// <summary>True when the judge would tell nothing of the segment.</summary>
    public bool IsClean(in Segment segment, KnownDates dates)
    {
        var places = segment.SeparatorPlaces;
        var plans = _elements.AsSpan();
        var components = segment.Components;
        if (!_isUsable || places.IsEmpty || places.Length > plans.Length || components == Segment.UnknownComponents) return false;
        var bytes = segment.Bytes;
        // A last element that is empty is a fault by itself.
        if (places[^1] + 1 >= bytes.Length) return false;

        ulong filled = 0;
        var start = places[0] + 1;
        for (var i = 0; i < places.Length; i++)
        {
            var end = i + 1 < places.Length ? places[i + 1] : bytes.Length;
            if (end > start)
            {
                filled |= 1UL << i;
                ref readonly var plan = ref plans[i];
                if (plan.IsFree)
                {
                    if (!plan.Fits(end - start)) return false;
                }
                else
                {
                    var value = bytes[start..end];
                    var isRight = plan.Components is null
                        ? plan.IsRight(value, plan.HasFormBefore ? bytes[(places[i - 1] + 1)..places[i]] : default, dates)
                        : plan.AreRight(value, segment.Separators.Component, ref components, dates);
                    if (!isRight) return false;
                }
            }
            start = end + 1;
        }
        // A component separator that no composite used up stands in a simple value.
        if (components != 0 || (filled & _required) != _required || (filled & _notUsed) != 0) return false;
        foreach (ref readonly var note in _notes.AsSpan())
            if (!note.Holds(filled)) return false;
        return true;
    }
}
