using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>Only a stay says what was present on admission.</summary>
internal sealed class PresenceIsForInpatients : IEdit
{
    public EditInfo Info { get; } = new("INS-0501", EditStage.Diagnoses, 4, Severity.Warning, Sources.Processing(25, "s. 75.6, FL 67; First Coast Service Options, reason code 34931: not on outpatient bills"), Sources.Since5010)
    {
        Title = "Only a stay says what was present on admission.",
        Fires = "The type of bill is an outpatient’s, and a diagnosis says whether it was present on admission (HI, ninth component).",
        Clears = "Leave the indicator out, or correct the type of bill.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a visit with it", ExampleBill.Outpatient.WithCodes("ABK", new HealthCode837("ABK", "I10") { PresentOnAdmission = "Y" })),
        ExampleBill.Silent("a visit without it", ExampleBill.Outpatient),
        ExampleBill.Silent("a stay with it", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { IsOutpatient: true }) return;
        foreach (var code in HealthCodes.Of(context))
        {
            if (code.PresentOnAdmission.Length == 0) continue;
            sink.Add(ClaimField.PresentOnAdmission with { Qualifier = code.Qualifier }, "An outpatient was not admitted, and a diagnosis says that it was or was not present then.", code.PresentOnAdmission);
            return;
        }
    }
}
