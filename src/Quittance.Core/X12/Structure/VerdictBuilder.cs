using System.Collections.Frozen;
using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>Gathers findings into the judgement of sets, groups, interchanges and the file.</summary>
internal sealed class VerdictBuilder(int level, ReadLimits limits, IFurtherLevels? further = null)
{
    // What typed readers say of structure, the judge says with more precision where it has a table.
    private static readonly FrozenSet<string> SaidBetter = new[]
    {
        "x12.amount", "x12.number", "x12.hl-number", "x12.hl-parent", "x12.hl-level", "x12.header-missing", "x12.no-loop", "x12.claim-number",
        "x12.diagnosis-missing", "x12.answer-missing", "x12.segment-without-elements", "x12.line-end", "x12.segment-id",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Faults of the whole set, and their IK502 code.
    private static readonly FrozenDictionary<string, string> SetCodes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["x12.se-missing"] = "2",
        ["x12.se-control"] = "3",
        ["x12.se-count"] = "4",
        ["x12.set-identifier"] = "6",
        ["x12.set-control"] = "7",
        [OutsideGroup] = "18",
        ["x12.set-group"] = "18",
        ["x12.set-control-repeated"] = "23",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string HeaderWidth = "x12.isa-width", HeaderSeparators = "x12.separators", OutsideGroup = "x12.outside-group";

    // TA1 and 999 answer for SNIP levels 1 and 2.
    private const int HighestAnswered = 2;

    // TA105 "invalid content" and AK905 "the number of sets differs": what a sender is told of what was too much.
    private const string TooMuch = "024", CountDiffers = "5";

    // Numbers that are remembered to find a repeated one; a file with more interchanges or groups is no usual file.
    private const int MostControls = 100_000;

    private readonly HashSet<string> _interchangeControls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groupControls = new(StringComparer.Ordinal);
    private readonly List<InterchangeVerdict> _interchanges = [];
    private readonly List<SetVerdict> _sets = [];
    private readonly List<Finding> _findings = [];
    private readonly SortedSet<(int Level, string Reason)> _notJudged = [];
    private readonly List<Finding> _ofNextHeader = [];
    private InterchangeVerdict? _interchange;
    private GroupVerdict? _group;
    private int _judgedTo;
    private bool _hasMore, _leavesErrorsOut;
    private int _envelopes;

    /// <summary>Hears of errors above level 2, however many there are.</summary>
    public SetFollower? Follower { get; init; }

    /// <summary>GS01 of the group that is open.</summary>
    public string? GroupKind => _group?.Start.FunctionalId;

    /// <summary>The set that is open.</summary>
    public SetVerdict? Set { get; private set; }

    public void Open(InterchangeStart start)
    {
        _interchange = new InterchangeVerdict(start);
        if (HasRoom(start.Offset)) _interchanges.Add(_interchange);
        foreach (var finding in _ofNextHeader) NoteInterchange(finding);
        _ofNextHeader.Clear();
        _groupControls.Clear();
        if (IsRepeated(_interchangeControls, $"{start.SenderQualifier}*{start.SenderId}*{start.ReceiverQualifier}*{start.ReceiverId}*{start.Control}"))
            Add(Repeated("x12.isa-control-repeated", "ISA", 13, "025", start.Control, $"The interchange control number {start.Control} was used before in this file, between the same two.", start.Offset), null);
    }

    public void Open(GroupStart start)
    {
        _group = new GroupVerdict(start);
        if (_interchange is null) return;
        if (HasRoom(null)) _interchange.GroupList.Add(_group);
        else (_interchange.Code, _interchange.Note) = ("R", TooMuch);
        if (IsRepeated(_groupControls, $"{start.FunctionalId}*{start.Control}"))
            Add(Repeated("x12.gs-control-repeated", "GS", 6, "19", start.Control, $"The group control number {start.Control} is used twice in this interchange.", null), null);
    }

    public void Open(SetStart start, string? transaction)
    {
        Set = new SetVerdict(start, transaction);
        if (HasRoom(start.Offset))
        {
            Set.IsKept = true;
            _sets.Add(Set);
            _group?.SetList.Add(Set);
        }
        // Sets that are not named in the answer must not look accepted.
        else if (_group is not null && !_group.ErrorCodeList.Contains(CountDiffers, StringComparer.Ordinal)) _group.ErrorCodeList.Add(CountDiffers);
    }

    private bool HasRoom(long? offset)
    {
        if (_envelopes < limits.Envelopes)
        {
            _envelopes++;
            return true;
        }
        if (_envelopes == limits.Envelopes)
        {
            _envelopes++;
            Keep(new Finding("x12.too-many-sets", Severity.Error,
                string.Create(CultureInfo.InvariantCulture, $"The file has more than {limits.Envelopes} interchanges, groups and sets; the rest is judged, but its judgement is not kept, and the file cannot be answered in full."))
            { Level = 1, ByteOffset = offset });
        }
        return false;
    }

    /// <summary>Remembers which levels can be judged for the open set.</summary>
    public void Judges(SetStart start, StructureJudge judge)
    {
        var first = judge.HasStandard ? null : JudgedLevels.WithoutStandard;
        var second = judge.HasGuide ? null : JudgedLevels.WithoutTable;
        var third = JudgedLevels.WithoutBalance(start);
        _judgedTo = first is not null ? 0 : second is not null ? 1 : third is not null ? 2 : further?.HighestFor(start) ?? FileCheck.HighestLevel;
        if (first is not null) _notJudged.Add((1, first));
        if (second is not null) _notJudged.Add((2, second));
        if (third is not null) _notJudged.Add((3, third));
    }

    public void CloseSet()
    {
        if (Set is null) return;
        var snip = 0;
        while (snip < Math.Min(level, _judgedTo) && !Set.HasErrorAt(snip + 1)) snip++;
        Set.Snip = snip;
        Set = null;
    }

    /// <summary>A TA1 came.</summary>
    public void NoteAcknowledgment()
    {
        if (_interchange is not null) _interchange.HasAcknowledgment = true;
    }

    /// <summary>Takes GE01.</summary>
    public void SayCount(ReadOnlySpan<byte> said)
    {
        if (_group is not null && System.Buffers.Text.Utf8Parser.TryParse(said, out int count, out var used) && used == said.Length && count >= 0)
            _group.SetsInTrailer = count;
    }

    public void CloseGroup() => _group = null;

    public void CloseInterchange() => _interchange = null;

    /// <summary>Takes a finding of the reader; what the judge says better is left to it.</summary>
    public void AddFromReading(Finding finding, StructureJudge judge)
    {
        if (Set is not null && SaidBetter.Contains(finding.Id) && (judge.HasGuide || (judge.HasStandard && finding.Level == 1 && finding.Id != "x12.segment-id"))) return;
        // What a guide requires is not told of a guide that is not known whole.
        if (Set is not null && finding.Level == 2 && !judge.HasGuide) return;
        // The judge took the segment before the reader did.
        Add(finding, Set is null ? null : judge.Unit.Current);
    }

    /// <summary>Takes a finding about what is open now, and the business unit that it stands in.</summary>
    public void Add(Finding finding, UnitNamed? unit)
    {
        if (finding.Level > level) return;
        if (further is not null)
        {
            if (further.Weigh(finding) is not { } weighed) return;
            finding = weighed;
        }
        // The tokenizer tells of an ISA before it gives it: whatever is open still, or stood between, has no part in it.
        var isOfNextHeader = finding.Id is HeaderWidth or HeaderSeparators;
        if (!isOfNextHeader && finding.Transaction is null && Set?.Transaction is { } transaction) finding = finding with { Transaction = transaction };
        if (Set is not null && finding is { Severity: Severity.Error, Level: > 2 }) Follower?.Tell(finding);
        var isKept = Keep(finding);
        if (isOfNextHeader) _ofNextHeader.Add(finding);
        else if (Set is not null) NoteSet(finding, unit, isKept);
        else if (_group is not null && (finding.Segment is "GS" or "GE" || finding.Id.StartsWith("x12.ge-", StringComparison.Ordinal))) NoteGroup(finding);
        else if (_interchange is not null) NoteInterchange(finding);
        // A set outside of any group has no 999 that could reject it.
        if (finding.Id == OutsideGroup && _interchange is not null) NoteInterchange(finding);
    }

    public FileVerdict Finish()
    {
        if (further is not null)
            foreach (var left in further.NotJudged) _notJudged.Add((left.Level, left.Reason));
        else
            for (var above = FileCheck.HighestLevel + 1; above <= level; above++) _notJudged.Add((above, "only levels 1 to 3 were asked of this reader"));
        var notJudged = _notJudged.Where(n => n.Level <= level).Select(n => new NotJudged(n.Level, n.Reason)).ToList();
        // Whoever looks for an error must not find none because the list was full of warnings.
        if (_hasMore)
            _findings.Add(new Finding("x12.more-findings", _leavesErrorsOut ? Severity.Error : Severity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"More than {limits.Findings} findings in this file; the rest is not listed{(_leavesErrorsOut ? ", errors among it" : "")}."))
            {
                Level = 1,
            });
        // Findings about one segment may be told when its loop closes; the file's order is what people follow.
        return new FileVerdict(_interchanges, _sets, notJudged, [.. _findings.OrderBy(f => f.ByteOffset ?? long.MaxValue)])
        {
            Relaxed = further?.Relaxed ?? [],
        };
    }

