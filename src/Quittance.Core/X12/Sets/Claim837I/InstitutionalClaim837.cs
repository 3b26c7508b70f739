using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Sets.Claim837I;

/// <summary>
/// One code of HI in an institutional claim: qualifier (ABK principal diagnosis, BH occurrence, BE value, BG condition ...) and code, without
/// a point. Empty text where nothing was sent.
/// </summary>
public sealed record HealthCode837(string Qualifier, string Code)
{
    /// <summary>The day of an occurrence or procedure, or the first day of a span.</summary>
    public string From { get; init; } = "";
    /// <summary>The last day of a span; the same as <see cref="From"/> when it is one day.</summary>
    public string Through { get; init; } = "";
    /// <summary>What a value code says, as it came: dollars, a count of days or a number, as the code means it.</summary>
    public string Amount { get; init; } = "";
    /// <summary>Whether a diagnosis was present on admission: Y, N, U or W.</summary>
    public string PresentOnAdmission { get; init; } = "";
}

/// <summary>A line of an institutional claim: what all lines have, and SV2's own.</summary>
public sealed record InstitutionalLine837(Line837 Common)
{
    /// <summary>SV201, four digits.</summary>
    public string RevenueCode { get; init; } = "";
    /// <summary>SV207, the part of the charge that is not covered; null when absent or unreadable.</summary>
    public Money? NonCovered { get; init; }
    /// <summary>AMT GT, null when absent or unreadable.</summary>
    public Money? ServiceTax { get; init; }
    /// <summary>AMT N8, null when absent or unreadable.</summary>
    public Money? FacilityTax { get; init; }
    /// <summary>Loop 2420A, null when the claim's own operating physician did it.</summary>
    public Party837? Operating { get; init; }
    /// <summary>Loop 2420B.</summary>
    public Party837? OtherOperating { get; init; }
}

/// <summary>One claim of an 837I as it was sent. Nothing here is judged.</summary>
public sealed record InstitutionalClaim837(Claim837 Common) : X12Item
{
    /// <summary>Facility, care and frequency digits as they came (CLM05-1 and -3), such as 131; paper writes a 0 before them.</summary>
    public string TypeOfBill => Common.PlaceOfService + Common.Frequency;
    /// <summary>CL101: 1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma, 9 unknown.</summary>
    public string AdmissionType { get; init; } = "";
    /// <summary>CL102, the point of origin.</summary>
    public string AdmissionSource { get; init; } = "";
    /// <summary>CL103, the discharge status.</summary>
    public string PatientStatus { get; init; } = "";
    /// <summary>DTP 434.</summary>
    public Date837? Statement => DateOf("434");
    /// <summary>DTP 435, with the hour when it was sent (CCYYMMDDHHMM).</summary>
    public Date837? Admission => DateOf("435");
    /// <summary>DTP 096, HHMM.</summary>
    public string DischargeHour => DateOf("096")?.From ?? "";
    /// <summary>AMT F3, what the patient is thought to owe; null when absent or unreadable.</summary>
    public Money? EstimatedDue { get; init; }
    /// <summary>REF LU, the state of an accident.</summary>
    public string AccidentState { get; init; } = "";
    /// <summary>REF G4, the number that a review organisation gave.</summary>
    public string PeerReviewApproval { get; init; } = "";
    /// <summary>REF P4.</summary>
    public string DemonstrationProject { get; init; } = "";
    /// <summary>Loop 2310A.</summary>
    public Party837? Attending { get; init; }
    /// <summary>Loop 2310B.</summary>
    public Party837? Operating { get; init; }
    /// <summary>Loop 2310C.</summary>
    public Party837? OtherOperating { get; init; }
    /// <summary>Every code of HI, in the order sent. Principal and other diagnoses stand in <see cref="Claim837.Diagnoses"/> as well.</summary>
    public IReadOnlyList<HealthCode837> Codes { get; init; } = [];
    /// <summary>The lines, those of <see cref="Claim837.Lines"/> in the same order.</summary>
    public IReadOnlyList<InstitutionalLine837> Lines { get; init; } = [];

    /// <summary>The codes of one kind, by the qualifier of ICD-10 or by the one of ICD-9, such as BBR and BR.</summary>
    public IEnumerable<HealthCode837> CodesOf(string qualifier, string? older = null) =>
        Codes.Where(c => c.Qualifier == qualifier || (older is not null && c.Qualifier == older));

    /// <summary>Tells where it stands and nothing of its content.</summary>
    public override string ToString() => $"InstitutionalClaim837 at segment {Common.Position}";

    private Date837? DateOf(string qualifier) => Common.Dates.FirstOrDefault(d => d.Qualifier == qualifier);
}
