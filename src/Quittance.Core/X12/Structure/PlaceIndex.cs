namespace Quittance.Core.X12.Structure;

/// <summary>
/// The places of a loop by segment name and, where one element tells places of a name apart, by its value: a loop may have ten REF, and each of them
/// is found in one step instead of ten.
/// </summary>
internal sealed class PlaceIndex
{
    private readonly int[] _tags;
    private readonly Group[] _groups;

    public PlaceIndex(IReadOnlyList<Place> places)
    {
        var groups = places.Select((place, at) => (place, at)).GroupBy(p => p.place.Segment.Tag).ToList();
        _tags = [.. groups.Select(g => g.Key)];
        _groups = [.. groups.Select(g => new Group([.. g]))];
    }

    /// <summary>The first place at <paramref name="from"/> or behind it that the segment can have; -1 when there is none.</summary>
    public int Next(in Segment segment, int tag, int from)
    {
        var at = _tags.AsSpan().IndexOf(tag);
        return at < 0 ? -1 : _groups[at].Next(segment, from);
    }

    private sealed class Group
    {
        private readonly (Place Place, int At)[] _all;
        private readonly int[] _places;
        private readonly ElementDefinition? _key;
        private readonly bool _isWhole;
        private readonly ShortTable? _byValue;
        private readonly int[][] _placesByValue = [];
        private readonly int[] _placesOfAny = [];

        public Group((Place Place, int At)[] all)
        {
            _all = all;
            _places = [.. all.Select(p => p.At)];
            var keys = all.Where(p => !p.Place.TakesAny).Select(p => p.Place.Key).ToList();
            if (keys.Count == 0 || keys.Exists(k => k is null)) return;
            _key = keys[0]!;
            // Places that ask different elements, or read them differently, are asked one after another.
            if (keys.Exists(k => k!.Number != _key.Number || k.Component != _key.Component || k.IsQualifier != _key.IsQualifier))
            {
                _key = null;
                return;
            }
            _isWhole = !_key.IsQualifier;
            var values = keys.SelectMany(k => k!.Codes!.Values).Distinct(StringComparer.Ordinal)
                .Select(System.Text.Encoding.Latin1.GetBytes).Where(v => v.Length is > 0 and <= ShortValue.Longest).ToList();
            _byValue = new ShortTable(values);
            _placesByValue = [.. values.Select(v => all.Where(p => p.Place.TakesAny || p.Place.Key!.Codes!.Contains(v)).Select(p => p.At).ToArray())];
            _placesOfAny = [.. all.Where(p => p.Place.TakesAny).Select(p => p.At)];
        }

        public int Next(in Segment segment, int from)
        {
            if (_key is null && _all is [{ Place.TakesAny: true }]) return _places[0] >= from ? _places[0] : -1;
            if (_key is not null)
            {
                var value = _isWhole ? segment[_key.Number].Bytes : SegmentDefinition.Value(segment, _key);
                if (value.Length <= ShortValue.Longest)
                {
                    var found = _byValue!.Find(value);
                    return First(found == ShortTable.None ? _placesOfAny : _placesByValue[found], from);
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
    }
}