    private static bool IsRepeated(HashSet<string> seen, string control) => seen.Count < MostControls ? !seen.Add(control) : seen.Contains(control);

    private static Finding Repeated(string id, string segment, int element, string code, string value, string message, long? offset) =>
        new(id, Severity.Error, message)
        {
            Level = 1,
            Segment = segment,
            Element = element,
            Value = value,
            Expected = "a number that was not used before",
            Clears = "Give each its own control number.",
            ByteOffset = offset,
            AckCode = code,
        };

    private void NoteSet(Finding finding, UnitNamed? unit, bool isKept)
    {
        Set!.Note(finding);
        // What a partner's terms made a mere note is not told to its sender as a fault.
        if (SetCodes.TryGetValue(finding.Id, out var code))
        {
            if (finding.Severity != Severity.Info) Set.AddErrorCode(code);
        }
        else if (isKept && finding is { Severity: not Severity.Info, AckCode: not null, Segment: not null, SegmentPosition: not null, Level: 1 or 2 }) Set.AddFault(finding, unit);
    }

    private void NoteGroup(Finding finding)
    {
        const string Syntax = "6";
        // A 999 answers for syntax and guide; what only a partner asks for rejects no group.
        if (finding.Level > HighestAnswered) return;
        var code = finding.AckCode ?? Syntax;
        if (finding.Severity == Severity.Error && !_group!.ErrorCodeList.Contains(code, StringComparer.Ordinal)) _group.ErrorCodeList.Add(code);
    }

    private void NoteInterchange(Finding finding)
    {
        const int NoteLength = 3;
        if (finding.Level > HighestAnswered) return;
        if (finding.Severity != Severity.Error || _interchange!.Code == "R") return;
        if (finding.AckCode is { Length: NoteLength } note) (_interchange.Code, _interchange.Note) = ("R", note);
        // An ISA of another width can be read, but its sender should know.
        else if (finding.Id == HeaderWidth) (_interchange.Code, _interchange.Note) = ("E", "022");
        else if (finding.Id == HeaderSeparators) (_interchange.Code, _interchange.Note) = ("R", "026");
    }

    private bool Keep(Finding finding)
    {
        // That the rest of a file was not read, or is not kept, is told however many findings there are: each once.
        if (_findings.Count < limits.Findings || finding.Id is "x12.too-many-segments" or "x12.too-many-sets")
        {
            _findings.Add(finding);
            return true;
        }
        _hasMore = true;
        _leavesErrorsOut |= finding.Severity == Severity.Error;
        return false;
    }
}
