using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Remittance835;

/// <summary>Group, reason, amount and quantity of one CAS entry. <paramref name="Amount"/> null when unreadable.</summary>
public sealed record Adjustment835(string Group, string Reason, Money? Amount, string Quantity);

/// <summary>One provider level adjustment of a PLB: reason (PLB03-1), reference (PLB03-2), amount.</summary>
public sealed record ProviderAdjustment835(string Reason, string Reference, Money? Amount);

/// <summary>
/// The head of an 835 set, yielded before its claims: BPR, TRN, payer, payee. Money null when unreadable.
/// Dates are CCYYMMDD as they came.
/// </summary>
public sealed record RemittanceHeader835 : X12Item
{
    /// <summary>BPR01.</summary>
    public string Handling { get; init; } = "";
    /// <summary>BPR02.</summary>
    public string PaidText { get; init; } = "";
    /// <summary>What was paid; null when it cannot be read.</summary>
    public Money? Paid { get; init; }
    /// <summary>BPR03.</summary>
    public string CreditDebit { get; init; } = "";
    /// <summary>BPR04.</summary>
    public string Method { get; init; } = "";
    /// <summary>BPR16.</summary>
    public string PaymentDate { get; init; } = "";
    /// <summary>DTM 405.</summary>
    public string ProductionDate { get; init; } = "";
    /// <summary>TRN02.</summary>
    public string Trace { get; init; } = "";
    /// <summary>TRN03.</summary>
    public string TracePayerId { get; init; } = "";
    /// <summary>N1*PR N102.</summary>
    public string PayerName { get; init; } = "";
    /// <summary>N103.</summary>
    public string PayerIdQualifier { get; init; } = "";
    /// <summary>N1*PR N104.</summary>
    public string PayerId { get; init; } = "";
    /// <summary>REF 2U.</summary>
    public string PayerAdditionalId { get; init; } = "";
    /// <summary>N1*PE.</summary>
    public string PayeeName { get; init; } = "";
    /// <summary>XX, FI, XV.</summary>
    public string PayeeIdQualifier { get; init; } = "";
    /// <summary>N104.</summary>
    public string PayeeId { get; init; } = "";
    /// <summary>REF TJ, or N104 when FI; digits only.</summary>
    public string PayeeTaxId { get; init; } = "";
    /// <summary>Where BPR stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>A service line of an 835 claim. Money null when unreadable.</summary>
public sealed record ServiceLine835
{
    /// <summary>SVC01-1.</summary>
    public string CodeQualifier { get; init; } = "";
    /// <summary>The code itself.</summary>
    public string Code { get; init; } = "";
    /// <summary>Its modifiers, in order.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    /// <summary>SVC02.</summary>
    public Money? Charge { get; init; }
    /// <summary>SVC03.</summary>
    public Money? Paid { get; init; }
    /// <summary>SVC05.</summary>
    public string UnitsPaid { get; init; } = "";
    /// <summary>SVC06-2.</summary>
    public string SubmittedCode { get; init; } = "";
    /// <summary>SVC07.</summary>
    public string UnitsBilled { get; init; } = "";
    /// <summary>DTM 472 or 150.</summary>
    public string From { get; init; } = "";
    /// <summary>DTM 151, else From.</summary>
    public string Through { get; init; } = "";
    /// <summary>REF 6R.</summary>
    public string ControlNumber { get; init; } = "";
    /// <summary>AMT B6.</summary>
    public Money? Allowed { get; init; }
    /// <summary>Its adjustments, in order.</summary>
    public IReadOnlyList<Adjustment835> Adjustments { get; init; } = [];
    /// <summary>LQ HE.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
    /// <summary>Where SVC stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>One CLP with what hangs under it. Money null when unreadable.</summary>
public sealed record ClaimPayment835 : X12Item
{
    /// <summary>Ordinal of the CLP in its set, from 1.</summary>
    public int Ordinal { get; init; }
    /// <summary>CLP01.</summary>
    public string Number { get; init; } = "";
    /// <summary>CLP02.</summary>
    public string Status { get; init; } = "";
    /// <summary>CLP03.</summary>
    public Money? Charge { get; init; }
    /// <summary>CLP04.</summary>
    public Money? Paid { get; init; }
    /// <summary>CLP05.</summary>
    public Money? PatientResponsibility { get; init; }
    /// <summary>SBR09 or CLP06: what kind of payer it is.</summary>
    public string FilingIndicator { get; init; } = "";
    /// <summary>CLP07.</summary>
    public string PayerClaimNumber { get; init; } = "";
    /// <summary>CLP09.</summary>
    public string Frequency { get; init; } = "";
    /// <summary>REF F8.</summary>
    public string OriginalReference { get; init; } = "";
    /// <summary>NM1*QC.</summary>
    public string PatientLast { get; init; } = "";
    /// <summary>The patient's given name.</summary>
    public string PatientFirst { get; init; } = "";
    /// <summary>The patient's number with the payer.</summary>
    public string PatientId { get; init; } = "";
    /// <summary>NM1*IL, else empty.</summary>
    public string InsuredId { get; init; } = "";
    /// <summary>NM1*74.</summary>
    public string CorrectedId { get; init; } = "";
    /// <summary>NM1*82.</summary>
    public string RenderingNpi { get; init; } = "";
    /// <summary>NM1*TT.</summary>
    public string CrossoverName { get; init; } = "";
    /// <summary>NM109 of it.</summary>
    public string CrossoverId { get; init; } = "";
    /// <summary>DTM 232.</summary>
    public string StatementFrom { get; init; } = "";
    /// <summary>DTM 233.</summary>
    public string StatementThrough { get; init; } = "";
    /// <summary>DTM 050.</summary>
    public string Received { get; init; } = "";
    /// <summary>Claim level.</summary>
    public IReadOnlyList<Adjustment835> Adjustments { get; init; } = [];
    /// <summary>MOA03-07, MIA05, 20-23.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<ServiceLine835> Lines { get; init; } = [];
    /// <summary>Segment ordinal in its set, ST = 1.</summary>
    public int Position { get; init; }
    /// <summary>Where it begins in the file.</summary>
    public long Offset { get; init; }
    /// <summary>How many bytes they take.</summary>
    public int Length { get; init; }
    /// <inheritdoc/>
    public override string ToString() => $"ClaimPayment835 {Ordinal} at segment {Position}";
}

/// <summary>A PLB segment: provider, fiscal period end, adjustments.</summary>
public sealed record ProviderBalance835(string ProviderId, string FiscalDate, IReadOnlyList<ProviderAdjustment835> Adjustments) : X12Item;
