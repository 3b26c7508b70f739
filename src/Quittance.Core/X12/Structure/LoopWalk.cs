namespace Quittance.Core.X12.Structure;

/// <summary>
/// Finds the place of each segment in its guide. What fits goes on; what does not is told once, and the walk goes on from the
/// next segment that fits, so that one fault does not become many findings.
/// </summary>
internal sealed class LoopWalk(FaultTeller faults)
{
    private GuideTable? _table;
    private HashSet<int>? _skip;

    /// <summary>The open loops.</summary>
    public LoopStack Stack { get; } = new();

    /// <summary>Called before a level of the hierarchy is closed.</summary>
    public Action? ClosingLevel { get; init; }

    /// <summary>Called after a loop that may be a business unit was closed and its missing parts were told.</summary>
    public Action<LoopDefinition>? ClosedUnit { get; init; }

    /// <summary>How many HL were found missing in the set; their numbers were used up.</summary>
    public int LostLevels { get; private set; }

    /// <summary>The loop in which the walk stands; null in the set itself.</summary>
    public string? LoopId => Stack.Depth > 1 ? Stack.Top.Loop.Id : null;

    /// <summary>Starts a set; its ST is the first place.</summary>
    public void Begin(GuideTable table)
    {
        _table = table;
        _skip = null;
        LostLevels = 0;
        Stack.Clear();
        Stack.Push(table.Root);
    }

    /// <summary>Takes the next segment. Returns its definition at the place found, null when it has none.</summary>
    public SegmentDefinition? Take(in Segment segment, int tag)
    {
        if (_skip is not null)
        {
            if (_skip.Contains(tag)) return null;
            _skip = null;
        }
        if (Forward(segment, tag, out var frame, out var place)) return Accept(segment, frame, place);
        if (AfterLostTrigger(segment, tag) is { } inside) return inside;
        if (Late(segment, tag, out var late)) return late;
        if (WrongQualifier(segment, tag) is { } doubtful) return doubtful;
        NoPlace(segment, tag);
        return null;
    }

    /// <summary>Closes all loops but the lowest <paramref name="keep"/>, telling what is missing in them.</summary>
    public void CloseTo(int keep, int position, long offset)
    {
        while (Stack.Depth > keep)
        {
            var top = Stack.Depth - 1;
            var loop = Stack.Top.Loop;
            if (loop.IsLevel) ClosingLevel?.Invoke();
            foreach (var i in loop.Required)
            {
                var count = Stack.Count(top, i);
                if (count == 0) TellMissing(loop, loop.Places[i], position, offset);
                else if (count == LoopStack.Passed)
                {
                    var (passed, passedOffset) = Stack.PassedAt(top, i);
                    TellMissing(loop, loop.Places[i], passed, passedOffset);
                }
            }
            if (loop.HasBounds) TellUnbounded(loop, top, position, offset);
            Stack.Pop();
            if (loop.IsUnit) ClosedUnit?.Invoke(loop);
        }
    }

    private bool Forward(in Segment segment, int tag, out int frame, out int place)
    {
        int fullFrame = -1, fullPlace = -1, doubtfulFrame = -1, doubtfulPlace = -1;
        for (frame = Stack.Depth - 1; frame >= 0; frame--)
        {
            ref var f = ref Stack[frame];
            for (place = f.Index.Next(segment, tag, f.Start); place >= 0; place = f.Index.Next(segment, tag, place + 1))
            {
                ref readonly var facts = ref f.Facts[place];
                if (Stack.Count(frame, place) < facts.Most)
                {
                    if (facts.Loop is null || IsAtHome(segment, frame, facts)) return true;
                    if (doubtfulFrame < 0) (doubtfulFrame, doubtfulPlace) = (frame, place);
                }
                else if (fullFrame < 0) (fullFrame, fullPlace) = (frame, place);
            }
        }
        // A place that is already full, or whose loop says that it belongs elsewhere, is taken only when no other fits.
        var isOneTooMany = doubtfulFrame >= 0 && fullFrame >= 0 && Stack[fullFrame].Loop.Places[fullPlace].Loop is { IsLevel: true } && IsAtHome(segment, fullFrame, Stack[fullFrame].Facts[fullPlace]);
        (frame, place) = doubtfulFrame >= 0 && !isOneTooMany ? (doubtfulFrame, doubtfulPlace) : (fullFrame, fullPlace);
        return frame >= 0;
    }

    // A level belongs under the level that its HL02 names, and a bounded loop behind its LS.
    private bool IsAtHome(in Segment segment, int frame, in PlaceFacts place)
    {
        ref var f = ref Stack[frame];
        if (place.OpenedBy is >= 0 and var start && Stack.Count(frame, start) == 0) return false;
        if (f.Level == 0 || !place.Loop!.IsLevel || segment[2].IsEmpty) return true;
        return System.Buffers.Text.Utf8Parser.TryParse(segment[2].Bytes, out int parent, out _) && parent == f.Level;
    }

