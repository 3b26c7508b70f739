using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>The last bill of a stay in hospital says where the patient went.</summary>
internal sealed class FinalBillSaysWhereTo : IEdit
{
    public EditInfo Info { get; } = new("INS-0106", EditStage.Required, 4, Severity.Error, Sources.Processing(25, "s. 75.2, FL 17; First Coast Service Options, interim billing guidelines"), Sources.Since5010)
    {
        Title = "The last bill of a stay in hospital says where the patient went.",
        Fires = "The type of bill is 111 or 114 and the patient status is 30, still a patient. A warning where the payer is not Medicare.",
        Clears = "Enter where the patient went, or send the bill as a first or continuing one (112, 113).",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a whole stay of a patient who is still there", ExampleBill.Clean.ToMedicare() with { PatientStatus = "30" }),
        ExampleBill.Silent("a whole stay of a patient who went home", ExampleBill.Clean),
        ExampleBill.Silent("outpatient treatment that goes on", ExampleBill.Outpatient with { PatientStatus = "30" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim is not { PlaceOfService: "11", Frequency: "1" or "4" } || context.Institutional is not { PatientStatus: "30" }) return;
        if (!ServiceKind.IsMedicare(context.Claim)) sink.WeighAs(Severity.Warning);
        sink.Add(ClaimField.PatientStatus, "The bill is the last one of the stay, and says that the patient is still there.", "30");
    }
}
