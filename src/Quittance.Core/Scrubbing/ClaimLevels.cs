using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing.Partners;
using Quittance.Core.X12;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// Judges the claims of a file at SNIP levels 4 to 7 by the edits of those levels, one claim at a time, and the file by its partner's terms. It says what it could not judge.
/// </summary>
internal sealed class ClaimLevels : IFurtherLevels
{
    /// <summary>The lowest level that edits judge in a check of a file: what lies below is judged by the structure and the sums themselves.</summary>
    public const int Lowest = FileCheck.HighestLevel + 1;
    public const int Highest = 7;
    private const int CodeSets = 5;

    // A file may name kinds of sets that do not exist, each once; so many reasons are kept.
    private const int MostReasons = 200;

    private static readonly EditRunner[] Runners = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(RunnerUpTo)];

    private readonly int _level;
    private readonly bool _runsEdits;
    private readonly DateOnly? _asOf;
    private readonly DateOnly _today;
    private readonly PartnerJudge? _partner;
    private readonly PartnerScales? _scales;
    private readonly ClaimPlaces _places = new();
    private readonly ToldPlaces _told = new();
    private readonly HashSet<NotJudged> _notJudged = [];
    private DateOnly _fileDay;
    private bool _judgesSet;

    /// <summary>Judges as of the day that the terms name, else as of the day that the file's group was made, which is never later than today.</summary>
    public ClaimLevels(CheckTerms terms)
    {
        (_level, _asOf, _today, _fileDay) = (terms.Level, terms.AsOf, terms.Today, terms.Today);
        _runsEdits = _level >= Lowest && !terms.OnlyPartnerAboveSums;
        if (terms.Partner is null) return;
        _scales = new PartnerScales(terms.Partner);
        if (_level == Highest) _partner = new PartnerJudge(terms.Partner);
    }

    public IReadOnlyList<AppliedRelaxation> Relaxed => _scales?.Applied ?? [];

    private DateOnly Day => _asOf ?? _fileDay;

    public IEnumerable<NotJudged> NotJudged => _notJudged;

    // Predeterminations, reported claims and older versions are added up as claims are, but the edits are not about them.
    public int HighestFor(SetStart set) => _runsEdits && KindOf(set) != ClaimKinds.None && BalanceRules.Covers(set) ? Highest : FileCheck.HighestLevel;

    public Finding? Weigh(Finding finding)
    {
        // Also what the partner forgives is said: an edit must not say it in other words.
        if (_judgesSet) _told.Add(finding);
        return _scales is null ? finding : _scales.Weigh(finding, Day);
    }

    public void End(in Segment segment, Action<Finding> tell) => _partner?.End(segment, tell);

    public void Take(in Segment segment, string? loop, Action<Finding> tell)
    {
        if (_runsEdits) _places.Take(segment, loop);
        if (_judgesSet) _told.Take(segment);
        // Half a segment is told once and judged by nobody.
        if (segment.IsCut) return;
        if (_runsEdits && _level >= AdjustmentCodes.Level && segment.Position > 0) AdjustmentCodes.Take(segment, loop, tell);
        _partner?.Take(segment, loop, tell);
    }

    public void Take(X12Item item, Action<Finding> tell)
    {
        switch (item)
        {
            case InterchangeStart interchange:
                _fileDay = X12Date.TryReadShortDay(interchange.Date, out var made) && made < _today ? made : _today;
                break;
            case GroupStart group:
                _fileDay = X12Date.TryReadDay(group.Date, out var day) && day < _today ? day : _today;
                break;
            case SetStart set when _runsEdits:
                TellUnjudged(set);
                _judgesSet = HighestFor(set) == Highest;
                break;
            case SetEnd end:
                _partner?.End(end, tell);
                break;
            case Claim837 claim when _judgesSet:
                Judge(JudgedClaim.Of(claim), tell);
                break;
            case InstitutionalClaim837 claim when _judgesSet:
                Judge(JudgedClaim.Of(claim), tell);
                break;
            case DentalClaim837 claim when _judgesSet:
                Judge(JudgedClaim.Of(claim), tell);
                break;
        }
    }

    private void Judge(in JudgedClaim judged, Action<Finding> tell)
    {
        var claim = judged.Common;
        if (claim.MayBeCut)
        {
            // Half a claim lacks whatever its other half would have said.
            Leave(Lowest, "the last claim of a file that ends inside it");
            return;
        }
        foreach (var finding in Runners[_level - Lowest].Run(judged, [], Day, Sources.Since5010.From, _places))
        {
            if (finding.Level >= Lowest) tell(finding);
            // What an edit of level 1 or 2 knows beyond the tables, such as units of zero, is no matter for a 999, which answers by the tables.
            else if (!_told.Has(finding)) tell(finding with { Level = Lowest });
        }
        if (_level < CodeSets) return;
        if (claim.Diagnoses.Count > 0) Leave(CodeSets, "ICD-10-CM not loaded: diagnoses are judged by their form");
        if (judged.Kind == ClaimKinds.Institutional) Leave(CodeSets, "lists of bills not loaded: types of bills, revenue codes, ICD-10-PCS, conditions, occurrences and values are judged by their form");
        if (claim.Lines.Count > 0)
            Leave(CodeSets, judged.Kind == ClaimKinds.Dental ? "CDT not loaded: dental procedures are judged by their form" : "HCPCS and CPT not loaded: procedures and modifiers are judged by their form");
        if (claim.Billing.Taxonomy.Length > 0 || claim.Rendering is { Taxonomy.Length: > 0 }) Leave(CodeSets, "provider taxonomy not loaded: specialties are judged by their form");
        foreach (var line in claim.Lines)
            if (line.Ndc.Length > 0) Leave(CodeSets, "drug directory not loaded: drug codes are judged by their form");
    }

    private void TellUnjudged(SetStart set)
    {
        if (HighestFor(set) == FileCheck.HighestLevel)
        {
            for (var level = Lowest; level <= _level; level++) Leave(level, WhyNotBy(level, set));
        }
        else
        {
            var kind = KindOf(set);
            for (var level = Lowest; level <= _level; level++)
                if (!HasEdits(kind, level)) Leave(level, $"no edits of this level for {set.Type} sets");
            if (_level < Highest) return;
            if (_partner is null) Leave(Highest, "no trading partner's profile given");
            Leave(Highest, "repeated claims and services, which need the patient's other claims");
        }
    }

    private string WhyNotBy(int level, SetStart set)
    {
        if (level == CodeSets && set.Id is "837" or "835") return $"only reasons of adjustments are looked up in {set.Type} sets{OtherGuides(set)}";
        if (level == Highest && _partner is not null) return $"only what the partner asks for is judged in {FaultTeller.Printable(set.Type)} sets";
        return $"no edits for {FaultTeller.Printable(set.Type)} sets{OtherGuides(set)}";
    }

    private static ClaimKinds KindOf(SetStart set) => set.Type switch
    {
        "837P" => ClaimKinds.Professional,
        "837I" => ClaimKinds.Institutional,
        "837D" => ClaimKinds.Dental,
        _ => ClaimKinds.None,
    };

    private static bool HasEdits(ClaimKinds kind, int level)
    {
        foreach (var edit in EditCatalog.All)
            if (edit.Info.Level == level && !edit.Info.NeedsHistory && edit.Info.Kinds.HasFlag(kind)) return true;
        return false;
    }

    // Claims of the kind that are not judged are those of other guides.
    private static string OtherGuides(SetStart set) => KindOf(set) switch
    {
        ClaimKinds.Professional => " of other guides than 005010X222, such as predeterminations",
        ClaimKinds.Institutional => " of other guides than 005010X223, such as predeterminations",
        ClaimKinds.Dental => " of other guides than 005010X224",
        _ => "",
    };

    private void Leave(int level, string reason)
    {
        if (_notJudged.Count < MostReasons) _notJudged.Add(new NotJudged(level, reason));
    }

    // Sums (level 3) are judged with the file. Edits of levels 1 and 2 say what the tables of the structure do not.
    private static EditRunner RunnerUpTo(int level) => new(EditCatalog.All.Where(e => e.Info.Level != FileCheck.HighestLevel && e.Info.Level <= level && !e.Info.NeedsHistory));
}
