using System.Text;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// The places of a loop by segment name and, where one element tells places of a name apart, by its value: a loop may have ten REF, and each of them
/// is found in one step instead of ten. Little is reached through much here: what a search looks at lies side by side.
/// </summary>
internal readonly struct PlaceIndex
{
    private readonly Slot[] _slots;
    private readonly uint _spread;
    private readonly int _shift;

    /// <summary>The places of one name: a single one that takes any segment of it, or a group.</summary>
    private readonly record struct Slot(int Tag, int Only, PlaceGroup? Group);

    public PlaceIndex(IReadOnlyList<Place> places)
    {
        var groups = places.Select((place, at) => (place, at)).GroupBy(p => p.place.Segment.Tag).ToList();
        var bits = 2;
        while (1 << bits < groups.Count * 2) bits++;
        // A factor under which every name has a slot of its own is found after a few tries; when none is, the table grows.
        _spread = 1u;
        for (var tries = 0; ; tries++)
        {
            const int TriesOfOneSize = 64;
            if (tries > 0 && tries % TriesOfOneSize == 0) bits++;
            _spread = unchecked(_spread * 0x9E3779B1u + 2);
            _shift = 32 - bits;
            // No segment has the name of an empty slot.
            _slots = new Slot[1 << bits];
            Array.Fill(_slots, new Slot(-1, -1, null));
            var isGood = true;
            foreach (var group in groups) isGood &= TryPut(group.Key, [.. group]);
            if (isGood) return;
        }
    }

    /// <summary>The first place at <paramref name="from"/> or behind it that the segment can have; -1 when there is none.</summary>
    public int Next(in Segment segment, int tag, int from)
    {
        ref readonly var slot = ref _slots[At(tag)];
        if (slot.Tag != tag) return -1;
        if (slot.Group is { } group) return group.Next(segment, from);
        return slot.Only >= from ? slot.Only : -1;
    }

    private bool TryPut(int tag, (Place Place, int At)[] places)
    {
        ref var slot = ref _slots[At(tag)];
        if (slot.Tag >= 0) return false;
        slot = places.Length == 1 && places[0].Place.TakesAny ? new Slot(tag, places[0].At, null) : new Slot(tag, -1, new PlaceGroup(places));
        return true;
    }

    private int At(int tag)
    {
        unchecked
        {
            return (int)((uint)tag * _spread >> _shift);
        }
    }
}

/// <summary>The places of a loop that take segments of one name.</summary>
internal sealed class PlaceGroup
{
    private readonly (Place Place, int At)[] _all;
    private readonly int _element;
    private readonly bool _isFirstComponent;

    // Null when places of the name cannot be told apart by one short value.
    private readonly ShortTable? _byValue;
    private readonly int[][] _placesByValue = [];

    // Nearly every value has one place, which is found without a list; -1 for the others.
    private readonly int[] _onlyByValue = [];

    public PlaceGroup((Place Place, int At)[] all)
    {
        _all = all;
        var keys = all.Where(p => !p.Place.TakesAny).Select(p => p.Place.Key).ToList();
        // Places that ask different elements, or several, or read them differently, are asked one after another.
        if (keys.Count == 0 || keys[0] is not { } key || keys.Exists(k => k is null || k.Number != key.Number || k.Component != key.Component || k.IsQualifier != key.IsQualifier)) return;
        if (key.Component > 1) return;
        (_element, _isFirstComponent) = (key.Number, key.Component == 1);
        var values = keys.SelectMany(k => k!.Codes!.Values).Distinct(StringComparer.Ordinal)
            .Select(Encoding.Latin1.GetBytes).Where(v => v.Length is > 0 and <= ShortValue.Longest).ToList();
        _byValue = new ShortTable(values);
        _placesByValue = [.. values.Select(v => all.Where(p => p.Place.TakesAny || p.Place.Key!.Codes!.Contains(v)).Select(p => p.At).ToArray())];
        _onlyByValue = [.. _placesByValue.Select(p => p.Length == 1 ? p[0] : -1)];
    }

    /// <summary>The first place at <paramref name="from"/> or behind it that the segment can have; -1 when there is none.</summary>
    public int Next(in Segment segment, int from)
    {
        if (_byValue is not null)
        {
            var value = segment[_element].Bytes;
            if (_isFirstComponent) value = FirstOf(value, segment.Separators.Component);
            // A value of the list is itself, whether the element repeats or not; any other is read with care.
            if (value.Length <= ShortValue.Longest && _byValue.Find(value) is >= 0 and var found)
            {
                var only = _onlyByValue[found];
                return only < 0 ? First(_placesByValue[found], from) : only >= from ? only : -1;
            }
        }
        foreach (var (place, at) in _all)
            if (at >= from && place.Matches(segment)) return at;
        return -1;
    }

    private static int First(int[] places, int from)
    {
        foreach (var place in places)
            if (place >= from) return place;
        return -1;
    }

    private static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> composite, byte separator)
    {
        for (var i = 0; i < composite.Length; i++)
            if (composite[i] == separator) return composite[..i];
        return composite;
    }
}
