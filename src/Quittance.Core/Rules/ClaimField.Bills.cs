namespace Quittance.Core.Rules;

/// <summary>Places that only institutional claims have, with their form locator of the UB-04.</summary>
public sealed partial record ClaimField
{
    /// <summary>Statement period: 2300 DTP03.</summary>
    public static readonly ClaimField Statement = new("claim.statement", "Statement period", "6", "2300", "DTP", 3) { Qualifier = "434" };
    /// <summary>Discharge hour: 2300 DTP03.</summary>
    public static readonly ClaimField DischargeHour = new("claim.discharge-hour", "Discharge hour", "16", "2300", "DTP", 3) { Qualifier = "096" };
    /// <summary>Priority of the admission: 2300 CL101.</summary>
    public static readonly ClaimField AdmissionPriority = new("claim.admission-priority", "Priority of the admission", "14", "2300", "CL1", 1);
    /// <summary>Patient status: 2300 CL103.</summary>
    public static readonly ClaimField PatientStatus = new("claim.patient-status", "Patient status", "17", "2300", "CL1", 3);
    /// <summary>Other diagnosis: 2300 HI01-2.</summary>
    public static readonly ClaimField OtherDiagnosis = new("claim.other-diagnoses", "Other diagnosis", "67A", "2300", "HI", 1, 2) { Qualifier = "ABF" };
    /// <summary>Admitting diagnosis: 2300 HI01-2.</summary>
    public static readonly ClaimField AdmittingDiagnosis = new("claim.admitting-diagnosis", "Admitting diagnosis", "69", "2300", "HI", 1, 2) { Qualifier = "ABJ" };
    /// <summary>Patient's reason for the visit: 2300 HI01-2.</summary>
    public static readonly ClaimField VisitReason = new("claim.visit-reason", "Patient's reason for the visit", "70", "2300", "HI", 1, 2) { Qualifier = "APR" };
    /// <summary>External cause: 2300 HI01-2.</summary>
    public static readonly ClaimField ExternalCause = new("claim.external-cause", "External cause", "72", "2300", "HI", 1, 2) { Qualifier = "ABN" };
    /// <summary>Principal procedure: 2300 HI01-2.</summary>
    public static readonly ClaimField PrincipalProcedure = new("claim.principal-procedure", "Principal procedure", "74", "2300", "HI", 1, 2) { Qualifier = "BBR" };
    /// <summary>Other procedure: 2300 HI01-2.</summary>
    public static readonly ClaimField OtherProcedure = new("claim.other-procedures", "Other procedure", "74a", "2300", "HI", 1, 2) { Qualifier = "BBQ" };
    /// <summary>Condition code: 2300 HI01-2.</summary>
    public static readonly ClaimField ConditionCode = new("claim.conditions", "Condition code", "18", "2300", "HI", 1, 2) { Qualifier = "BG" };
    /// <summary>Occurrence code: 2300 HI01-2.</summary>
    public static readonly ClaimField Occurrence = new("claim.occurrences", "Occurrence code", "31", "2300", "HI", 1, 2) { Qualifier = "BH" };
    /// <summary>Days of an occurrence span: 2300 HI01-4.</summary>
    public static readonly ClaimField OccurrenceSpan = new("claim.occurrence-spans", "Occurrence span", "35", "2300", "HI", 1, 4) { Qualifier = "BI" };
    /// <summary>Value code: 2300 HI01-2.</summary>
    public static readonly ClaimField ValueCode = new("claim.values", "Value code", "39", "2300", "HI", 1, 2) { Qualifier = "BE" };
    /// <summary>Amount of a value code: 2300 HI01-5.</summary>
    public static readonly ClaimField ValueAmount = new("claim.value-amounts", "Amount of a value code", "39", "2300", "HI", 1, 5) { Qualifier = "BE" };
    /// <summary>Whether a diagnosis was present on admission: 2300 HI01-9.</summary>
    public static readonly ClaimField PresentOnAdmission = new("claim.present-on-admission", "Present on admission", "67", "2300", "HI", 1, 9) { Qualifier = "ABK" };
    /// <summary>Attending provider: 2310A NM103.</summary>
    public static readonly ClaimField Attending = new("attending.name", "Attending provider", "76", "2310A", "NM1", 3);
    /// <summary>Attending provider's NPI: 2310A NM109.</summary>
    public static readonly ClaimField AttendingNpi = new("attending.npi", "Attending provider's NPI", "76", "2310A", "NM1", 9);
    /// <summary>Operating physician's NPI: 2310B NM109.</summary>
    public static readonly ClaimField OperatingNpi = new("operating.npi", "Operating physician's NPI", "77", "2310B", "NM1", 9);
    /// <summary>Other operating physician's NPI: 2310C NM109.</summary>
    public static readonly ClaimField OtherOperatingNpi = new("other-operating.npi", "Other operating physician's NPI", "78", "2310C", "NM1", 9);
    /// <summary>Revenue code: 2400 SV201.</summary>
    public static readonly ClaimField RevenueCode = new("line.revenue-code", "Revenue code", "42", "2400", "SV2", 1);
    /// <summary>Line's operating physician: 2420A NM109.</summary>
    public static readonly ClaimField LineOperating = new("line.operating-npi", "Line's operating physician", "77", "2420A", "NM1", 9);
    /// <summary>Line's other operating physician: 2420B NM109.</summary>
    public static readonly ClaimField LineOtherOperating = new("line.other-operating-npi", "Line's other operating physician", "78", "2420B", "NM1", 9);
}
