using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>BHT of an 837: purpose, the batch's own number (BHT03), date and time it was made, CH, RP or 31.</summary>
public sealed record Header837(string Purpose, string Reference, string Date, string Time, string Kind) : X12Item;

/// <summary>
/// A person or an organisation as a loop names it. Empty text where nothing was sent. Never printed: it holds personal data.
/// </summary>
public sealed record Party837
{
    /// <summary>NM101.</summary>
    public string Entity { get; init; } = "";
    /// <summary>NM102 = 1.</summary>
    public bool IsPerson { get; init; }
    /// <summary>NM103: the last name of a person, the name of an organisation.</summary>
    public string LastOrOrganization { get; init; } = "";
    /// <summary>Given name.</summary>
    public string First { get; init; } = "";
    /// <summary>Middle name or initial.</summary>
    public string Middle { get; init; } = "";
    /// <summary>Such as JR.</summary>
    public string Suffix { get; init; } = "";
    /// <summary>NM108: XX, MI, PI, XV, 46 ...</summary>
    public string IdQualifier { get; init; } = "";
    /// <summary>NM109.</summary>
    public string Id { get; init; } = "";
    /// <summary>REF EI or SY, digits only.</summary>
    public string TaxId { get; init; } = "";
    /// <summary>EI or SY.</summary>
    public string TaxIdQualifier { get; init; } = "";
    /// <summary>PRV03.</summary>
    public string Taxonomy { get; init; } = "";
    /// <summary>N301.</summary>
    public string Street { get; init; } = "";
    /// <summary>N302.</summary>
    public string Street2 { get; init; } = "";
    /// <summary>N401.</summary>
    public string City { get; init; } = "";
    /// <summary>N402.</summary>
    public string State { get; init; } = "";
    /// <summary>N403, five or nine digits.</summary>
    public string Zip { get; init; } = "";
    /// <summary>DMG02 as it came, CCYYMMDD.</summary>
    public string Birth { get; init; } = "";
    /// <summary>DMG03.</summary>
    public string Sex { get; init; } = "";
    /// <summary>REF Y4.</summary>
    public string PropertyCasualtyNumber { get; init; } = "";
    /// <inheritdoc/>
    public override string ToString() => "Party837 (not printed)";
}

/// <summary>One diagnosis of HI: qualifier (ABK principal, ABF other ...) and code without a point, in order.</summary>
public sealed record Diagnosis837(string Qualifier, string Code);

/// <summary>Group, reason, amount and quantity of one CAS entry that another payer made. <paramref name="Amount"/> null when unreadable.</summary>
public sealed record Adjustment837(string Group, string Reason, Money? Amount, string Quantity);

/// <summary>What another payer decided about a line: loop 2430. Money null when absent or unreadable.</summary>
public sealed record LineAdjudication837
{
    /// <summary>SVD01, the NM109 of its 2330B.</summary>
    public string PayerId { get; init; } = "";
    /// <summary>SVD02.</summary>
    public Money? Paid { get; init; }
    /// <summary>SVD03-1.</summary>
    public string CodeQualifier { get; init; } = "";
    /// <summary>SVD03-2.</summary>
    public string Code { get; init; } = "";
    /// <summary>Its modifiers, in order.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    /// <summary>SVD05.</summary>
    public string Units { get; init; } = "";
    /// <summary>DTP 573.</summary>
    public string Date { get; init; } = "";
    /// <summary>Its adjustments, in order.</summary>
    public IReadOnlyList<Adjustment837> Adjustments { get; init; } = [];
    /// <summary>AMT EAF.</summary>
    public Money? RemainingLiability { get; init; }
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
    /// <summary>Its given name.</summary>
    public string MemberFirst { get; init; } = "";
    /// <summary>SBR02.</summary>
    public string Relationship { get; init; } = "";
    /// <summary>SBR03.</summary>
    public string GroupNumber { get; init; } = "";
    /// <summary>SBR04.</summary>
    public string PlanName { get; init; } = "";
    /// <summary>2330B NM108.</summary>
    public string IdQualifier { get; init; } = "";
    /// <summary>OI03.</summary>
    public string BenefitsAssigned { get; init; } = "";
    /// <summary>OI06.</summary>
    public string Release { get; init; } = "";
    /// <summary>2330B DTP 573.</summary>
    public string Date { get; init; } = "";
    /// <summary>AMT A8.</summary>
    public Money? NonCovered { get; init; }
    /// <summary>Where its AMT D stands; where its SBR stands when there is none.</summary>
    public SegmentPlace At { get; init; }
    /// <summary>Adjustments of the whole claim, the CAS of loop 2320.</summary>
    public IReadOnlyList<Adjustment837> Adjustments { get; init; } = [];
    /// <inheritdoc/>
    public override string ToString() => "OtherPayer837 (not printed)";
}

