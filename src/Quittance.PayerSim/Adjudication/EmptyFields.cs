using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.PayerSim.Adjudication;

/// <summary>Fields of a claim, by the names that profiles use, and whether they are empty.</summary>
internal static class EmptyFields
{
    public static bool IsEmpty(string field, Claim837 claim, LineFacts line) => field switch
    {
        "member-id" => claim.Subscriber.Id.Length == 0,
        "birth-date" => (claim.Patient ?? claim.Subscriber).Birth.Length == 0,
        "diagnosis" => line.Diagnoses.Count == 0,
        "rendering-provider" => line.Line.Rendering is null && line.Line.RenderingNpi.Length == 0 && claim.Rendering is null,
        "referring-provider" => claim.Referring is not { Id.Length: > 0 },
        "supervising-provider" => claim.Supervising is not { Id.Length: > 0 },
        "billing-taxonomy" => claim.Billing.Taxonomy.Length == 0,
        "rendering-taxonomy" => line.Taxonomy.Length == 0,
        "service-facility" => claim.Facility is null,
        "place-of-service" => line.Place.Length == 0,
        "ndc" => line.Line.Ndc.Length == 0,
        "clia" => claim.Clia.Length == 0,
        "accident-date" => !Has(claim, "439"),
        "onset-date" => !Has(claim, "431"),
        "group-number" => claim.GroupNumber.Length == 0,
        "line-description" => line.Line.Description.Length == 0,
        "medical-record-number" => claim.MedicalRecordNumber.Length == 0,
        _ => false,
    };

    private static bool Has(Claim837 claim, string date) => claim.Dates.Any(d => d.Qualifier == date);
}