    private static int Next(LoopDefinition loop, int tag, int from)
    {
        var at = loop.Tags.AsSpan(from).IndexOf(tag);
        return at < 0 ? -1 : from + at;
    }

    private SegmentDefinition Accept(in Segment segment, int frame, int index)
    {
        if (Stack.Depth - 1 > frame) CloseTo(frame + 1, segment.Position, segment.Offset);
        Stack.Advance(frame, index, segment.Position, segment.Offset);
        ref readonly var facts = ref Stack[frame].Facts[index];
        if (facts.OpenedBy is >= 0 and var start && Stack.Count(frame, start) == 0) TellUnopened(segment, frame, start);
        if (Stack.Increment(frame, index) > facts.Most) TellTooMany(segment, Stack[frame].Loop, Stack[frame].Loop.Places[index]);
        if (facts.Loop is not null) Stack.Push(facts.Loop);
        return facts.Segment;
    }

    private void TellUnopened(in Segment segment, int frame, int start)
    {
        TellMissing(Stack[frame].Loop, Stack[frame].Loop.Places[start], segment.Position, segment.Offset);
        Stack.SetCount(frame, start, LoopStack.Doubtful);
    }

    // LS and LE stand together or not at all.
    private void TellUnbounded(LoopDefinition loop, int frame, int position, long offset)
    {
        foreach (var (start, end) in loop.Bounds)
        {
            if ((Stack.Count(frame, start) == 0) == (Stack.Count(frame, end) == 0)) continue;
            TellMissing(loop, loop.Places[Stack.Count(frame, start) == 0 ? start : end], position, offset);
        }
    }

    // The segment follows directly on the first one of a required loop, and that first one never came.
    private SegmentDefinition? AfterLostTrigger(in Segment segment, int tag)
    {
        for (var frame = Stack.Depth - 1; frame >= 0; frame--)
        {
            var loop = Stack[frame].Loop;
            for (var i = Stack[frame].Start; i < loop.Places.Length; i++)
            {
                if (loop.Places[i] is not { Loop: { } child, IsRequired: true } || Stack.Count(frame, i) != 0) continue;
                for (var k = 1; k <= child.LastAfterLostTrigger; k++)
                {
                    if (child.Tags[k] != tag || !child.Places[k].Matches(segment)) continue;
                    CloseTo(frame + 1, segment.Position, segment.Offset);
                    Stack.Advance(frame, i, segment.Position, segment.Offset);
                    Stack.Increment(frame, i);
                    faults.Missing(StructureRules.SegmentMissing, child.Trigger.Id, child.Id, segment.Position, segment.Offset,
                        $"{child.Trigger.Id} is missing: loop {child.Id} ({child.Name}) must start with it.");
                    Stack.Push(child);
                    if (child.IsLevel) LoseLevel(frame);
                    return Accept(segment, frame + 1, k);
                }
            }
        }
        return null;
    }

    private void LoseLevel(int above)
    {
        LostLevels++;
        for (; above >= 0; above--)
        {
            if (!Stack[above].Loop.IsLevel) continue;
            Stack[above].HasChildLevel = true;
            return;
        }
    }

    // The segment fits a place that the walk has passed already.
    private bool Late(in Segment segment, int tag, out SegmentDefinition? definition)
    {
        definition = null;
        var top = Stack.Depth - 1;
        for (var frame = top; frame >= 0; frame--)
        {
            var loop = Stack[frame].Loop;
            for (var i = Next(loop, tag, 1); i >= 0 && i < Stack[frame].Start; i = Next(loop, tag, i + 1))
            {
                var place = loop.Places[i];
                if (!place.Matches(segment)) continue;
                var isFull = Stack.Count(frame, i) >= place.Most;
                if (isFull && (frame < top - 1 || place.Loop is null && frame < top)) continue;
                if (isFull) TellTooMany(segment, loop, place);
                else
                    faults.Segment(StructureRules.SegmentOrder, segment, frame == 0 ? null : loop.Id,
                        $"{Describe(place)} comes too late: it belongs earlier in {Describe(loop)}.");
                Stack.Increment(frame, i);
                definition = place.Segment;
                if (place.Loop is not null) EnterLate(segment, frame, place.Loop);
                return true;
            }
        }
        return false;
    }

    // A late loop of the loop around is entered. One further out is passed over, since the walk has to go on where it stands.
    private void EnterLate(in Segment segment, int frame, LoopDefinition loop)
    {
        if (frame >= Stack.Depth - 2)
        {
            CloseTo(frame + 1, segment.Position, segment.Offset);
            Stack.Push(loop);
        }
        else _skip = _table!.Followers.GetValueOrDefault(loop.Trigger.Tag);
    }

