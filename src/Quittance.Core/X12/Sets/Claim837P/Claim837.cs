using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>BHT of an 837: purpose, the batch's own number (BHT03), date and time it was made, CH, RP or 31.</summary>
public sealed record Header837(string Purpose, string Reference, string Date, string Time, string Kind) : X12Item;

/// <summary>
/// A person or an organisation as a loop names it. Empty text where nothing was sent. Never printed: it holds personal data.
/// </summary>
public sealed record Party837
{
    public string Entity { get; init; } = "";       // NM101
    public bool IsPerson { get; init; }             // NM102 = 1
    public string LastOrOrganization { get; init; } = "";
    public string First { get; init; } = "";
    public string Middle { get; init; } = "";
    public string Suffix { get; init; } = "";
    public string IdQualifier { get; init; } = "";  // NM108: XX, MI, PI, XV, 46 ...
    public string Id { get; init; } = "";           // NM109
    public string TaxId { get; init; } = "";        // REF EI or SY, digits only
    public string TaxIdQualifier { get; init; } = "";
    public string Taxonomy { get; init; } = "";     // PRV03
    public string Street { get; init; } = "";
    public string Street2 { get; init; } = "";
    public string City { get; init; } = "";
    public string State { get; init; } = "";
    public string Zip { get; init; } = "";
    public string Birth { get; init; } = "";        // DMG02 as it came, CCYYMMDD
    public string Sex { get; init; } = "";          // DMG03
    public string PropertyCasualtyNumber { get; init; } = ""; // REF Y4
    public override string ToString() => "Party837 (not printed)";
}

/// <summary>One diagnosis of HI: qualifier (ABK principal, ABF other ...) and code without a point, in order.</summary>
public sealed record Diagnosis837(string Qualifier, string Code);

/// <summary>Group, reason, amount and quantity of one CAS entry that another payer made. <paramref name="Amount"/> null when unreadable.</summary>
public sealed record Adjustment837(string Group, string Reason, Money? Amount, string Quantity);

