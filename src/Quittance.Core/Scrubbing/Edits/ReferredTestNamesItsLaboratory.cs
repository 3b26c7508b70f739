using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A test that was passed on names the CLIA number of who did it.</summary>
internal sealed class ReferredTestNamesItsLaboratory : IEdit
{
    public EditInfo Info { get; } = new("PRO-0903", EditStage.Coverage, 6, Severity.Error, Sources.Processing(16, "s. 70.10 and s. 40.1"), Sources.Since5010)
    {
        Title = "A test that was passed on names the CLIA number of who did it.",
        Fires = "The payer is Medicare Part B, a line has modifier 90, and no CLIA number of the other laboratory (REF F4).",
        Clears = "Enter the CLIA number of the laboratory that did the test.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a test passed on to nobody", ExampleClaim.PartB(l => l with { Code = "80053", Modifiers = ["90"] })),
        ExampleClaim.Silent("a test passed on to a laboratory", ExampleClaim.PartB(l => l with { Code = "80053", Modifiers = ["90"], Details = new() { ReferredClia = "36D0123456" } })),
        ExampleClaim.Silent("an own test", ExampleClaim.PartB(l => l with { Code = "80053" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
            if (LineModifiers.Has(line.Modifiers, "90") && line.Details.ReferredClia.Length == 0) sink.Add(ClaimField.LineReferredClia, line, "The test was passed on, and the laboratory that did it has no CLIA number here.");
    }
}