    // The only place for a segment of this name asks for another qualifier: the value is at fault, not the segment.
    private SegmentDefinition? WrongQualifier(in Segment segment, int tag)
    {
        for (var frame = Stack.Depth - 1; frame >= 0; frame--)
        {
            var loop = Stack[frame].Loop;
            int candidates = 0, only = -1, required = 0, missing = -1;
            for (var i = Next(loop, tag, Stack[frame].Start); i >= 0; i = Next(loop, tag, i + 1))
            {
                if (Stack.Count(frame, i) >= loop.Places[i].Most) continue;
                candidates++;
                only = i;
                if (!loop.Places[i].IsRequired || Stack.Count(frame, i) > 0) continue;
                required++;
                missing = i;
            }
            if (candidates == 0) continue;
            var chosen = required == 1 ? missing : candidates == 1 && loop.Places[only].Loop is null ? only : -1;
            if (chosen < 0) return null;
            CloseTo(frame + 1, segment.Position, segment.Offset);
            Stack.Advance(frame, chosen, segment.Position, segment.Offset);
            Stack.SetCount(frame, chosen, LoopStack.Doubtful);
            var place = loop.Places[chosen];
            if (place.Loop is not null) Stack.Push(place.Loop);
            return place.Segment;
        }
        return null;
    }

    private void NoPlace(in Segment segment, int tag)
    {
        var id = segment.ShownId();
        if (GuideTables.Standard(tag) is null)
        {
            faults.Segment(StructureRules.SegmentUnknown, segment, LoopId,
                id == Segment.Unnamed ? "What stands here does not begin with a segment's name of two or three letters and digits." : $"{id} is no segment of the standard.");
            return;
        }
        if (!_table!.Tags.Contains(tag))
        {
            faults.Segment(StructureRules.SegmentNotInSet, segment, LoopId, $"The guide {_table.Guide} has no segment {id}.");
            return;
        }
        var qualifiers = Qualifiers(segment, tag, out var found);
        faults.Segment(StructureRules.SegmentUnexpected, segment, LoopId,
            found.Length > 0 ? $"{id} with {found} has no place here, after {Describe(Stack.Top.Loop)}." : $"{id} has no place here, after {Describe(Stack.Top.Loop)}.",
            qualifiers);
        _skip = _table.Followers.GetValueOrDefault(tag);
    }

    // Which qualifiers would have had a place in the innermost loop that takes segments of this name.
    private string? Qualifiers(in Segment segment, int tag, out string found)
    {
        found = "";
        for (var frame = Stack.Depth - 1; frame >= 0; frame--)
        {
            var loop = Stack[frame].Loop;
            var values = new List<string>();
            for (var i = Next(loop, tag, Stack[frame].Start); i >= 0; i = Next(loop, tag, i + 1))
                foreach (var qualifier in loop.Places[i].Segment.Qualifiers)
                {
                    var value = SegmentDefinition.Value(segment, qualifier);
                    if (found.Length == 0 && !value.IsEmpty)
                        found = $"{FaultTeller.Name(segment, qualifier.Number, qualifier.Component)} = {FaultTeller.Show(segment, qualifier.Number, value)}";
                    values.AddRange(qualifier.Codes!.Values);
                }
            if (values.Count > 0) return string.Join(", ", values);
        }
        return null;
    }

    private void TellTooMany(in Segment segment, LoopDefinition loop, Place place)
    {
        var most = place.Most.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var rule = place.Loop is null ? StructureRules.SegmentRepeats : StructureRules.LoopRepeats;
        var id = place.Loop?.Id ?? (ReferenceEquals(loop, _table!.Root) ? null : loop.Id);
        faults.Segment(rule, segment, id, $"{Describe(place)} comes more than {most} times in {Describe(loop)}.", $"at most {most}");
    }

    private void TellMissing(LoopDefinition loop, Place place, int position, long offset)
    {
        // The trailer is the envelope's business.
        if (place.Segment.Id == "SE") return;
        if (place.Loop is { } child)
            faults.Missing(StructureRules.LoopMissing, child.Trigger.Id, child.Id, position, offset, $"{Describe(place)} is missing in {Describe(loop)}.");
        else
            faults.Missing(StructureRules.SegmentMissing, place.Segment.Id, ReferenceEquals(loop, _table!.Root) ? null : loop.Id, position, offset,
                $"{Describe(place)} is missing in {Describe(loop)}.");
    }

    private static string Describe(Place place) =>
        place.Loop is { } loop ? $"Loop {loop.Id} ({loop.Name})" : $"{place.Segment.Id} ({place.Segment.Name})";

    private string Describe(LoopDefinition loop) =>
        ReferenceEquals(loop, _table!.Root) ? "the set" : $"loop {loop.Id} ({loop.Name})";
}
