using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        var count = segment.Count;
        if (!_isUsable || count == 0 || count > _elements.Length) return false;
        var bytes = segment.Bytes;
        var places = segment.SeparatorPlaces;
        // A last element that is empty is a fault by itself.
        if (places[^1] + 1 >= bytes.Length || !HasPlainBytes(bytes, segment.Separators, out var components)) return false;

        ulong filled = 0;
        int start = places[0] + 1, before = start, beforeEnd = start;
        for (var i = 0; i < count; i++)
        {
            var end = i + 1 < count ? places[i + 1] : bytes.Length;
            if (end > start)
            {
                filled |= 1UL << i;
                ref readonly var plan = ref _elements[i];
                var value = bytes[start..end];
                var isRight = plan.Components is null
                    ? plan.IsRight(value, plan.HasFormBefore ? bytes[before..beforeEnd] : default, dates)
                    : plan.AreRight(value, segment.Separators.Component, ref components, dates);
                if (!isRight) return false;
            }
            (before, beforeEnd) = (start, end);
            start = end + 1;
        }
        // A component separator that no composite used up stands in a simple value.
        if (components != 0 || (filled & _required) != _required || (filled & _notUsed) != 0) return false;
        foreach (ref readonly var note in _notes.AsSpan())
            if (!note.Holds(filled)) return false;
        return true;
    }

    /// <summary>False when a control character or a repetition is there. Counts the component separators.</summary>
    private static bool HasPlainBytes(ReadOnlySpan<byte> bytes, Separators separators, out int components)
    {
        components = 0;
        ref var origin = ref MemoryMarshal.GetReference(bytes);
        var length = bytes.Length;
        if (length < Vector128<byte>.Count)
        {
            foreach (var value in bytes)
            {
                if (value < ' ' || value == 0x7F || value == separators.Repetition) return false;
                if (value == separators.Component) components++;
            }
            return true;
        }
        Vector128<byte> component = Vector128.Create(separators.Component), repetition = Vector128.Create(separators.Repetition);
        for (var at = 0; at < length; at += Vector128<byte>.Count)
        {
            // The last block overlaps the one before it; what was counted there is shifted out.
            var from = Math.Min(at, length - Vector128<byte>.Count);
            var block = Vector128.LoadUnsafe(ref origin, (nuint)from);
            var bad = Vector128.LessThan(block, Vector128.Create((byte)' ')) | Vector128.Equals(block, Vector128.Create((byte)0x7F)) | Vector128.Equals(block, repetition);
            if (bad != Vector128<byte>.Zero) return false;
            components += BitOperations.PopCount(Vector128.Equals(block, component).ExtractMostSignificantBits() >> (at - from));
        }
        return true;
    }
}