/// <summary>What another payer decided about a line: loop 2430. Money null when absent or unreadable.</summary>
public sealed record LineAdjudication837
{
    public string PayerId { get; init; } = "";      // SVD01, the NM109 of its 2330B
    public Money? Paid { get; init; }               // SVD02
    public string CodeQualifier { get; init; } = "";// SVD03-1
    public string Code { get; init; } = "";         // SVD03-2
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    public string Units { get; init; } = "";        // SVD05
    public string Date { get; init; } = "";         // DTP 573
    public IReadOnlyList<Adjustment837> Adjustments { get; init; } = [];
    public Money? RemainingLiability { get; init; } // AMT EAF
    /// <summary>Where its SVD stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>A date of loop 2300 by its qualifier: 431 onset, 439 accident, 435 admission ... Through is From when it is one day.</summary>
public sealed record Date837(string Qualifier, string From, string Through);

/// <summary>Papers that come with a claim, PWK of loop 2300: what they are (OZ, M1 ...), how they come (EL, FX, BM ...) and the number that finds them.</summary>
public sealed record Attachment837(string Kind, string Transmission, string ControlNumber);

/// <summary>Another payer of loop 2320/2330B: its level SBR01, who it is, what it paid (AMT*D), relationship of its subscriber.</summary>
public sealed record OtherPayer837(string Level, string FilingIndicator, string Name, string Id, Money? Paid, Money? RemainingLiability)
{
    /// <summary>The payer's claim number, 2330B REF F8.</summary>
    public string ClaimNumber { get; init; } = "";
    /// <summary>Its member, 2330A NM109.</summary>
    public string MemberId { get; init; } = "";
    /// <summary>2330A NM103 and NM104: the person who holds that policy.</summary>
    public string MemberLast { get; init; } = "";
    public string MemberFirst { get; init; } = "";
    public string Relationship { get; init; } = ""; // SBR02
    public string GroupNumber { get; init; } = "";  // SBR03
    public string PlanName { get; init; } = "";     // SBR04
    public string IdQualifier { get; init; } = "";  // 2330B NM108
    public string BenefitsAssigned { get; init; } = ""; // OI03
    public string Release { get; init; } = "";      // OI06
    public string Date { get; init; } = "";         // 2330B DTP 573
    public Money? NonCovered { get; init; }         // AMT A8
    /// <summary>Where its AMT D stands; where its SBR stands when there is none.</summary>
    public SegmentPlace At { get; init; }
    /// <summary>Adjustments of the whole claim, the CAS of loop 2320.</summary>
    public IReadOnlyList<Adjustment837> Adjustments { get; init; } = [];
    public override string ToString() => "OtherPayer837 (not printed)";
}

/// <summary>A service line (LX, SV1 and what follows). <see cref="Charge"/> is null when SV102 cannot be read.</summary>
public sealed record Line837
{
    public int Number { get; init; }                // LX01, or its ordinal when unreadable
    public string CodeQualifier { get; init; } = "";// SV101-1
    public string Code { get; init; } = "";         // SV101-2
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    public string Description { get; init; } = "";  // SV101-7
    public string ChargeText { get; init; } = "";
    public Money? Charge { get; init; }
    public string UnitBasis { get; init; } = "";    // SV103
    public string Units { get; init; } = "";        // SV104 as it came
    public string PlaceOfService { get; init; } = "";
    public IReadOnlyList<string> Pointers { get; init; } = [];
    public string Emergency { get; init; } = "";
    public string From { get; init; } = "";         // DTP 472, CCYYMMDD
    public string Through { get; init; } = "";      // the same as From when D8
    public string ControlNumber { get; init; } = "";// REF 6R
    public string RenderingNpi { get; init; } = ""; // 2420A
    /// <summary>Loop 2420A with its name; null when the claim's own rendering provider did it.</summary>
    public Party837? Rendering { get; init; }
    public string Ndc { get; init; } = "";          // LIN03
    public string NdcQuantity { get; init; } = "";  // CTP04
    public string NdcUnit { get; init; } = "";      // CTP05-1
    public string PriorAuthorization { get; init; } = ""; // REF G1
    /// <summary>What few lines say; <see cref="LineDetails837.None"/> when this one says none of it.</summary>
    public LineDetails837 Details { get; init; } = LineDetails837.None;
    /// <summary>What other payers decided about this line, loops 2430.</summary>
    public IReadOnlyList<LineAdjudication837> Adjudications { get; init; } = [];
    /// <summary>Where its service segment (SV1, SV2, SV3) stands; where its LX stands when there is none.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>
/// One claim of an 837P as it was sent: loop 2300 with the billing provider, subscriber, patient and payer that it hangs under;
/// in an institutional or dental claim, what those have in common with it.
/// <see cref="Charge"/> is null when CLM02 cannot be read. Nothing here is judged.
/// </summary>
public sealed record Claim837 : X12Item
{
    public required string Number { get; init; }    // CLM01
    public string ChargeText { get; init; } = "";   // CLM02
    public Money? Charge { get; init; }
    public string PlaceOfService { get; init; } = "";
    public string PlaceQualifier { get; init; } = "";
    public string Frequency { get; init; } = "";    // CLM05-3
    public string SignatureOnFile { get; init; } = "";
    public string Assignment { get; init; } = "";   // CLM07
    public string BenefitsAssigned { get; init; } = ""; // CLM08
    public string Release { get; init; } = "";      // CLM09
    public string PayerLevel { get; init; } = "";   // SBR01
    public string Relationship { get; init; } = ""; // SBR02 (18 = self) or PAT01
    public string GroupNumber { get; init; } = "";
    public string PlanName { get; init; } = "";
    public string InsuranceType { get; init; } = "";  // SBR05
    public string FilingIndicator { get; init; } = "";
    public required Party837 Billing { get; init; }
    public required Party837 Subscriber { get; init; }
    /// <summary>Loop 2010CA; null when the subscriber is the patient.</summary>
    public Party837? Patient { get; init; }
    public required Party837 Payer { get; init; }
    public Party837? Rendering { get; init; }
    public Party837? Referring { get; init; }
    public Party837? Facility { get; init; }
    public Party837? Supervising { get; init; }     // 2310D
    public IReadOnlyList<string> RelatedCauses { get; init; } = []; // CLM11-1 to -3: AA, EM, OA
    public string RelatedState { get; init; } = ""; // CLM11-4
    public string DelayReason { get; init; } = "";  // CLM20
    public IReadOnlyList<Date837> Dates { get; init; } = []; // DTP of loop 2300
    public string NoteKind { get; init; } = "";     // NTE01, the first note
    public string Note { get; init; } = "";         // NTE02
    public string PayerClaimNumber { get; init; } = ""; // REF F8
    public string PriorAuthorization { get; init; } = ""; // REF G1
    public string Referral { get; init; } = "";     // REF 9F
    public string MedicalRecordNumber { get; init; } = ""; // REF EA
    public string ClearinghouseNumber { get; init; } = ""; // REF D9
    public string Clia { get; init; } = "";         // REF X4
    public IReadOnlyList<Attachment837> Attachments { get; init; } = []; // PWK
    public string PatientDeath { get; init; } = ""; // PAT06
    /// <summary>What few claims say; <see cref="ClaimDetails837.None"/> when this one says none of it.</summary>
    public ClaimDetails837 Details { get; init; } = ClaimDetails837.None;
    public Money? PatientPaid { get; init; }        // AMT F5
    public IReadOnlyList<Diagnosis837> Diagnoses { get; init; } = [];
    public IReadOnlyList<Line837> Lines { get; init; } = [];
    public IReadOnlyList<OtherPayer837> OtherPayers { get; init; } = [];
    /// <summary>True when the file ended inside the claim's set and this was its last claim: it may lack lines.</summary>
    public bool MayBeCut { get; init; }
    /// <summary>True when a service stood outside of a line, or a second one in a line: the lines do not tell all that was meant.</summary>
    public bool HasStrayService { get; init; }
    /// <summary>Segment ordinal of CLM in its set, ST = 1.</summary>
    public int Position { get; init; }
    /// <summary>Where the claim's own segments (CLM to the last of its lines) stand in the file.</summary>
    public long Offset { get; init; }
    public int Length { get; init; }
    /// <summary>
    /// SHA-256 (lower-case hex) of the values of loops 2300 to 2430 with billing provider, subscriber, patient and destination
    /// payer: not BHT, HL or control numbers. Compared as values: 100 and 100.00 are the same, trailing empties do not count.
    /// </summary>
    public required string ContentHash { get; init; }
    public override string ToString() => $"Claim837 at segment {Position}";
}
