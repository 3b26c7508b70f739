using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>A level that was not judged, and why: never a guess.</summary>
public sealed record NotJudged(int Level, string Reason);

/// <summary>How often a partner's terms gave a finding another weight, and which; null when it is not told at all.</summary>
public sealed record AppliedRelaxation(string Partner, string Id, Severity? To, string Reason, string Source, int Count);

/// <summary>A finding that a 999 names, and the business unit (a claim by its CLM01) that it stands in; null outside of units.</summary>
public sealed record SetFault(Finding Finding, UnitNamed? Unit);

/// <summary>The judgement of one transaction set.</summary>
public sealed class SetVerdict
{
    internal SetVerdict(SetStart start, string? transaction)
    {
        Start = start;
        Transaction = transaction;
    }

    /// <summary>What its ST says.</summary>
    public SetStart Start { get; }
    /// <summary>True when its guide stands in its ST03, not only in the GS08.</summary>
    internal bool NamesGuide { get; set; }
    /// <summary>True when it was judged by its guide, not only by the standard's syntax.</summary>
    internal bool HasGuide { get; set; }
    /// <summary>ISA13/GS06/ST02.</summary>
    public string? Transaction { get; }
    /// <summary>How many CLM or CLP it has.</summary>
    public int Claims { get; internal set; }
    /// <summary>True when no error of level 1 or 2 was found: its 999 says A or E.</summary>
    public bool IsAccepted => (_errorLevels & 0b110) == 0;
    /// <summary>The highest level up to which it was judged and no error was found; 0 when level 1 fails.</summary>
    public int Snip { get; internal set; }
    /// <summary>True when something of level 1 or 2 was noted that does not reject.</summary>
    public bool HasNotes { get; private set; }
    /// <summary>IK502 to IK506: what is wrong with the whole set.</summary>
    public IReadOnlyList<string> ErrorCodes => _errorCodes ?? [];
    /// <summary>What IK3 and IK4 name, in the order of the file.</summary>
    public IReadOnlyList<SetFault> Faults => _faults ?? [];
    /// <summary>True when a fault of this level was found.</summary>
    public bool HasErrorAt(int level) => (_errorLevels >> level & 1) != 0;

    /// <summary>False when the verdict has no room for it any more: it is judged, and nobody finds it later.</summary>
    internal bool IsKept { get; set; }

    // A file may have millions of sets, and nearly all are clean.
    private List<string>? _errorCodes;
    private List<SetFault>? _faults;
    private int _errorLevels;

    internal void Note(Finding finding)
    {
        if (finding.Severity == Severity.Error) _errorLevels |= 1 << finding.Level;
        else if (finding is { Severity: Severity.Warning, AckCode: not null, Level: 1 or 2 }) HasNotes = true;
    }

    internal void AddFault(Finding finding, UnitNamed? unit) => (_faults ??= []).Add(new SetFault(finding, unit));

    internal void AddErrorCode(string code)
    {
        if (_errorCodes?.Contains(code, StringComparer.Ordinal) != true) (_errorCodes ??= []).Add(code);
    }
}

/// <summary>The judgement of one functional group.</summary>
public sealed class GroupVerdict
{
    internal GroupVerdict(GroupStart start) => Start = start;

    /// <summary>What its GS says.</summary>
    public GroupStart Start { get; }
    /// <summary>Its sets.</summary>
    public IReadOnlyList<SetVerdict> Sets => SetList;
    /// <summary>How many sets its GE says it has; what was counted when it has none.</summary>
    public int SetsSaid => SetsInTrailer ?? Sets.Count;
    /// <summary>AK905 to AK909: what is wrong with the group itself.</summary>
    public IReadOnlyList<string> ErrorCodes => ErrorCodeList;

    /// <summary>
    /// True when it holds nothing but acknowledgments (999, 997), which nobody answers. In a group of them a set without a known name counts as one.
    /// </summary>
    public bool IsAnswer => Start.FunctionalId == SetGroups.Answers
        ? SetList.All(s => (SetGroups.GroupOf(s.Start.Id) ?? SetGroups.Answers) == SetGroups.Answers)
        : SetList.Count > 0 && SetList.All(s => SetGroups.IsAnswer(s.Start.Id));

    internal int? SetsInTrailer { get; set; }
    internal List<SetVerdict> SetList { get; } = [];
    internal List<string> ErrorCodeList { get; } = [];
}

/// <summary>The judgement of one interchange.</summary>
public sealed class InterchangeVerdict
{
    internal InterchangeVerdict(InterchangeStart start) => Start = start;

    /// <summary>What its ISA says.</summary>
    public InterchangeStart Start { get; }
    /// <summary>Its groups.</summary>
    public IReadOnlyList<GroupVerdict> Groups => GroupList;
    /// <summary>TA104: A accepted, E accepted with errors, R rejected.</summary>
    public string Code { get; internal set; } = "A";
    /// <summary>TA105, 000 when there is nothing to note.</summary>
    public string Note { get; internal set; } = "000";

    /// <summary>True when it holds nothing but acknowledgments (TA1, 999, 997), which nobody answers.</summary>
    public bool IsAnswer => (HasAcknowledgment || GroupList.Count > 0) && GroupList.All(g => g.IsAnswer);

    internal bool HasAcknowledgment { get; set; }
    internal List<GroupVerdict> GroupList { get; } = [];
}

/// <summary>The judgement of one file.</summary>
public sealed record FileVerdict(
    IReadOnlyList<InterchangeVerdict> Interchanges, IReadOnlyList<SetVerdict> Sets, IReadOnlyList<NotJudged> NotJudged, IReadOnlyList<Finding> Findings)
{
    /// <summary>True when something of severity error was found.</summary>
    public bool HasErrors { get; } = Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>What a partner's terms changed; empty without a partner.</summary>
    public IReadOnlyList<AppliedRelaxation> Relaxed { get; init; } = [];
}
