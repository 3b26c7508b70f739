using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>An outpatient’s procedures are coded on the lines.</summary>
internal sealed class ProcedureIsForInpatients : IEdit
{
    public EditInfo Info { get; } = new("INS-0502", EditStage.Diagnoses, 4, Severity.Warning, Sources.CodeSets("(c)(3): ICD-10-PCS is for a hospital’s inpatient procedures; CMS Pub. 100-04 ch. 25 s. 75.6, FL 74"), Sources.Since5010)
    {
        Title = "An outpatient’s procedures are coded on the lines.",
        Fires = "The type of bill is an outpatient’s, and a procedure of an inpatient is coded (HI BBR, BBQ).",
        Clears = "Code the procedure on its line by HCPCS, or correct the type of bill.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a visit with a coded procedure", ExampleBill.Outpatient.WithCodes("BBR", new HealthCode837("BBR", "0DTJ4ZZ") { From = "20260302", Through = "20260302" })),
        ExampleBill.Silent("a visit without one", ExampleBill.Outpatient),
        ExampleBill.Silent("a stay with one", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { IsOutpatient: true }) return;
        foreach (var code in HealthCodes.Of(context))
        {
            if (!HealthCodes.IsProcedure(code.Qualifier)) continue;
            sink.Add(HealthCodes.FieldOf(code), "The bill is an outpatient’s and codes a procedure as of an inpatient.", code.Code, "HCPCS on the line");
            return;
        }
    }
}
