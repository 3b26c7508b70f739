using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill within a stay says that the patient is still there.</summary>
internal sealed class InterimBillSaysStillPatient : IEdit
{
    public EditInfo Info { get; } = new("INS-0105", EditStage.Required, 4, Severity.Error, Sources.Processing(25, "s. 75.2, FL 17; First Coast Service Options, interim billing guidelines"), Sources.Since5010)
    {
        Title = "A bill within a stay says that the patient is still there.",
        Fires = "The bill is of a stay (11x, 18x, 21x, 41x) and its first or a continuing one (frequency 2 or 3), and the patient status is not 30. A warning where the payer is not Medicare.",
        Clears = "Make the patient status 30, or send the bill as the last one.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a first bill of a patient who went home", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "2" })),
        ExampleBill.Silent("a first bill of a patient who stays", ExampleBill.Clean.Of(c => c with { Frequency = "2" }) with { PatientStatus = "30" }),
        ExampleBill.Silent("the bill of a whole stay", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Frequency is not ("2" or "3") || context.Institutional is not { PatientStatus: { Length: > 0 } status } || status == "30") return;
        if (BillTypes.Of(context.Claim) is not { IsInpatient: true }) return;
        if (!ServiceKind.IsMedicare(context.Claim)) sink.WeighAs(Severity.Warning);
        sink.Add(ClaimField.PatientStatus, "More bills of the stay will follow, and this one says that the patient has left.", status, "30");
    }
}
