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
    private readonly LoopWalk _walk;
    private readonly byte[] _claim = new byte[64];
    private GuideTable? _table;
    private bool _byStandard;
    private int _claimLength;
    private int _levels;

    /// <summary>Makes a judge that hands its findings to <paramref name="tell"/>.</summary>
    public StructureJudge(Action<Finding> tell)
    {
        _faults = new FaultTeller(tell);
        _elements = new ElementJudge(_faults);
        _walk = new LoopWalk(_faults) { Closing = Closing, Closed = Closed };
    }

    /// <summary>True when the present set is judged by its guide (level 2).</summary>
    public bool HasGuide => _table is not null;

    /// <summary>True when the present set is judged by the base standard (level 1).</summary>
    public bool HasStandard => _byStandard;

    /// <summary>CLM01 or CLP01 of the claim that a finding belongs to; null outside of claims. Asked while a finding is told.</summary>
    public string? Claim => _claimLength == 0 ? null : FaultTeller.Printable(_claim.AsSpan(0, _claimLength));

    /// <summary>
    /// Starts a set with its ST. <paramref name="guide"/> is ST03, else GS08. A guide that we have no table for is judged by
    /// the base standard when its version is 005010, else not at all.
    /// <paramref name="group"/> is GS01, null when there is no group.
    /// </summary>
    public void Begin(in Segment st, string guide, string? transaction, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(guide);
        _table = GuideTables.Find(st[1].Text(), guide);
        _byStandard = _table is not null || guide.StartsWith("005010", StringComparison.Ordinal);
        _faults.Transaction = transaction;
        _claimLength = 0;
        _levels = 0;
        if (_table is not null)
        {
            _faults.UseGuide(_table.Guide);
            _walk.Begin(_table);
            _elements.Judge(st, _table.Root.Trigger, null);
            if (group is not null && group != _table.Group)
                _faults.Segment(StructureRules.SetGroup, st, null, $"A {_table.Type} stands in a group of kind {FaultTeller.Printable(System.Text.Encoding.Latin1.GetBytes(group))}; its own kind is {_table.Group}.", _table.Group);
        }
        else if (_byStandard) Standard(st);
    }

    /// <summary>Takes the next segment of the set, SE included.</summary>
    public void Take(in Segment segment)
    {
        if (!_byStandard) return;
        if (_table is null)
        {
            Standard(segment);
            return;
        }
        // After SE only the envelope speaks.
        if (_walk.Stack.Depth == 0) return;
        var definition = _walk.Take(segment, segment.Key);
        var isLevel = segment.Key == SegmentKey.Hl;
        if (isLevel) NumberLevel(segment);
        if (definition is null) return;
        if (ReferenceEquals(definition, _walk.Stack.Top.Loop.Trigger))
        {
            if (_walk.Stack.Top.Loop.IsClaim) KeepClaim(segment);
            if (isLevel) OpenLevel(segment);
        }
        _elements.Judge(segment, definition, _walk.LoopId);
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
    private void Standard(in Segment segment)
    {
        if (GuideTables.Standard(segment.Key) is { } definition) _elements.Judge(segment, definition, null);
    }

    private void KeepClaim(in Segment segment)
    {
        var number = segment[1].Bytes;
        _claimLength = Math.Min(number.Length, _claim.Length);
        number[.._claimLength].CopyTo(_claim);
    }

    private void Closing()
    {
        ref var top = ref _walk.Stack.Top;
        if (top.Loop.IsLevel) CloseLevel(ref top);
    }

    private void Closed(LoopDefinition loop)
    {
        if (loop.IsClaim) _claimLength = 0;
    }
}
