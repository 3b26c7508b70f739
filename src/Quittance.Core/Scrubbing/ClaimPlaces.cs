using Quittance.Core.Rules;
using Quittance.Core.X12;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// Remembers where the segments of the present claim stand, and those of the levels that it hangs under, so that a finding names its place. Only the claim that is being read is held.
/// </summary>
internal sealed class ClaimPlaces : IFieldPlaces
{
    // A claim of fifty lines has about 700 segments, one of 999 lines with two earlier payers about 20,000. What comes after is placed at its claim.
    private const int MostPlaces = 20_000;

    private readonly List<Place> _places = [];

    // Where the places of each line of the claim begin: a claim of a thousand lines may have a finding in each.
    private readonly Dictionary<int, int> _lineStarts = [];
    private int _firstLine;
    private Level _level;
    private int _line;
    private int _lines;

    private enum Level : byte
    {
        None,
        Billing,
        Subscriber,
        Patient,
        Claim,
    }

    /// <summary>Takes the next segment of a set.</summary>
    public void Take(in Segment segment, string? loop)
    {
        switch (segment.Key)
        {
            case SegmentKey.St:
                _places.Clear();
                _lineStarts.Clear();
                _firstLine = int.MaxValue;
                _level = Level.None;
                return;
            case SegmentKey.Hl:
                Open(segment[3].Is("20"u8) ? Level.Billing : segment[3].Is("22"u8) ? Level.Subscriber : Level.Patient);
                break;
            case SegmentKey.Clm:
                Open(Level.Claim);
                break;
            case SegmentKey.Lx when _level == Level.Claim:
                if (_lines++ == 0) _firstLine = _places.Count;
                _line = ItemSink.TryNumber(segment[1].Bytes, out var said) ? said : _lines;
                if (_places.Count < MostPlaces) _lineStarts.TryAdd(_line, _places.Count);
                break;
        }
        if (_level == Level.None || _places.Count >= MostPlaces) return;
        _places.Add(new Place(segment.Key, _level, _line, Code(segment[1].Component(1).Bytes), loop, new FieldPlace(segment.Position, segment.Offset)));
    }

    /// <inheritdoc/>
    public FieldPlace? Find(ClaimField field, int? line)
    {
        var qualifier = Code(field.Qualifier);
        var isInLines = field.Loop.StartsWith("24", StringComparison.Ordinal);
        var best = Nearness.Nothing;
        FieldPlace? found = null;
        if (isInLines && line is { } number)
        {
            if (_lineStarts.TryGetValue(number, out var start))
                for (var i = start; i < _places.Count && _places[i].Line == number && best < Nearness.Itself; i++) Look(_places[i], number);
            // A line may have its value from the claim.
            if (best == Nearness.Itself) return found;
        }
        // Only what belongs to a line stands behind the first one.
        var end = isInLines && line is null ? _places.Count : Math.Min(_firstLine, _places.Count);
        for (var i = 0; i < end && best < Nearness.Itself; i++) Look(_places[i], line);
        return found;

        void Look(in Place place, int? of)
        {
            var near = Near(place, field, isInLines ? of : null, qualifier);
            if (near > best) (best, found) = (near, place.At);
        }
    }

    private enum Nearness
    {
        Nothing,
        Claim,
        Line,
        SubscriberForPatient,
        Loop,
        ClaimForLine,
        Itself,
    }

    private static Nearness Near(in Place place, ClaimField field, int? line, uint qualifier)
    {
        var isSegment = place.Key == field.SegmentNumber && (qualifier == 0 || qualifier == place.Qualifier);
        if ((line is null || line == place.Line) && string.Equals(place.Loop, field.Loop, StringComparison.Ordinal)) return isSegment ? Nearness.Itself : Nearness.Loop;
        // Who is insured and ill in one has no loop of a patient.
        if (isSegment && place.Loop == "2010BA" && field.Loop == "2010CA") return Nearness.SubscriberForPatient;
        // A dental line without a day of its own has the claim's.
        if (isSegment && place.Key == SegmentKey.Dtp && place.Loop == "2300" && field.Loop == "2400") return Nearness.ClaimForLine;
        if (line is not null && line == place.Line && place.Key == SegmentKey.Lx) return Nearness.Line;
        return place.Key == SegmentKey.Clm ? Nearness.Claim : Nearness.Nothing;
    }

    private void Open(Level level)
    {
        var keep = _places.Count;
        while (keep > 0 && _places[keep - 1].Level >= level) keep--;
        _places.RemoveRange(keep, _places.Count - keep);
        _level = level;
        _line = _lines = 0;
        _firstLine = int.MaxValue;
        _lineStarts.Clear();
    }

    // Qualifiers have at most four characters; two that begin alike beyond that do not occur.
    private static uint Code(ReadOnlySpan<byte> text)
    {
        var code = 0u;
        for (var i = 0; i < text.Length && i < sizeof(uint); i++) code = code << 8 | text[i];
        return code;
    }

    private static uint Code(string text)
    {
        var code = 0u;
        foreach (var c in text) code = code << 8 | (byte)c;
        return code;
    }

    private readonly record struct Place(int Key, Level Level, int Line, uint Qualifier, string? Loop, FieldPlace At);
}
