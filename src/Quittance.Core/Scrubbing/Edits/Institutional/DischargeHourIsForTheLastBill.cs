using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>Only the last bill of a stay has a discharge hour.</summary>
internal sealed class DischargeHourIsForTheLastBill : IEdit
{
    public EditInfo Info { get; } = new("INS-0102", EditStage.Required, 4, Severity.Warning, Sources.Processing(25, "s. 75.2, FL 16"), Sources.Since5010)
    {
        Title = "Only the last bill of a stay has a discharge hour.",
        Fires = "The bill is the first or a continuing one of a stay (frequency 2 or 3) and has a discharge hour (DTP 096).",
        Clears = "Take the discharge hour away, or send the bill as the last one (frequency 4).",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a first bill with a discharge hour", ExampleBill.Clean.Of(c => c with { Frequency = "2" })),
        ExampleBill.Silent("a first bill without one", ExampleBill.Clean.Of(c => c with { Frequency = "2" }).WithDate("096", "")),
        ExampleBill.Silent("the bill of a whole stay", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Frequency is "2" or "3" && ServiceKind.HasDate(context.Claim.Dates, "096"))
            sink.Add(ClaimField.DischargeHour, "More bills of the stay will follow, and this one says when the patient was discharged.");
    }
}
