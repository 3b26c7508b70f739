using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Views;

/// <summary>A service line of a claim: its LX, its SV1, SV2 or SV3, and what follows until the next line.</summary>
public readonly ref struct LineView
{
    private readonly HeldSegments _held;
    private readonly int _at;
    private readonly int _end;
    private readonly int _service;
    private readonly ServicePlaces _places;

    internal LineView(HeldSegments held, int at, int end, ServicePlaces places)
    {
        (_held, _at, _end, _places) = (held, at, end, places);
        _service = held.Find(at + 1, end, places.Key);
    }

    /// <summary>LX01; 0 when it cannot be read.</summary>
    public int Number => ItemSink.TryNumber(_held.ElementAt(_at, 1).Bytes, out var number) && number > 0 ? number : 0;

    /// <summary>SV201 of an 837I; empty in others.</summary>
    public Element Revenue => _places.Code == 2 ? Service(1) : default;

    /// <summary>The code's qualifier: HC, AD ...</summary>
    public Element CodeQualifier => Service(_places.Code).Component(1);

    /// <summary>The procedure: SV101-2, SV202-2 or SV301-2.</summary>
    public Element Code => Service(_places.Code).Component(2);

    /// <summary>A modifier, from 1 to 4.</summary>
    public Element Modifier(int number) => number is < 1 or > 4 ? default : Service(_places.Code).Component(number + 2);

    /// <summary>What was charged; null when it cannot be read.</summary>
    public Money? Charge => ClaimView.MoneyOf(Service(_places.Charge));

    /// <summary>How much was done, as it came: SV104, SV205 or SV306.</summary>
    public Element Units => Service(_places.Units);

    /// <summary>SV105 or SV303; empty in an 837I.</summary>
    public Element Place => Service(_places.Place);

    /// <summary>A diagnosis that the line points to, from 1 to 4: SV107 or SV311.</summary>
    public Element Pointer(int number) => number is < 1 or > 4 ? default : Service(_places.Pointers).Component(number);

    /// <summary>DTP03 of 472, as days; null when it is absent or no day. The last is the first when it is one day.</summary>
    public (DateOnly? From, DateOnly? Through) Days
    {
        get
        {
            var at = _held.Find(_at, _end, SegmentKey.Dtp, "472"u8);
            if (at < 0) return (null, null);
            var bytes = _held.ElementAt(at, 3).Bytes;
            var dash = _held.ElementAt(at, 2).Is("RD8"u8) ? bytes.IndexOf((byte)'-') : -1;
            var from = ClaimView.DayOf(dash < 0 ? bytes : bytes[..dash]);
            return (from, dash < 0 ? from : ClaimView.DayOf(bytes[(dash + 1)..]));
        }
    }

    /// <summary>REF02 of loop 2400 by its qualifier, such as 6R (the line's own number).</summary>
    public Element Reference(ReadOnlySpan<byte> qualifier)
    {
        // What follows a drug or a name is said of it.
        var end = _held.EndOf(_at, _end, SegmentKey.Nm1, SegmentKey.Lin);
        var at = _held.Find(_at, end, SegmentKey.Ref, qualifier);
        return at < 0 ? default : _held.ElementAt(at, 2);
    }

    /// <summary>The provider of loop 2420 with this entity code; absent when the claim's own did it.</summary>
    public PartyView Provider(ReadOnlySpan<byte> entity) => PartyView.Find(_held, _at, _end, entity);

    private Element Service(int element) => _service < 0 || element == 0 ? default : _held.ElementAt(_service, element);
}

/// <summary>Where a service segment has what: 0 for an element that it has not.</summary>
internal sealed record ServicePlaces(int Key, int Code, int Charge, int Units, int Place, int Pointers)
{
    private static readonly ServicePlaces Professional = new(SegmentKey.Sv1, 1, 2, 4, 5, 7);
    private static readonly ServicePlaces Institutional = new(SegmentKey.Sv2, 2, 3, 5, 0, 0);
    private static readonly ServicePlaces Dental = new(SegmentKey.Sv3, 1, 2, 6, 3, 11);

    public static ServicePlaces Of(string type) => type switch { "837I" => Institutional, "837D" => Dental, _ => Professional };
}

/// <summary>The lines of a claim, for <c>foreach</c>.</summary>
public ref struct LineViews
{
    private readonly HeldSegments _held;
    private readonly ServicePlaces _places;
    private int _at;
    private int _end;

    internal LineViews(HeldSegments held, int first, string type) => (_held, _end, _places) = (held, first, ServicePlaces.Of(type));

    /// <summary>The line that was reached last.</summary>
    public readonly LineView Current => new(_held, _at, _end, _places);

    /// <summary>Itself.</summary>
    public readonly LineViews GetEnumerator() => this;

    /// <summary>Goes to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_end >= _held.Count) return false;
        _at = _end;
        var next = _held.Find(_at + 1, _held.Count, SegmentKey.Lx);
        _end = next < 0 ? _held.Count : next;
        return true;
    }
}

/// <summary>An entry of HI: its list (ABK principal diagnosis, ABF other, BG condition ...) and its code.</summary>
public readonly ref struct HealthCodeView
{
    private readonly Element _entry;

    internal HealthCodeView(Element entry) => _entry = entry;

    /// <summary>HI0x-1.</summary>
    public Element Qualifier => _entry.Component(1);

    /// <summary>HI0x-2, without a point.</summary>
    public Element Code => _entry.Component(2);

    /// <summary>All of the entry, with its components.</summary>
    public Element Whole => _entry;
}

/// <summary>The entries of all HI of a claim, for <c>foreach</c>.</summary>
public ref struct HealthCodeViews
{
    private readonly HeldSegments _held;
    private readonly int _end;
    private int _at;
    private int _element;

    internal HealthCodeViews(HeldSegments held, int at, int end) => (_held, _at, _end) = (held, at, end);

    /// <summary>The entry that was reached last.</summary>
    public readonly HealthCodeView Current => new(_held.ElementAt(_at, _element));

    /// <summary>Itself.</summary>
    public readonly HealthCodeViews GetEnumerator() => this;

    /// <summary>Goes to the next entry; false behind the last.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_at >= 0 && _element == 0) _at = _held.Find(_at + 1, _end, SegmentKey.Hi);
            if (_at < 0) return false;
            if (++_element <= _held.ElementsOf(_at)) return true;
            _element = 0;
        }
    }
}
