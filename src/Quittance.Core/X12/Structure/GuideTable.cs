namespace Quittance.Core.X12.Structure;

/// <summary>A place in a loop: a segment, or a child loop that starts with it.</summary>
internal sealed record Place(SegmentDefinition Segment, LoopDefinition? Loop, bool IsRequired, int Most, int Slot)
{
    // Where the table marks no qualifier, the first element is one when it has a list: AMT F2 is not the AMT F5 of a claim.
    private readonly CodeSet? _first = Loop is null && Segment.Qualifiers.Length == 0 && Segment.Elements.Length > 0 ? Segment.Elements[0].Codes : null;

    /// <summary>The one element that tells this place from others of its name; null when none does, or several do.</summary>
    public ElementDefinition? Key => _first is not null ? Segment.Elements[0] : Segment.Qualifiers.Length == 1 ? Segment.Qualifiers[0] : null;

    /// <summary>True when any segment of the name has its place here.</summary>
    public bool TakesAny => Key is null && Segment.Qualifiers.Length == 0;

    /// <summary>True when the segment, whose name fits, has the qualifiers of this place.</summary>
    public bool Matches(in Segment segment) =>
        _first is { } first ? first.Contains(segment[1].Bytes) : Segment.Matches(segment);

    /// <summary>True when some segment could match both places.</summary>
    public bool IsConfusedWith(Place other)
    {
        if (Segment.Tag != other.Segment.Tag) return false;
        ElementDefinition[] mine = _first is null ? Segment.Qualifiers : [Segment.Elements[0]];
        ElementDefinition[] theirs = other._first is null ? other.Segment.Qualifiers : [other.Segment.Elements[0]];
        foreach (var a in mine)
            foreach (var b in theirs)
                if (a.Number == b.Number && a.Component == b.Component && !a.Codes!.Overlaps(b.Codes!)) return false;
        return true;
    }
}

/// <summary>
/// What the walk asks of a place all the time, side by side: how often it may come, the first place of its slot, the place of the LS without which it is
/// not entered (-1 for none), its segment, and the loop that starts there.
/// </summary>
internal readonly record struct PlaceFacts(int Most, int SlotStart, int OpenedBy, SegmentDefinition Segment, LoopDefinition? Loop);

/// <summary>A loop: its places in order. Places of one slot may come in any order.</summary>
internal sealed class LoopDefinition(string id, string name)
{
    public string Id { get; } = id;
    public string Name { get; } = name;

    public Place[] Places { get; private set; } = [];

    /// <summary>The segment tag of each place, side by side for a fast search.</summary>
    public int[] Tags { get; private set; } = [];

    /// <summary>Which places a segment can have.</summary>
    public PlaceIndex Index { get; private set; } = new([]);

    /// <summary>What the walk asks of each place all the time.</summary>
    public PlaceFacts[] Facts { get; private set; } = [];

    /// <summary>The required places but the first.</summary>
    public int[] Required { get; private set; } = [];

    /// <summary>The segment that starts the loop.</summary>
    public SegmentDefinition Trigger => Places[0].Segment;

    /// <summary>True when the loop is a level of a hierarchy.</summary>
    public bool IsLevel { get; private set; }

    /// <summary>True when the loop starts with a CLM or CLP, whose first element names the claim.</summary>
    public bool IsClaim { get; private set; }

    /// <summary>True when a business unit of a 999 may end with the loop.</summary>
    public bool IsUnit { get; private set; }

    /// <summary>
    /// For each place the place of the LS without which it is not entered; -1 where none is needed. A loop between LS and LE is
    /// bounded: the marks tell it from loops that start alike.
    /// </summary>
    public int[] OpenedBy { get; private set; } = [];

    /// <summary>The places of LS and LE, in pairs.</summary>
    public IReadOnlyList<(int Start, int End)> Bounds { get; private set; } = [];

    /// <summary>True when it has LS and LE.</summary>
    public bool HasBounds { get; private set; }

    /// <summary>The last place that can follow a lost first segment: the first required one after it.</summary>
    public int LastAfterLostTrigger { get; private set; }

    /// <summary>Closes the loop's definition. Child loops must know their first segment by now.</summary>
    public void Complete(IReadOnlyList<Place> places)
    {
        Places = [.. places];
        Tags = [.. places.Select(p => p.Segment.Tag)];
        Index = new PlaceIndex(Places);
        Required = [.. Enumerable.Range(0, Places.Length).Where(i => i > 0 && Places[i].IsRequired)];
        Bound();
        Facts = new PlaceFacts[Places.Length];
        for (var i = 0; i < Places.Length; i++)
        {
            var slotStart = i > 0 && Places[i].Slot == Places[i - 1].Slot ? Facts[i - 1].SlotStart : i;
            Facts[i] = new PlaceFacts(Places[i].Most, slotStart, OpenedBy[i], Places[i].Segment, Places[i].Loop);
        }
        IsLevel = Trigger.Id == "HL";
        IsClaim = Trigger.Id is "CLM" or "CLP";
        IsUnit = BusinessUnit.MayEndWith(Trigger.Tag);
        var required = Array.FindIndex(Places, Math.Min(1, Places.Length), p => p.IsRequired);
        LastAfterLostTrigger = required < 0 ? Math.Min(1, Places.Length - 1) : required;
    }

    private void Bound()
    {
        OpenedBy = new int[Places.Length];
        var bounds = new List<(int, int)>();
        var start = -1;
        for (var i = 0; i < Places.Length; i++)
        {
            if (Places[i].Segment.Id == "LE" && start >= 0)
            {
                bounds.Add((start, i));
                start = -1;
            }
            OpenedBy[i] = Places[i].Loop is null ? -1 : start;
            if (Places[i].Segment.Id == "LS") start = i;
        }
        Bounds = bounds;
        HasBounds = bounds.Count > 0;
    }
}

/// <summary>The structure of one transaction set by one guide.</summary>
internal sealed class GuideTable
{
    /// <summary>What people call it, such as 837P.</summary>
    public required string Type { get; init; }

    /// <summary>ST01.</summary>
    public required string Set { get; init; }

    /// <summary>The guide's id, as ST03 or GS08 names it.</summary>
    public required string Guide { get; init; }

    /// <summary>Every id that is judged by this table, the guide's own among them.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>
    /// True when only the places of loops and segments are known. Such a table says where a segment stands, and judges nothing.
    /// </summary>
    public bool IsStructureOnly { get; init; }

    /// <summary>The purposes (BHT02) of the set; null when it has no BHT or takes any.</summary>
    public CodeSet? Purposes { get; init; }

    /// <summary>GS01.</summary>
    public required string Group { get; init; }

    /// <summary>The whole set, from ST to SE.</summary>
    public required LoopDefinition Root { get; init; }

    public required IReadOnlyList<LoopDefinition> Loops { get; init; }

    /// <summary>Every segment tag of the guide.</summary>
    public required IReadOnlySet<int> Tags { get; init; }

    /// <summary>
    /// For each tag that starts loops: the tags of the segments inside them. They are passed over after such a segment had
    /// no place, so that one fault does not become ten.
    /// </summary>
    public required IReadOnlyDictionary<int, HashSet<int>> Followers { get; init; }
}
