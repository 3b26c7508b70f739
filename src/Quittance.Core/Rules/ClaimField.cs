using System.Text;
using Quittance.Core.X12;

namespace Quittance.Core.Rules;

/// <summary>
/// A place on a claim: its key on screens, its name, its item of the paper form (CMS-1500, UB-04 or the dental form; empty when the form has none), and its
/// place in the 837. What all kinds of claims share stands where the 837P has it; a finding names the place of its own kind.
/// <paramref name="IsPersonal"/> says that its value may tell who somebody is.
/// </summary>
public sealed partial record ClaimField(string Key, string Name, string Item, string Loop, string Segment, int Element, int? Component = null, bool IsPersonal = false)
{
    /// <summary>The first value of the segment where the loop has several of its name, such as 439 of DTP; empty where one is enough.</summary>
    public string Qualifier { get; init; } = "";

    internal int SegmentNumber { get; } = SegmentKey.Of(Encoding.ASCII.GetBytes(Segment));

    /// <summary>Patient account number: 2300 CLM01.</summary>
    public static readonly ClaimField Number = new("claim.number", "Patient account number", "26", "2300", "CLM", 1, IsPersonal: true);
    /// <summary>Total charge: 2300 CLM02.</summary>
    public static readonly ClaimField Charge = new("claim.charge", "Total charge", "28", "2300", "CLM", 2);
    /// <summary>Place of service: 2300 CLM05-1.</summary>
    public static readonly ClaimField Place = new("claim.place", "Place of service", "24B", "2300", "CLM", 5, 1);
    /// <summary>Resubmission code: 2300 CLM05-3.</summary>
    public static readonly ClaimField Frequency = new("claim.frequency", "Resubmission code", "22", "2300", "CLM", 5, 3);
    /// <summary>Accept assignment: 2300 CLM07.</summary>
    public static readonly ClaimField Assignment = new("claim.assignment", "Accept assignment", "27", "2300", "CLM", 7);
    /// <summary>Assignment of benefits: 2300 CLM08.</summary>
    public static readonly ClaimField Benefits = new("claim.benefits", "Assignment of benefits", "13", "2300", "CLM", 8);
    /// <summary>Release of information: 2300 CLM09.</summary>
    public static readonly ClaimField Release = new("claim.release", "Release of information", "12", "2300", "CLM", 9);
    /// <summary>State of the accident: 2300 CLM11-4.</summary>
    public static readonly ClaimField AccidentState = new("claim.accident-state", "State of the accident", "10b", "2300", "CLM", 11, 4);
    /// <summary>Original reference number: 2300 REF02.</summary>
    public static readonly ClaimField PayerClaimNumber = new("claim.payer-number", "Original reference number", "22", "2300", "REF", 2) { Qualifier = "F8" };
    /// <summary>Date of current illness: 2300 DTP03.</summary>
    public static readonly ClaimField Onset = new("claim.onset", "Date of current illness", "14", "2300", "DTP", 3) { Qualifier = "431" };
    /// <summary>Date of accident: 2300 DTP03.</summary>
    public static readonly ClaimField Accident = new("claim.accident-date", "Date of accident", "14", "2300", "DTP", 3) { Qualifier = "439" };
    /// <summary>Diagnosis: 2300 HI01-2.</summary>
    public static readonly ClaimField Diagnosis = new("claim.diagnoses", "Diagnosis", "21", "2300", "HI", 1, 2) { Qualifier = "ABK" };
    /// <summary>Service lines: 2400 LX01.</summary>
    public static readonly ClaimField Lines = new("claim.lines", "Service lines", "24", "2400", "LX", 1);
    /// <summary>Order of the payer: 2000B SBR01.</summary>
    public static readonly ClaimField PayerLevel = new("payer.level", "Order of the payer", "", "2000B", "SBR", 1);
    /// <summary>Payer's name: 2010BB NM103.</summary>
    public static readonly ClaimField PayerName = new("payer.name", "Payer's name", "", "2010BB", "NM1", 3);
    /// <summary>Payer's number: 2010BB NM109.</summary>
    public static readonly ClaimField PayerId = new("payer.id", "Payer's number", "", "2010BB", "NM1", 9);
    /// <summary>Billing provider's NPI: 2010AA NM109.</summary>
    public static readonly ClaimField BillingNpi = new("billing.npi", "Billing provider's NPI", "33a", "2010AA", "NM1", 9);
    /// <summary>Billing provider: 2010AA NM103.</summary>
    public static readonly ClaimField BillingName = new("billing.name", "Billing provider", "33", "2010AA", "NM1", 3);
    /// <summary>Federal tax number: 2010AA REF02.</summary>
    public static readonly ClaimField BillingTaxId = new("billing.tax-id", "Federal tax number", "25", "2010AA", "REF", 2, IsPersonal: true) { Qualifier = "EI" };
    /// <summary>Billing provider's taxonomy: 2000A PRV03.</summary>
    public static readonly ClaimField BillingTaxonomy = new("billing.taxonomy", "Billing provider's taxonomy", "33b", "2000A", "PRV", 3);
    /// <summary>Billing provider's street: 2010AA N301.</summary>
    public static readonly ClaimField BillingStreet = new("billing.street", "Billing provider's street", "33", "2010AA", "N3", 1);
    /// <summary>Billing provider's city: 2010AA N401.</summary>
    public static readonly ClaimField BillingCity = new("billing.city", "Billing provider's city", "33", "2010AA", "N4", 1);
    /// <summary>Billing provider's state: 2010AA N402.</summary>
    public static readonly ClaimField BillingState = new("billing.state", "Billing provider's state", "33", "2010AA", "N4", 2);
    /// <summary>Billing provider's ZIP: 2010AA N403.</summary>
    public static readonly ClaimField BillingZip = new("billing.zip", "Billing provider's ZIP", "33", "2010AA", "N4", 3);
    /// <summary>Insured's number: 2010BA NM109.</summary>
    public static readonly ClaimField SubscriberId = new("subscriber.id", "Insured's number", "1a", "2010BA", "NM1", 9, IsPersonal: true);
    /// <summary>Insured's name: 2010BA NM103.</summary>
    public static readonly ClaimField SubscriberName = new("subscriber.name", "Insured's name", "4", "2010BA", "NM1", 3, IsPersonal: true);
    /// <summary>Insured's state: 2010BA N402.</summary>
    public static readonly ClaimField SubscriberState = new("subscriber.state", "Insured's state", "7", "2010BA", "N4", 2, IsPersonal: true);
    /// <summary>Insured's birth date: 2010BA DMG02.</summary>
    public static readonly ClaimField SubscriberBirth = new("subscriber.birth", "Insured's birth date", "11a", "2010BA", "DMG", 2, IsPersonal: true);
    /// <summary>Insured's sex: 2010BA DMG03.</summary>
    public static readonly ClaimField SubscriberSex = new("subscriber.sex", "Insured's sex", "11a", "2010BA", "DMG", 3);
    /// <summary>Patient's name: 2010CA NM103.</summary>
    public static readonly ClaimField PatientName = new("patient.name", "Patient's name", "2", "2010CA", "NM1", 3, IsPersonal: true);
    /// <summary>Patient's birth date: 2010CA DMG02.</summary>
    public static readonly ClaimField PatientBirth = new("patient.birth", "Patient's birth date", "3", "2010CA", "DMG", 2, IsPersonal: true);
    /// <summary>Patient's sex: 2010CA DMG03.</summary>
    public static readonly ClaimField PatientSex = new("patient.sex", "Patient's sex", "3", "2010CA", "DMG", 3);
    /// <summary>Rendering provider's NPI: 2310B NM109.</summary>
    public static readonly ClaimField RenderingNpi = new("rendering.npi", "Rendering provider's NPI", "24J", "2310B", "NM1", 9);
    /// <summary>Rendering provider's taxonomy: 2310B PRV03.</summary>
    public static readonly ClaimField RenderingTaxonomy = new("rendering.taxonomy", "Rendering provider's taxonomy", "24J", "2310B", "PRV", 3);
    /// <summary>Referring provider's NPI: 2310A NM109.</summary>
    public static readonly ClaimField ReferringNpi = new("referring.npi", "Referring provider's NPI", "17b", "2310A", "NM1", 9);
    /// <summary>Supervising provider's NPI: 2310D NM109.</summary>
    public static readonly ClaimField SupervisingNpi = new("supervising.npi", "Supervising provider's NPI", "17b", "2310D", "NM1", 9);
    /// <summary>Service facility's NPI: 2310C NM109.</summary>
    public static readonly ClaimField FacilityNpi = new("facility.npi", "Service facility's NPI", "32a", "2310C", "NM1", 9);
    /// <summary>Service facility's state: 2310C N402.</summary>
    public static readonly ClaimField FacilityState = new("facility.state", "Service facility's state", "32", "2310C", "N4", 2);
    /// <summary>Service facility's ZIP: 2310C N403.</summary>
    public static readonly ClaimField FacilityZip = new("facility.zip", "Service facility's ZIP", "32", "2310C", "N4", 3);
    /// <summary>Other insurance: 2320 SBR01.</summary>
    public static readonly ClaimField OtherPayers = new("other-payers", "Other insurance", "11d", "2320", "SBR", 1);
    /// <summary>Other payer's payment: 2320 AMT02.</summary>
    public static readonly ClaimField OtherPayerPaid = new("other-payer.paid", "Other payer's payment", "", "2320", "AMT", 2) { Qualifier = "D" };
    /// <summary>Procedure: 2400 SV101-2.</summary>
    public static readonly ClaimField LineCode = new("line.code", "Procedure", "24D", "2400", "SV1", 1, 2);
    /// <summary>Modifiers: 2400 SV101-3.</summary>
    public static readonly ClaimField LineModifiers = new("line.modifiers", "Modifiers", "24D", "2400", "SV1", 1, 3);
    /// <summary>Charge: 2400 SV102.</summary>
    public static readonly ClaimField LineCharge = new("line.charge", "Charge", "24F", "2400", "SV1", 2);
    /// <summary>Units: 2400 SV104.</summary>
    public static readonly ClaimField LineUnits = new("line.units", "Units", "24G", "2400", "SV1", 4);
    /// <summary>Place of service: 2400 SV105.</summary>
    public static readonly ClaimField LinePlace = new("line.place", "Place of service", "24B", "2400", "SV1", 5);
    /// <summary>Diagnosis pointers: 2400 SV107.</summary>
    public static readonly ClaimField LinePointers = new("line.pointers", "Diagnosis pointers", "24E", "2400", "SV1", 7);
    /// <summary>Dates of service: 2400 DTP03.</summary>
    public static readonly ClaimField LineDates = new("line.dates", "Dates of service", "24A", "2400", "DTP", 3) { Qualifier = "472" };
    /// <summary>National drug code: 2410 LIN03.</summary>
    public static readonly ClaimField LineNdc = new("line.ndc", "National drug code", "24", "2410", "LIN", 3);
    /// <summary>Line's rendering provider: 2420A NM109.</summary>
    public static readonly ClaimField LineRendering = new("line.rendering-npi", "Line's rendering provider", "24J", "2420A", "NM1", 9);
    /// <summary>Condition related to: 2300 CLM11-1.</summary>
    public static readonly ClaimField RelatedCauses = new("claim.causes", "Condition related to", "10", "2300", "CLM", 11, 1);
    /// <summary>Hospital dates: 2300 DTP03.</summary>
    public static readonly ClaimField Admission = new("claim.admission", "Hospital dates", "18", "2300", "DTP", 3) { Qualifier = "435" };
    /// <summary>Days of disability or without work: 2300 DTP03.</summary>
    public static readonly ClaimField Disability = new("claim.disability", "Unable to work", "16", "2300", "DTP", 3) { Qualifier = "314" };
    /// <summary>Another day of the claim: 2300 DTP03.</summary>
    public static readonly ClaimField OtherDate = new("claim.dates", "Day of the claim", "", "2300", "DTP", 3);
    /// <summary>First day of treatment: 2300 DTP03.</summary>
    public static readonly ClaimField FirstTreatment = new("claim.first-treatment", "First day of treatment", "15", "2300", "DTP", 3) { Qualifier = "454" };
    /// <summary>Care assumed or relinquished: 2300 DTP03.</summary>
    public static readonly ClaimField SharedCare = new("claim.shared-care", "Care assumed or relinquished", "19", "2300", "DTP", 3) { Qualifier = "090" };
    /// <summary>Papers that follow: 2300 PWK06.</summary>
    public static readonly ClaimField Attachment = new("claim.attachments", "Papers that follow", "19", "2300", "PWK", 6, IsPersonal: true);
    /// <summary>CLIA number: 2300 REF02.</summary>
    public static readonly ClaimField Clia = new("claim.clia", "CLIA number", "23", "2300", "REF", 2) { Qualifier = "X4" };
    /// <summary>Clinical trial number: 2300 REF02.</summary>
    public static readonly ClaimField Trial = new("claim.trial", "Clinical trial number", "19", "2300", "REF", 2) { Qualifier = "P4" };
    /// <summary>Mammography certificate: 2300 REF02.</summary>
    public static readonly ClaimField Mammography = new("claim.mammography", "Mammography certificate", "32", "2300", "REF", 2) { Qualifier = "EW" };
    /// <summary>Ambulance trip: 2300 CR104.</summary>
    public static readonly ClaimField Transport = new("claim.transport", "Ambulance trip", "", "2300", "CR1", 4);
    /// <summary>Where the trip began: 2310E N403.</summary>
    public static readonly ClaimField PickUp = new("claim.pick-up", "Where the trip began", "23", "2310E", "N4", 3);
    /// <summary>Where the trip ended: 2310F N403.</summary>
    public static readonly ClaimField DropOff = new("claim.drop-off", "Where the trip ended", "", "2310F", "N4", 3);
    /// <summary>Service facility: 2310C NM103.</summary>
    public static readonly ClaimField FacilityName = new("facility.name", "Service facility", "32", "2310C", "NM1", 3);
    /// <summary>Why Medicare pays later: 2000B SBR05.</summary>
    public static readonly ClaimField InsuranceType = new("payer.insurance-type", "Why Medicare pays later", "", "2000B", "SBR", 5);
    /// <summary>What the service was: 2400 SV101-7.</summary>
    public static readonly ClaimField LineDescription = new("line.description", "What the service was", "24", "2400", "SV1", 1, 7);
    /// <summary>Units or minutes: 2400 SV103.</summary>
    public static readonly ClaimField LineUnitBasis = new("line.unit-basis", "Units or minutes", "24G", "2400", "SV1", 3);
    /// <summary>CLIA number of the line's laboratory: 2400 REF02 of X4.</summary>
    public static readonly ClaimField LineClia = new("line.clia", "CLIA number of the line's laboratory", "23", "2400", "REF", 2) { Qualifier = "X4" };
    /// <summary>CLIA number of the laboratory that the line's test was passed on to: 2400 REF02 of F4.</summary>
    public static readonly ClaimField LineReferredClia = new("line.referred-clia", "CLIA number of the laboratory that did the test", "23", "2400", "REF", 2) { Qualifier = "F4" };
    /// <summary>Test result: 2400 MEA03.</summary>
    public static readonly ClaimField LineResult = new("line.result", "Test result", "19", "2400", "MEA", 3);
    /// <summary>Who ordered the service: 2420E NM109.</summary>
    public static readonly ClaimField LineOrdering = new("line.ordering", "Who ordered the service", "17", "2420E", "NM1", 9);
    /// <summary>Form with the line: 2440 LQ02.</summary>
    public static readonly ClaimField LineForm = new("line.form", "Form with the line", "", "2440", "LQ", 2);
    /// <summary>Other payer's payment of the line: 2430 SVD02.</summary>
    public static readonly ClaimField LinePaid = new("line.other-paid", "Other payer's payment of the line", "", "2430", "SVD", 2);
}
