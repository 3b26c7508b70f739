using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Rules;

/// <summary>
/// Takes the findings of one edit on one claim. It allocates nothing until something is found, and fills what follows from the edit and
/// the field; a value of a personal field is replaced by its length.
/// </summary>
public struct FindingSink
{
    // The largest guide allows 999 lines; more findings of one edit than that say nothing new, and a hostile claim may have 10,000 lines.
    private const int MostOfOneEdit = 1000;

    private readonly Claim837 _claim;
    private EditInfo? _edit;
    private List<Finding>? _found;
    private int _before;

    private readonly IFieldPlaces? _places;
    private readonly ClaimKinds _kind;
    private Severity _weight;

    internal FindingSink(Claim837 claim, ClaimKinds kind, IFieldPlaces? places = null) => (_claim, _kind, _places) = (claim, kind, places);

    /// <summary>What was found so far; null for nothing.</summary>
    internal readonly List<Finding>? Found => _found;

    /// <summary>How many were found so far.</summary>
    internal readonly int Count => _found?.Count ?? 0;

    /// <summary>The edit that speaks from here on.</summary>
    internal void Start(EditInfo edit)
    {
        _edit = edit;
        _weight = edit.Severity;
        _before = Count;
    }

    /// <summary>Lets what the edit tells of this claim from here on weigh otherwise than the edit says, for rules that bind one kind of payer and are only usual with others.</summary>
    public void WeighAs(Severity weight) => _weight = weight;

    /// <summary>Tells something about the claim as a whole.</summary>
    public void Add(ClaimField field, string message, string? value = null, string? expected = null, string? edition = null) =>
        Tell(field, null, message, value, expected, edition);

    /// <summary>Tells something about a line.</summary>
    public void Add(ClaimField field, Line837 line, string message, string? value = null, string? expected = null, string? edition = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        Tell(field, line.Number, message, value, expected, edition);
    }

    private void Tell(ClaimField field, int? line, string message, string? value, string? expected, string? edition)
    {
        ArgumentNullException.ThrowIfNull(field);
        Check.That(_edit is not null, "an edit must have been started");
        if (Count - _before >= MostOfOneEdit) return;
        field = FieldsByKind.Of(field, _kind);
        // Without the file at hand only the claim's own segment has a known place.
        var place = _places?.Find(field, line);
        var isClaimSegment = place is null && field.Segment == "CLM" && _claim.Position > 0;
        (_found ??= []).Add(new Finding(_edit.Id, _weight, message)
        {
            Level = _edit.Level,
            Loop = field.Loop,
            Segment = field.Segment,
            Element = field.Element,
            Component = field.Component,
            SegmentPosition = place?.Position ?? (isClaimSegment ? _claim.Position : null),
            ByteOffset = place?.Offset ?? (isClaimSegment ? _claim.Offset : null),
            Line = line,
            Field = field.Key,
            Value = value is { Length: > 0 } && field.IsPersonal ? PersonalData.Mask(value.Length) : value is null ? null : FaultTeller.Printable(value, LongestValue),
            Expected = expected,
            Clears = _edit.Clears,
            Source = _edit.Source,
            Edition = edition ?? _edit.Edition,
        });
    }

    // A broken file may have an element of a megabyte where a code should be.
    private const int LongestValue = 80;
}
