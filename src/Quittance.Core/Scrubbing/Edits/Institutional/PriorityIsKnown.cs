using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>The priority of an admission is a code in use.</summary>
internal sealed class PriorityIsKnown : IEdit
{
    public EditInfo Info { get; } = new("INS-0402", EditStage.CodeValidity, 5, Severity.Error, Sources.Processing(25, "s. 75.1, FL 14"), Sources.Since5010)
    {
        Title = "The priority of an admission is a code in use.",
        Fires = "The priority (CL101) is not 1, 2, 3, 4, 5 or 9.",
        Clears = "Choose the priority again.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a code that is kept for later", ExampleBill.Clean with { AdmissionType = "7" }),
        ExampleBill.Silent("an emergency", ExampleBill.Clean),
        ExampleBill.Silent("unknown", ExampleBill.Clean with { AdmissionType = "9" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Institutional is { AdmissionType: { Length: > 0 } priority } && !ClaimCodes.AdmissionPriority.Has(priority))
            sink.Add(ClaimField.AdmissionPriority, "The priority of the admission is not a code in use.", priority, "1 to 5 or 9", ClaimCodes.AdmissionPriority.Since);
    }
}
