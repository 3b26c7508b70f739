namespace Quittance.Core.Rules;

/// <summary>Places that only dental claims have, with their item of the dental claim form.</summary>
public sealed partial record ClaimField
{
    /// <summary>Months of orthodontic treatment that remain: 2300 DN102.</summary>
    public static readonly ClaimField OrthodonticMonthsLeft = new("claim.orthodontic-months-left", "Months of treatment that remain", "42", "2300", "DN1", 2);
    /// <summary>Tooth that is missing or to be extracted: 2300 DN201.</summary>
    public static readonly ClaimField ToothStatus = new("claim.tooth-status", "Missing tooth", "33", "2300", "DN2", 1);
    /// <summary>Assistant surgeon's NPI: 2310D NM109.</summary>
    public static readonly ClaimField AssistantNpi = new("assistant.npi", "Assistant surgeon's NPI", "", "2310D", "NM1", 9);
    /// <summary>Area of the mouth: 2400 SV304-1.</summary>
    public static readonly ClaimField OralCavity = new("line.oral-cavity", "Area of the mouth", "25", "2400", "SV3", 4, 1);
    /// <summary>Tooth: 2400 TOO02.</summary>
    public static readonly ClaimField Tooth = new("line.tooth", "Tooth", "27", "2400", "TOO", 2);
    /// <summary>Surfaces of a tooth: 2400 TOO03.</summary>
    public static readonly ClaimField ToothSurfaces = new("line.tooth-surfaces", "Surfaces of a tooth", "28", "2400", "TOO", 3);
    /// <summary>Line's assistant surgeon: 2420B NM109.</summary>
    public static readonly ClaimField LineAssistant = new("line.assistant-npi", "Line's assistant surgeon", "", "2420B", "NM1", 9);
}
