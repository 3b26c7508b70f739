namespace Quittance.Core.Kernel;

/// <summary>How much a finding weighs. Pages say Stop, Warning, Note.</summary>
public enum Severity
{
    /// <summary>Told, and nothing more.</summary>
    Info,
    /// <summary>Stays shown until a person has acknowledged it.</summary>
    Warning,
    /// <summary>Stops.</summary>
    Error,
}

/// <summary>Where a rule comes from. <paramref name="Date"/> is the edition's date, null when the source has none.</summary>
public sealed record Source(string Document, string Section = "", string? Link = null, DateOnly? Date = null)
{
    /// <summary>Document and section in one line.</summary>
    public override string ToString() => Section.Length == 0 ? Document : $"{Document}, {Section}";
}

/// <summary>That a trading partner weighs a finding otherwise: which partner, what it weighed before, and why.</summary>
public sealed record Relaxation(string Partner, Severity From, string Reason, string Source);

/// <summary>
/// Something wrong in data: what, where, why and what clears it. <see cref="Value"/> is masked by the maker when it is
/// personal. Positions are null when the finding is about a whole file.
/// </summary>
public sealed record Finding(string Id, Severity Severity, string Message)
{
    /// <summary>SNIP level 1 to 7; 0 when the finding is not about X12 judgement.</summary>
    public int Level { get; init; }
    /// <summary>ISA13/GS06/ST02 of the set, null outside a set.</summary>
    public string? Transaction { get; init; }
    /// <summary>Segment id, such as <c>CLM</c>.</summary>
    public string? Segment { get; init; }
    /// <summary>Ordinal of the segment in its set, ST = 1.</summary>
    public int? SegmentPosition { get; init; }
    /// <summary>Loop id, such as <c>2300</c>.</summary>
    public string? Loop { get; init; }
    /// <summary>Element position, from 1.</summary>
    public int? Element { get; init; }
    /// <summary>Component position, from 1.</summary>
    public int? Component { get; init; }
    /// <summary>Offset in the file of the segment's first byte.</summary>
    public long? ByteOffset { get; init; }
    /// <summary>The value found; masked when personal.</summary>
    public string? Value { get; init; }
    /// <summary>What would have been right.</summary>
    public string? Expected { get; init; }
    /// <summary>What makes the finding go away.</summary>
    public string? Clears { get; init; }
    /// <summary>The rule's origin.</summary>
    public Source? Source { get; init; }
    /// <summary>The number of the claim's line that it is about; null when it is about the claim.</summary>
    public int? Line { get; init; }
    /// <summary>The screen field that a person changes, such as <c>billing.npi</c>; null when no field stands for it.</summary>
    public string? Field { get; init; }
    /// <summary>The edition of the rule, or of the code list that it looked in; null when rules of its kind have none.</summary>
    public string? Edition { get; init; }
    /// <summary>Data of 999 answers: the IK304, IK403, IK502, AK905 or TA105 code, null when there is none.</summary>
    public string? AckCode { get; init; }
    /// <summary>Why it weighs otherwise than the rule says; null when it weighs as the rule says.</summary>
    public Relaxation? Relaxed { get; init; }
}
