using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Judges the structure of transaction sets, segment by segment, in constant memory: SNIP level 1 (the standard's syntax) and
/// level 2 (the guide). It never stops at a fault. One judge serves one set after another.
/// </summary>
public sealed partial class StructureJudge
{
    private readonly FaultTeller _faults;
    private readonly ElementJudge _elements;
    private readonly KnownSegments _known = new();
    private readonly LoopWalk _walk;
    private GuideTable? _table;
    private bool _byStandard;
    private bool _isLater;
    private bool _hasPurpose;
    private int _levels;

    /// <summary>Makes a judge that hands its findings to <paramref name="tell"/>.</summary>
    public StructureJudge(Action<Finding> tell)
    {
        _faults = new FaultTeller(f => { if (IsKnown(f)) tell(f); });
        _elements = new ElementJudge(_faults);
        _walk = new LoopWalk(_faults) { ClosingLevel = ClosingLevel, ClosedUnit = Unit.Leave };
    }

    /// <summary>True when the present set is judged by its guide (level 2).</summary>
    public bool HasGuide => _table is { IsStructureOnly: false };

    /// <summary>True when the present set is judged by the base standard (level 1).</summary>
    public bool HasStandard => _byStandard;

    /// <summary>The loop in which the segment taken last stands; null outside of loops and without a guide.</summary>
    internal string? LoopId => _table is null ? null : _walk.LoopId;

    /// <summary>The business unit in which the judge stands. Asked while a finding is told.</summary>
    internal BusinessUnit Unit => _faults.Unit;

    /// <summary>
    /// Starts a set with its ST. <paramref name="guide"/> is ST03, else GS08. A guide that we have no table for is judged by
    /// the base standard when its version is 004010, 004050, 005010 or 006020, else not at all.
    /// <paramref name="group"/> is GS01, null when there is no group.
    /// </summary>
    public void Begin(in Segment st, string guide, string? transaction, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(guide);
        _table = GuideTables.Find(st[1].Text(), guide);
        _isLater = guide.StartsWith("006", StringComparison.Ordinal);
        _byStandard = _table is not null || JudgedLevels.HasStandard(guide);
        _faults.Transaction = transaction;
        _faults.Unit.Begin(st);
        _levels = 0;
        _hasPurpose = false;
        JudgeIdentifier(st, group);
        if (_table is not null)
        {
            _faults.UseGuide(_table.Guide);
            _walk.Begin(_table);
            if (_table.IsStructureOnly) Standard(st, null);
            else _elements.Judge(st, _table.Root.Trigger, null);
        }
        else if (_byStandard) Standard(st, null);
    }

    /// <summary>Takes the next segment of the set, SE included.</summary>
    public void Take(in Segment segment)
    {
        if (!_byStandard) return;
        if (_table is null)
        {
            Standard(segment, null);
            return;
        }
        // After SE only the envelope speaks.
        if (_walk.Stack.Depth == 0) return;
        if (!_hasPurpose && _walk.Stack.Depth == 1 && segment.Key == SegmentKey.Bht) ChooseByPurpose(segment);
        var definition = _walk.Take(segment, segment.Key);
        var isLevel = segment.Key == SegmentKey.Hl;
        if (isLevel) NumberLevel(segment);
        if (_table.IsStructureOnly)
        {
            Standard(segment, _walk.LoopId);
            definition = null;
        }
        if (definition is null)
        {
            if (_table.IsStructureOnly && segment.Is("SE"u8)) _walk.CloseTo(0, segment.Position, segment.Offset);
            return;
        }
        if (isLevel && ReferenceEquals(definition, _walk.Stack.Top.Loop.Trigger)) OpenLevel(segment);
        if (!_known.Has(segment, definition, out var place) && _elements.Judge(segment, definition, _walk.LoopId)) _known.Keep(segment, definition, place);
        if (segment.Key == SegmentKey.Se) _walk.CloseTo(0, segment.Position, segment.Offset);
    }

    /// <summary>Ends the set where it is, for a set whose SE never came.</summary>
    public void End(int position, long offset)
    {
        if (_table is not null) _walk.CloseTo(0, position, offset);
        _table = null;
        _byStandard = false;
    }

    // Without a guide, each segment is judged by itself. The table of the standard holds the segments of health care, not
    // every one of X12, so that a name it lacks proves nothing here.
    private void Standard(in Segment segment, string? loop)
    {
        if (GuideTables.Standard(segment.Key) is { } definition) _elements.Judge(segment, definition, loop);
    }

    // Nothing but the BHT tells the request of a 278 from its response.
    private void ChooseByPurpose(in Segment bht)
    {
        _hasPurpose = true;
        var chosen = GuideTables.ForPurpose(_table!, bht[2].Bytes);
        if (ReferenceEquals(chosen, _table)) return;
        _table = chosen;
        _walk.Begin(chosen);
    }

    // Without a whole guide nothing of level 2 is known, nor which segments there are. Versions after 005010 made values longer
    // and added elements at the end.
    private bool IsKnown(Finding finding) =>
        (HasGuide || (finding.Level == 1 && finding.Id != StructureRules.SegmentUnknown.Id)) &&
        (!_isLater || (finding.Id != StructureRules.ElementLong.Id && finding.Id != StructureRules.ElementExtra.Id &&
            finding.Id != StructureRules.ComponentExtra.Id && finding.Id != StructureRules.ElementRepeats.Id));

    // ST01 names a set of health care, and the set stands among its own kind.
    private void JudgeIdentifier(in Segment st, string? group)
    {
        var set = st[1].Text();
        if (set.Length != 3 || !set.All(char.IsAsciiDigit))
            _faults.Element(StructureRules.SetIdentifier, st, null, 1, 0, st[1].Bytes, "ST01 does not say with three digits which set this is.", "three digits");
        else if (group is not null && (SetGroups.GroupOf(set) ?? group) != group)
            _faults.Segment(StructureRules.SetGroup, st, null,
                $"A {set} stands in a group of kind {FaultTeller.Printable(System.Text.Encoding.Latin1.GetBytes(group))}; its own kind is {SetGroups.GroupOf(set)}.", SetGroups.GroupOf(set));
    }

    private void ClosingLevel() => CloseLevel(ref _walk.Stack.Top);
}
