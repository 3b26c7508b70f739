using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Acknowledgment;

/// <summary>AK1 of a 999 (or 997): the group that is answered.</summary>
public sealed record GroupAnswered999(string FunctionalId, string Control, string Version) : X12Item;

/// <summary>AK2 to IK5 (AK5): one set and its answer. <paramref name="Code"/> is A, E, R, M, W or X; errors in plain form.</summary>
public sealed record SetAnswered999(string Type, string Control, string Guide, string Code, IReadOnlyList<string> ErrorCodes, IReadOnlyList<SegmentError999> Errors) : X12Item;

/// <summary>IK3 with its IK4s and the claim number that CTX names, empty when none.</summary>
public sealed record SegmentError999(string Segment, int Position, string Loop, string Code, string ClaimNumber, IReadOnlyList<ElementError999> Elements);

/// <summary>IK4: element position (with component), data element number, code, bad value.</summary>
public sealed record ElementError999(string Position, string DataElement, string Code, string Value);

/// <summary>AK9: the group's answer (A, E, P, R ...) and counts.</summary>
public sealed record GroupResult999(string Code, int Included, int Received, int Accepted, IReadOnlyList<string> ErrorCodes) : X12Item;

/// <summary>BHT and levels 20 and 21 of a 277CA: its own reference, date, source, receiver, batch trace (2200B TRN02 = BHT03 of the 837).</summary>
public sealed record Header277CA(string Reference, string Date, string Time) : X12Item;

/// <summary>One STC: category, status, entity (first of STC01, STC10, STC11 each yields one), date, WQ or U, amount.</summary>
public sealed record Status277CA(string Category, string Status, string Entity, string Date, string Action, Money? Amount);

/// <summary>Loop 2220D: a service line by its procedure, charge and number (REF FJ), and what is said about it.</summary>
public sealed record LineStatus277CA(string CodeQualifier, string Code, Money? Charge, string LineNumber, IReadOnlyList<Status277CA> Statuses);

/// <summary>
/// The answer to one claim (loop 2200D, PT level), or to everything below a receiver or provider (levels 21 and 19, then
/// <see cref="ClaimNumber"/> is empty). Levels: <c>21</c>, <c>19</c>, <c>PT</c>.
/// </summary>
public sealed record ClaimStatus277CA : X12Item
{
    /// <summary>The level that it stands at.</summary>
    public string Level { get; init; } = "PT";
    /// <summary>TRN02 of 2200D.</summary>
    public string ClaimNumber { get; init; } = "";
    /// <summary>2200B TRN02.</summary>
    public string BatchTrace { get; init; } = "";
    /// <summary>2100A.</summary>
    public string SourceName { get; init; } = "";
    /// <summary>NM109 of 2100A.</summary>
    public string SourceId { get; init; } = "";
    /// <summary>AY clearinghouse, PR payer.</summary>
    public string SourceEntity { get; init; } = "";
    /// <summary>2100C NM109.</summary>
    public string ProviderId { get; init; } = "";
    /// <summary>NM108 of 2100C.</summary>
    public string ProviderIdQualifier { get; init; } = "";
    /// <summary>2200A DTP 050.</summary>
    public string ReceivedDate { get; init; } = "";
    /// <summary>2200A DTP 009.</summary>
    public string ProcessedDate { get; init; } = "";
    /// <summary>Its statuses, in order.</summary>
    public IReadOnlyList<Status277CA> Statuses { get; init; } = [];
    /// <summary>Statuses of loop 2220D, one list for all lines.</summary>
    public IReadOnlyList<Status277CA> LineStatuses { get; init; } = [];
    /// <summary>The same line by line; what is written comes from here.</summary>
    public IReadOnlyList<LineStatus277CA> Lines { get; init; } = [];
    /// <summary>REF 1K.</summary>
    public string PayerClaimNumber { get; init; } = "";
    /// <summary>REF D9.</summary>
    public string ClearinghouseNumber { get; init; } = "";
    /// <summary>DTP 472.</summary>
    public string ServiceFrom { get; init; } = "";
    /// <summary>2100B.</summary>
    public string ReceiverName { get; init; } = "";
    /// <summary>NM109 of 2100B.</summary>
    public string ReceiverId { get; init; } = "";
    /// <summary>2100C, the organisation or last name.</summary>
    public string ProviderName { get; init; } = "";
    /// <summary>2100D.</summary>
    public string PatientLast { get; init; } = "";
    /// <summary>The patient's given name.</summary>
    public string PatientFirst { get; init; } = "";
    /// <summary>The patient's number with the payer.</summary>
    public string PatientId { get; init; } = "";
    /// <summary>Its place in the set, from 1.</summary>
    public int Ordinal { get; init; }
    /// <inheritdoc/>
    public override string ToString() => $"ClaimStatus277CA {Ordinal}";
}
