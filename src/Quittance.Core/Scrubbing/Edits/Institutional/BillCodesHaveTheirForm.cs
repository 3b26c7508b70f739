using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>Codes that only bills have are formed as their sets form them.</summary>
internal sealed class BillCodesHaveTheirForm : IEdit
{
    public EditInfo Info { get; } = new("INS-0405", EditStage.CodeValidity, 5, Severity.Error, Sources.CodeSets("ICD-10-CM, and ICD-10-PCS for a hospital’s inpatient procedures; ICD-10-PCS Official Guidelines A2: 34 values"), Sources.SinceIcd10)
    {
        Title = "Codes that only bills have are formed as their sets form them.",
        Fires = "An admitting diagnosis, a reason for the visit or an external cause does not have the form of an ICD-10-CM code without a point; or a procedure is not seven capitals and digits without I and O.",
        Clears = "Choose the code again; a bill carries it without the point.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("an admitting diagnosis with a point", ExampleBill.Clean.WithCodes("ABJ", new HealthCode837("ABJ", "R07.9"))),
        ExampleBill.Fires("a procedure of six characters", ExampleBill.Clean.WithCodes("BBR", new HealthCode837("BBR", "02100Z") { From = "20260302", Through = "20260302" })),
        ExampleBill.Fires("a procedure with an O", ExampleBill.Clean.WithCodes("BBR", new HealthCode837("BBR", "O2100Z9") { From = "20260302", Through = "20260302" })),
        ExampleBill.Silent("codes of their forms", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var code in HealthCodes.Of(context))
        {
            if (code.Code.Length == 0) continue;
            if (code.Qualifier is "ABJ" or "APR" or "ABN")
            {
                if (!CodeForm.IsDiagnosis(code.Code)) sink.Add(HealthCodes.FieldOf(code), "A code does not have the form of an ICD-10-CM code.", code.Code, "three to seven characters without a point");
            }
            else if (code.Qualifier is "BBR" or "BBQ" && !CodeForm.IsInpatientProcedure(code.Code))
            {
                sink.Add(HealthCodes.FieldOf(code), "A procedure does not have the form of an ICD-10-PCS code.", code.Code, "seven capitals and digits without I and O");
            }
        }
    }
}
