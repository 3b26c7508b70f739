using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An external cause is never the first diagnosis.</summary>
internal sealed class ExternalCauseIsNotFirst : IEdit
{
    public EditInfo Info { get; } = new("PRO-0502", EditStage.Diagnoses, 5, Severity.Error, Sources.DiagnosisGuidelines("I.C.20.a.6"), Sources.SinceIcd10)
    {
        Title = "An external cause is never the first diagnosis.",
        Fires = "The first diagnosis is one of V00 to Y99, which say how an injury came about.",
        Clears = "Put the injury or illness first and the cause behind it.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a fall before the fracture", ExampleClaim.Clean with { Diagnoses = [new("ABK", "W1830XA"), new("ABF", "S52521A")] }),
        ExampleBill.Fires("a fall as the principal diagnosis of a stay", ExampleBill.Clean.Of(c => c with { Diagnoses = [new("ABK", "W010XXA"), new("ABF", "S72001A")] })),
        ExampleClaim.Silent("a fall behind the fracture", ExampleClaim.Clean with { Diagnoses = [new("ABK", "S52521A"), new("ABF", "W1830XA")] }),
        ExampleClaim.Silent("a reason for a visit, such as a check-up", ExampleClaim.Clean with { Diagnoses = [new("ABK", "Z0000")] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Diagnoses.Length > 0 && context.Diagnoses[0].Qualifier == "ABK" && CodeForm.IsExternalCause(context.Diagnoses[0].Code))
            sink.Add(ClaimField.Diagnosis, "The first diagnosis is an external cause, which only adds to an injury or illness.", context.Diagnoses[0].Code);
    }
}
