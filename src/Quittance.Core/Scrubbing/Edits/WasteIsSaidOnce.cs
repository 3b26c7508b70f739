using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A drug line says either that some was thrown away or that none was.</summary>
internal sealed class WasteIsSaidOnce : IEdit
{
    public EditInfo Info { get; } = new("PRO-0603", EditStage.Modifiers, 5, Severity.Error, Sources.Processing(17, "s. 40"), new DateSpan(new DateOnly(2023, 7, 1)))
    {
        Title = "A drug line says either that some was thrown away or that none was.",
        Fires = "A line has both JW and JZ.",
        Clears = "Send the administered units, and the discarded ones on a line of their own with JW; JZ only when nothing was discarded.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("JW and JZ on one line", ExampleClaim.OneLine(l => l with { Code = "J1234", Modifiers = ["JW", "JZ"] })),
        ExampleClaim.Silent("JZ alone", ExampleClaim.OneLine(l => l with { Code = "J1234", Modifiers = ["JZ"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            if (LineModifiers.Has(line.Modifiers, "JW") && LineModifiers.Has(line.Modifiers, "JZ"))
                sink.Add(ClaimField.LineModifiers, line, "The line says both that some of the drug was discarded and that none was.");
    }
}
