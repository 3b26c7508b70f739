using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill of a stay says with which diagnosis the patient was admitted.</summary>
internal sealed class AdmittingDiagnosisIsNamed : IEdit
{
    public EditInfo Info { get; } = new("INS-0103", EditStage.Required, 4, Severity.Error, Sources.Interpretation("005010X223A2", "RFI 1479: inpatient bills; CMS Pub. 100-04 ch. 25 s. 75.6, FL 69"), Sources.Since5010)
    {
        Title = "A bill of a stay says with which diagnosis the patient was admitted.",
        Fires = "The type of bill is 11x, 12x or 22x, or (as a warning) 18x, 21x or 41x, and there is no admitting diagnosis (HI ABJ).",
        Clears = "Enter the diagnosis at the time of admission.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a stay without it", ExampleBill.Clean.WithCodes("ABJ")),
        ExampleBill.Fires("a stay in a nursing facility without it", ExampleBill.Clean.Of(c => c with { PlaceOfService = "21" }).WithCodes("ABJ")),
        ExampleBill.Silent("a stay with it", ExampleBill.Clean),
        ExampleBill.Silent("home health, which needs none", ExampleBill.Clean.Of(c => c with { PlaceOfService = "33" }).WithCodes("ABJ")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { Admitting: { } weight }) return;
        foreach (var code in HealthCodes.Of(context))
            if (code.Qualifier is "ABJ" or "BJ") return;
        sink.WeighAs(weight);
        sink.Add(ClaimField.AdmittingDiagnosis, $"A bill of type {context.Claim.PlaceOfService}x says with which diagnosis the patient was admitted; this one does not.", expected: "HI ABJ");
    }
}
