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
    public string Level { get; init; } = "PT";
    public string ClaimNumber { get; init; } = "";  // TRN02 of 2200D
    public string BatchTrace { get; init; } = "";   // 2200B TRN02
    public string SourceName { get; init; } = "";   // 2100A
    public string SourceId { get; init; } = "";
    public string SourceEntity { get; init; } = ""; // AY clearinghouse, PR payer
    public string ProviderId { get; init; } = "";   // 2100C NM109
    public string ProviderIdQualifier { get; init; } = "";
    public string ReceivedDate { get; init; } = ""; // 2200A DTP 050
    public string ProcessedDate { get; init; } = ""; // 2200A DTP 009
    public IReadOnlyList<Status277CA> Statuses { get; init; } = [];
    /// <summary>Statuses of loop 2220D, one list for all lines.</summary>
    public IReadOnlyList<Status277CA> LineStatuses { get; init; } = [];
    /// <summary>The same line by line; what is written comes from here.</summary>
    public IReadOnlyList<LineStatus277CA> Lines { get; init; } = [];
    public string PayerClaimNumber { get; init; } = ""; // REF 1K
    public string ClearinghouseNumber { get; init; } = ""; // REF D9
    public string ServiceFrom { get; init; } = "";  // DTP 472
    public string ReceiverName { get; init; } = ""; // 2100B
    public string ReceiverId { get; init; } = "";
    public string ProviderName { get; init; } = ""; // 2100C, the organisation or last name
    public string PatientLast { get; init; } = "";  // 2100D
    public string PatientFirst { get; init; } = "";
    public string PatientId { get; init; } = "";
    public int Ordinal { get; init; }
    public override string ToString() => $"ClaimStatus277CA {Ordinal}";
}
