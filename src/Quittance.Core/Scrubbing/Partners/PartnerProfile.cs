using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>What a trading partner forgives and what it asks for beyond the guide: SNIP level 7.</summary>
public sealed record PartnerProfile
{
    internal PartnerProfile(string name, string version) => (Name, Version) = (name, version);

    /// <summary>Who it is; findings name it.</summary>
    public string Name { get; }

    /// <summary>The profile's own version.</summary>
    public string Version { get; }

    /// <summary>Findings that weigh otherwise for this partner; the first that fits a finding counts.</summary>
    internal IReadOnlyList<PartnerRelaxation> Relaxations { get; init; } = [];

    /// <summary>What is asked for: SNIP level 7.</summary>
    internal PartnerRequirements Requirements { get; init; } = new();

    /// <summary>
    /// Reads a profile from its JSON form, which has the keys of <c>docs/reference/partner-profile.md</c>; <c>quittance check --partner</c> reads the same text, as JSON is YAML. Nothing is
    /// repaired: an unknown key, a value of another form, an edit that does not exist, or a text of more than two million characters refuses it with the first reason.
    /// </summary>
    public static Result<PartnerProfile> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new PartnerProfileJson().Read(json);
    }
}

/// <summary>
/// One finding that weighs otherwise. <paramref name="To"/> is its new weight, null for none at all. Without loop, segment or element the finding is meant wherever it stands.
/// <see cref="Days"/> are the days of files for which it holds, null for all.
/// </summary>
internal sealed record PartnerRelaxation(string Finding, Severity? To, string Reason, string Source)
{
    public string? Loop { get; init; }
    public string? Segment { get; init; }
    public int? Element { get; init; }
    public DateSpan? Days { get; init; }

    public bool Fits(Finding finding, DateOnly day) =>
        string.Equals(Finding, finding.Id, StringComparison.Ordinal)
        && (Loop is null || string.Equals(Loop, finding.Loop, StringComparison.Ordinal))
        && (Segment is null || string.Equals(Segment, finding.Segment, StringComparison.Ordinal))
        && (Element is null || Element == finding.Element)
        && (Days is not { } days || days.Contains(day));
}

/// <summary>Which characters a partner takes.</summary>
internal enum PartnerCharacters
{
    /// <summary>Whatever the file holds.</summary>
    Any,
    /// <summary>Capitals, digits, space and the marks of the basic set.</summary>
    Basic,
    /// <summary>Those, small letters and the marks of the extended set.</summary>
    Extended,
}

/// <summary>What an id consists of.</summary>
internal enum PartnerIdForm
{
    Any,
    Digits,
    Letters,
    LettersAndDigits,
}

/// <summary>The form of the payer's number in 2010BB: its qualifier, characters, length and, when the list is not empty, the numbers themselves.</summary>
internal sealed record PartnerPayerId(string Qualifier, PartnerIdForm Form, int Least, int Most, IReadOnlyList<string> Ids);

/// <summary>An element that holds one of some values wherever its segment stands. The qualifier is the segment's first value, empty for any.</summary>
internal sealed record PartnerValue(string Segment, int Element, IReadOnlyList<string> Values, string Loop = "", string Qualifier = "");

/// <summary>A segment that every claim has, in itself or in the levels that it hangs under.</summary>
internal sealed record PartnerSegment(string Loop, string Segment, string Qualifier = "");

/// <summary>What a partner asks for. Empty lists and nulls ask for nothing.</summary>
internal sealed record PartnerRequirements
{
    public IReadOnlyList<string> SenderQualifiers { get; init; } = [];
    public IReadOnlyList<string> SenderIds { get; init; } = [];
    public IReadOnlyList<string> ReceiverQualifiers { get; init; } = [];
    public IReadOnlyList<string> ReceiverIds { get; init; } = [];
    public IReadOnlyList<string> GroupSenders { get; init; } = [];
    public IReadOnlyList<string> GroupReceivers { get; init; } = [];
    /// <summary>ISA15: P or T.</summary>
    public string Usage { get; init; } = "";
    public PartnerCharacters Characters { get; init; }
    public bool UpperCase { get; init; }
    public long? FileBytes { get; init; }
    public int? SetsPerGroup { get; init; }
    public int? ClaimsPerSet { get; init; }
    public PartnerPayerId? PayerId { get; init; }
    public IReadOnlyList<PartnerValue> Values { get; init; } = [];
    public IReadOnlyList<PartnerSegment> Segments { get; init; } = [];
}
