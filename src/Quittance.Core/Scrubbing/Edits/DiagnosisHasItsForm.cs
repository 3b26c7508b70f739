using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A diagnosis has the form of an ICD-10-CM code.</summary>
internal sealed class DiagnosisHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0403", EditStage.CodeValidity, 5, Severity.Error, Sources.DiagnosisGuidelines("I.A.2 to I.A.5"), Sources.SinceIcd10)
    {
        Title = "A diagnosis has the form of an ICD-10-CM code.",
        Fires = "A diagnosis is not a letter, a digit (or A), a digit or A or B, and up to four letters and digits, in capitals and without a point.",
        Clears = "Choose the diagnosis again; a claim carries it without the point.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a point", ExampleClaim.Clean with { Diagnoses = [new("ABK", "E11.9")] }),
        ExampleClaim.Fires("eight characters", ExampleClaim.Clean with { Diagnoses = [new("ABK", "S52521AX")] }),
        ExampleClaim.Fires("a code of the former code set", ExampleClaim.Clean with { Diagnoses = [new("ABK", "25000")] }),
        ExampleBill.Fires("a point on a hospital's bill", ExampleBill.Clean.Of(c => c with { Diagnoses = [new("ABK", "I21.4")] })),
        ExampleTeeth.Fires("a point on a dental claim", ExampleTeeth.Clean.Of(c => c with { Diagnoses = [new("ABK", "K02.9")] })),
        ExampleClaim.Silent("three characters", ExampleClaim.Clean with { Diagnoses = [new("ABK", "I10")] }),
        ExampleClaim.Silent("seven characters with a placeholder", ExampleClaim.Clean with { Diagnoses = [new("ABK", "S0102XA")] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Diagnoses.Length; i++)
        {
            var diagnosis = context.Diagnoses[i];
            if (diagnosis.Code.Length == 0 || diagnosis.Qualifier is not ("ABK" or "ABF") || CodeForm.IsDiagnosis(diagnosis.Code)) continue;
            sink.Add(HealthCodes.FieldOf(context, diagnosis), $"Diagnosis {Words.Count(i + 1)} does not have the form of an ICD-10-CM code.", diagnosis.Code, "three to seven characters without a point");
        }
    }
}
