using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A patient who is not the insured has a name, a birth date and a sex.</summary>
internal sealed class PatientIsDescribed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0103", EditStage.Required, 2, Severity.Error, Sources.Form1500("items 2, 3 and 6"), Sources.Since5010)
    {
        Title = "A patient who is not the insured has a name, a birth date and a sex.",
        Fires = "The patient has a loop of their own (2010CA) without a name, a birth date, or F, M or U; or the relationship says self and there is such a loop.",
        Clears = "Fill in the patient's name, birth date and sex, and their relationship to the insured.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a dependent without a name", ExampleClaim.Dependent(p => p with { LastOrOrganization = "" })),
        ExampleClaim.Fires("a dependent without a birth date", ExampleClaim.Dependent(p => p with { Birth = "" })),
        ExampleClaim.Fires("a dependent without a sex", ExampleClaim.Dependent(p => p with { Sex = "" })),
        ExampleClaim.Fires("somebody else than the insured, and no patient", ExampleClaim.Clean with { Relationship = "19" }),
        ExampleClaim.Silent("a dependent who is described", ExampleClaim.Dependent(p => p)),
        ExampleClaim.Silent("an insured who is the patient", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Patient is not { } patient)
        {
            if (context.Claim.Relationship is not ("18" or "")) sink.Add(ClaimField.PatientName, "The patient is not the insured, and nothing says who it is.");
            return;
        }
        if (string.IsNullOrWhiteSpace(patient.LastOrOrganization)) sink.Add(ClaimField.PatientName, "The patient has no name.");
        if (patient.Birth.Length == 0) sink.Add(ClaimField.PatientBirth, "The patient has no birth date.");
        if (patient.Sex is not ("F" or "M" or "U")) sink.Add(ClaimField.PatientSex, "The patient's sex is not one of F, M and U.", patient.Sex, "F, M or U");
    }
}
