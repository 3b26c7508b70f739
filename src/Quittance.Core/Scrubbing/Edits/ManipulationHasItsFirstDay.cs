using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Spinal manipulation says when the course of treatment began.</summary>
internal sealed class ManipulationHasItsFirstDay : IEdit
{
    public EditInfo Info { get; } = new("PRO-0313", EditStage.Dates, 6, Severity.Error, Sources.Processing(26, "s. 10.4 item 14: chiropractic services"), Sources.Since5010)
    {
        Title = "Spinal manipulation says when the course of treatment began.",
        Fires = "The payer is Medicare Part B, a line is 98940, 98941 or 98942, and neither claim nor line has the first day of treatment (DTP 454).",
        Clears = "Enter the day on which this course of treatment began.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("manipulation without a first day", ExampleClaim.PartB(l => l with { Code = "98941", Modifiers = ["AT"] })),
        ExampleClaim.Silent("manipulation with its first day", ExampleClaim.PartB(l => l with { Code = "98941", Modifiers = ["AT"] }) with { Dates = [new("454", "20260202", "20260202")] }),
        ExampleClaim.Silent("manipulation with the first day on its line", ExampleClaim.PartB(l => l with { Code = "98941", Modifiers = ["AT"], Details = new() { Dates = [new("454", "20260202", "20260202")] } })),
        ExampleClaim.Silent("a visit", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim) || ServiceKind.HasDate(context.Claim.Dates, "454")) return;
        foreach (var line in context.Lines)
            if (ServiceKind.IsSpinalManipulation(line.Code) && !ServiceKind.HasDate(line.Details.Dates, "454"))
                sink.Add(ClaimField.FirstTreatment, line, "The line is spinal manipulation, and nothing says when its course of treatment began.");
    }
}
