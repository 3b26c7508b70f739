using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill names who attended the patient.</summary>
internal sealed class AttendingIsNamed : IEdit
{
    public EditInfo Info { get; } = new("INS-0104", EditStage.Required, 4, Severity.Warning, Sources.Processing(25, "s. 75.6, FL 76"), Sources.Since5010)
    {
        Title = "A bill names who attended the patient.",
        Fires = "No attending provider is named (loop 2310A), and a line is something else than transport (revenue codes 0540 to 0549).",
        Clears = "Name the provider who is responsible for the patient’s care.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a stay without an attending provider", ExampleBill.Clean with { Attending = null }),
        ExampleBill.Silent("a stay with one", ExampleBill.Clean),
        ExampleBill.Silent("transport alone", ExampleBill.Outpatient.WithLines(ExampleBill.Service("0540", "A0428")) with { Attending = null }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Institutional is not { Attending: null } claim) return;
        foreach (var line in Rows.Of(claim.Lines))
        {
            if (line.RevenueCode.StartsWith("054", StringComparison.Ordinal)) continue;
            sink.Add(ClaimField.Attending, "The bill is for more than transport and does not name who attended the patient.");
            return;
        }
    }
}
