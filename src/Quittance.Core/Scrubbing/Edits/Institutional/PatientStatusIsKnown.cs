using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>The patient status is a code in use, of two digits.</summary>
internal sealed class PatientStatusIsKnown : IEdit
{
    public EditInfo Info { get; } = new("INS-0403", EditStage.CodeValidity, 5, Severity.Error, Sources.Processing(25, "s. 75.2, FL 17"), Sources.Since5010)
    {
        Title = "The patient status is a code in use, of two digits.",
        Fires = "The patient status (CL103) is not a code in use; a code whose zero in front is missing is a warning.",
        Clears = "Choose the patient status again.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a code that is kept for later", ExampleBill.Clean with { PatientStatus = "99" }),
        ExampleBill.Fires("one digit", ExampleBill.Clean with { PatientStatus = "1" }),
        ExampleBill.Silent("a patient who went home", ExampleBill.Clean),
        ExampleBill.Silent("a patient who will come again", ExampleBill.Clean with { PatientStatus = "81" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Institutional is not { PatientStatus: { Length: > 0 } status } || ClaimCodes.PatientStatus.Has(status)) return;
        // Published examples write 1 for 01, and what is meant is plain.
        var lacksZero = status.Length == 1 && ClaimCodes.PatientStatus.Has("0" + status);
        if (lacksZero) sink.WeighAs(Severity.Warning);
        sink.Add(ClaimField.PatientStatus, lacksZero ? "The patient status has one digit instead of two." : "The patient status is not a code in use.", status, "two digits", ClaimCodes.PatientStatus.Since);
    }
}
