using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill of a stay says when the patient was admitted.</summary>
internal sealed class AdmissionIsDated : IEdit
{
    public EditInfo Info { get; } = new("INS-0101", EditStage.Required, 4, Severity.Error, Sources.Consistency("FL 12; ch. 25 s. 75.1; Palmetto GBA reason code 11501; X12 RFI 1520 for 33x"), Sources.Since5010)
    {
        Title = "A bill of a stay says when the patient was admitted.",
        Fires = "The type of bill is 11x, 12x, 18x, 21x, 41x, 81x or 82x, or (as a warning) 22x, 32x or 33x, and there is no admission date (DTP 435).",
        Clears = "Enter the day of admission, or correct the type of bill.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a stay without admission", ExampleBill.Clean.WithDate("435", "")),
        ExampleBill.Fires("home health without a start", ExampleBill.Outpatient.Of(c => c with { PlaceOfService = "32" })),
        ExampleBill.Silent("a stay with admission", ExampleBill.Clean),
        ExampleBill.Silent("a visit, which needs none", ExampleBill.Outpatient),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { Admission: { } weight } || ServiceKind.HasDate(context.Claim.Dates, "435")) return;
        sink.WeighAs(weight);
        sink.Add(ClaimField.Admission, $"A bill of type {context.Claim.PlaceOfService}x says when the patient was admitted; this one does not.", expected: "DTP 435");
    }
}