/// <summary>A service line (LX, SV1 and what follows). <see cref="Charge"/> is null when SV102 cannot be read.</summary>
public sealed record Line837
{
    /// <summary>LX01, or its ordinal when unreadable.</summary>
    public int Number { get; init; }
    /// <summary>SV101-1.</summary>
    public string CodeQualifier { get; init; } = "";
    /// <summary>SV101-2.</summary>
    public string Code { get; init; } = "";
    /// <summary>Its modifiers, in order.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    /// <summary>SV101-7.</summary>
    public string Description { get; init; } = "";
    /// <summary>The charge as it came.</summary>
    public string ChargeText { get; init; } = "";
    /// <summary>What was charged; null when it cannot be read.</summary>
    public Money? Charge { get; init; }
    /// <summary>SV103.</summary>
    public string UnitBasis { get; init; } = "";
    /// <summary>SV104 as it came.</summary>
    public string Units { get; init; } = "";
    /// <summary>Where it was done.</summary>
    public string PlaceOfService { get; init; } = "";
    /// <summary>The diagnoses it points to, from 1.</summary>
    public IReadOnlyList<string> Pointers { get; init; } = [];
    /// <summary>Y when it was an emergency.</summary>
    public string Emergency { get; init; } = "";
    /// <summary>DTP 472, CCYYMMDD.</summary>
    public string From { get; init; } = "";
    /// <summary>The same as From when D8.</summary>
    public string Through { get; init; } = "";
    /// <summary>REF 6R.</summary>
    public string ControlNumber { get; init; } = "";
    /// <summary>2420A.</summary>
    public string RenderingNpi { get; init; } = "";
    /// <summary>Loop 2420A with its name; null when the claim's own rendering provider did it.</summary>
    public Party837? Rendering { get; init; }
    /// <summary>LIN03.</summary>
    public string Ndc { get; init; } = "";
    /// <summary>CTP04.</summary>
    public string NdcQuantity { get; init; } = "";
    /// <summary>CTP05-1.</summary>
    public string NdcUnit { get; init; } = "";
    /// <summary>REF G1.</summary>
    public string PriorAuthorization { get; init; } = "";
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
    /// <summary>CLM01.</summary>
    public required string Number { get; init; }
    /// <summary>CLM02.</summary>
    public string ChargeText { get; init; } = "";
    /// <summary>What was charged; null when it cannot be read.</summary>
    public Money? Charge { get; init; }
    /// <summary>Where it was done.</summary>
    public string PlaceOfService { get; init; } = "";
    /// <summary>CLM05-2.</summary>
    public string PlaceQualifier { get; init; } = "";
    /// <summary>CLM05-3.</summary>
    public string Frequency { get; init; } = "";
    /// <summary>CLM06.</summary>
    public string SignatureOnFile { get; init; } = "";
    /// <summary>CLM07.</summary>
    public string Assignment { get; init; } = "";
    /// <summary>CLM08.</summary>
    public string BenefitsAssigned { get; init; } = "";
    /// <summary>CLM09.</summary>
    public string Release { get; init; } = "";
    /// <summary>SBR01.</summary>
    public string PayerLevel { get; init; } = "";
    /// <summary>SBR02 (18 = self) or PAT01.</summary>
    public string Relationship { get; init; } = "";
    /// <summary>SBR03.</summary>
    public string GroupNumber { get; init; } = "";
    /// <summary>SBR04.</summary>
    public string PlanName { get; init; } = "";
    /// <summary>SBR05.</summary>
    public string InsuranceType { get; init; } = "";
    /// <summary>SBR09 or CLP06: what kind of payer it is.</summary>
    public string FilingIndicator { get; init; } = "";
    /// <summary>Loop 2010AA.</summary>
    public required Party837 Billing { get; init; }
    /// <summary>Loop 2010BA.</summary>
    public required Party837 Subscriber { get; init; }
    /// <summary>Loop 2010CA; null when the subscriber is the patient.</summary>
    public Party837? Patient { get; init; }
    /// <summary>Loop 2010BB.</summary>
    public required Party837 Payer { get; init; }
    /// <summary>Loop 2310B; null when none is named.</summary>
    public Party837? Rendering { get; init; }
    /// <summary>Loop 2310A; null when none is named.</summary>
    public Party837? Referring { get; init; }
    /// <summary>Loop 2310C; null when none is named.</summary>
    public Party837? Facility { get; init; }
    /// <summary>2310D.</summary>
    public Party837? Supervising { get; init; }
    /// <summary>CLM11-1 to -3: AA, EM, OA.</summary>
    public IReadOnlyList<string> RelatedCauses { get; init; } = [];
    /// <summary>CLM11-4.</summary>
    public string RelatedState { get; init; } = "";
    /// <summary>CLM20.</summary>
    public string DelayReason { get; init; } = "";
    /// <summary>DTP of loop 2300.</summary>
    public IReadOnlyList<Date837> Dates { get; init; } = [];
    /// <summary>NTE01, the first note.</summary>
    public string NoteKind { get; init; } = "";
    /// <summary>NTE02.</summary>
    public string Note { get; init; } = "";
    /// <summary>REF F8.</summary>
    public string PayerClaimNumber { get; init; } = "";
    /// <summary>REF G1.</summary>
    public string PriorAuthorization { get; init; } = "";
    /// <summary>REF 9F.</summary>
    public string Referral { get; init; } = "";
    /// <summary>REF EA.</summary>
    public string MedicalRecordNumber { get; init; } = "";
    /// <summary>REF D9.</summary>
    public string ClearinghouseNumber { get; init; } = "";
    /// <summary>REF X4.</summary>
    public string Clia { get; init; } = "";
    /// <summary>PWK.</summary>
    public IReadOnlyList<Attachment837> Attachments { get; init; } = [];
    /// <summary>PAT06.</summary>
    public string PatientDeath { get; init; } = "";
    /// <summary>What few claims say; <see cref="ClaimDetails837.None"/> when this one says none of it.</summary>
    public ClaimDetails837 Details { get; init; } = ClaimDetails837.None;
    /// <summary>AMT F5.</summary>
    public Money? PatientPaid { get; init; }
    /// <summary>Its diagnoses, the principal one first.</summary>
    public IReadOnlyList<Diagnosis837> Diagnoses { get; init; } = [];
    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<Line837> Lines { get; init; } = [];
    /// <summary>Loops 2320: who else pays.</summary>
    public IReadOnlyList<OtherPayer837> OtherPayers { get; init; } = [];
    /// <summary>True when the file ended inside the claim's set and this was its last claim: it may lack lines.</summary>
    public bool MayBeCut { get; init; }
    /// <summary>True when a service stood outside of a line, or a second one in a line: the lines do not tell all that was meant.</summary>
    public bool HasStrayService { get; init; }
    /// <summary>Segment ordinal of CLM in its set, ST = 1.</summary>
    public int Position { get; init; }
    /// <summary>Where the claim's own segments (CLM to the last of its lines) stand in the file.</summary>
    public long Offset { get; init; }
    /// <summary>How many bytes they take.</summary>
    public int Length { get; init; }
    /// <summary>
    /// SHA-256 (lower-case hex) of the values of loops 2300 to 2430 with billing provider, subscriber, patient and destination
    /// payer: not BHT, HL or control numbers. Compared as values: 100 and 100.00 are the same, trailing empties do not count.
    /// </summary>
    public required string ContentHash { get; init; }
    /// <inheritdoc/>
    public override string ToString() => $"Claim837 at segment {Position}";
}
