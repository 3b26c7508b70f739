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
    public string Handling { get; init; } = "";     // BPR01
    public string PaidText { get; init; } = "";     // BPR02
    public Money? Paid { get; init; }
    public string CreditDebit { get; init; } = "";  // BPR03
    public string Method { get; init; } = "";       // BPR04
    public string PaymentDate { get; init; } = "";  // BPR16
    public string ProductionDate { get; init; } = ""; // DTM 405
    public string Trace { get; init; } = "";        // TRN02
    public string TracePayerId { get; init; } = ""; // TRN03
    public string PayerName { get; init; } = "";    // N1*PR N102
    public string PayerIdQualifier { get; init; } = "";
    public string PayerId { get; init; } = "";      // N1*PR N104
    public string PayerAdditionalId { get; init; } = ""; // REF 2U
    public string PayeeName { get; init; } = "";    // N1*PE
    public string PayeeIdQualifier { get; init; } = ""; // XX, FI, XV
    public string PayeeId { get; init; } = "";
    public string PayeeTaxId { get; init; } = "";   // REF TJ, or N104 when FI; digits only
    /// <summary>Where BPR stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>A service line of an 835 claim. Money null when unreadable.</summary>
public sealed record ServiceLine835
{
    public string CodeQualifier { get; init; } = ""; // SVC01-1
    public string Code { get; init; } = "";
    public IReadOnlyList<string> Modifiers { get; init; } = [];
    public Money? Charge { get; init; }             // SVC02
    public Money? Paid { get; init; }               // SVC03
    public string UnitsPaid { get; init; } = "";    // SVC05
    public string SubmittedCode { get; init; } = ""; // SVC06-2
    public string UnitsBilled { get; init; } = "";  // SVC07
    public string From { get; init; } = "";         // DTM 472 or 150
    public string Through { get; init; } = "";      // DTM 151, else From
    public string ControlNumber { get; init; } = "";// REF 6R
    public Money? Allowed { get; init; }            // AMT B6
    public IReadOnlyList<Adjustment835> Adjustments { get; init; } = [];
    public IReadOnlyList<string> Remarks { get; init; } = []; // LQ HE
    /// <summary>Where SVC stands.</summary>
    public SegmentPlace At { get; init; }
}

/// <summary>One CLP with what hangs under it. Money null when unreadable.</summary>
public sealed record ClaimPayment835 : X12Item
{
    /// <summary>Ordinal of the CLP in its set, from 1.</summary>
    public int Ordinal { get; init; }
    public string Number { get; init; } = "";       // CLP01
    public string Status { get; init; } = "";       // CLP02
    public Money? Charge { get; init; }             // CLP03
    public Money? Paid { get; init; }               // CLP04
    public Money? PatientResponsibility { get; init; } // CLP05
    public string FilingIndicator { get; init; } = "";
    public string PayerClaimNumber { get; init; } = ""; // CLP07
    public string Frequency { get; init; } = "";    // CLP09
    public string OriginalReference { get; init; } = ""; // REF F8
    public string PatientLast { get; init; } = "";  // NM1*QC
    public string PatientFirst { get; init; } = "";
    public string PatientId { get; init; } = "";
    public string InsuredId { get; init; } = "";    // NM1*IL, else empty
    public string CorrectedId { get; init; } = "";  // NM1*74
    public string RenderingNpi { get; init; } = ""; // NM1*82
    public string CrossoverName { get; init; } = ""; // NM1*TT
    public string CrossoverId { get; init; } = "";
    public string StatementFrom { get; init; } = ""; // DTM 232
    public string StatementThrough { get; init; } = ""; // DTM 233
    public string Received { get; init; } = "";     // DTM 050
    public IReadOnlyList<Adjustment835> Adjustments { get; init; } = []; // claim level
    public IReadOnlyList<string> Remarks { get; init; } = []; // MOA03-07, MIA05, 20-23
    public IReadOnlyList<ServiceLine835> Lines { get; init; } = [];
    public int Position { get; init; }
    public long Offset { get; init; }
    public int Length { get; init; }
    public override string ToString() => $"ClaimPayment835 {Ordinal} at segment {Position}";
}

/// <summary>A PLB segment: provider, fiscal period end, adjustments.</summary>
public sealed record ProviderBalance835(string ProviderId, string FiscalDate, IReadOnlyList<ProviderAdjustment835> Adjustments) : X12Item;
