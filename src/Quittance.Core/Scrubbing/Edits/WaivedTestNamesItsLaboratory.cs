using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A waived test names the CLIA number of its laboratory.</summary>
internal sealed class WaivedTestNamesItsLaboratory : IEdit
{
    public EditInfo Info { get; } = new("PRO-0902", EditStage.Coverage, 6, Severity.Error, Sources.Processing(16, "s. 70.8 and 70.10; RARC MA120"), Sources.Since5010)
    {
        Title = "A waived test names the CLIA number of its laboratory.",
        Fires = "A line has modifier QW, and neither claim nor line has a CLIA number (REF X4).",
        Clears = "Enter the laboratory’s CLIA number.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a waived test without a number", ExampleClaim.OneLine(l => l with { Code = "87880", Modifiers = ["QW"] })),
        ExampleClaim.Silent("a waived test with the claim’s number", ExampleClaim.OneLine(l => l with { Code = "87880", Modifiers = ["QW"] }) with { Clia = "36D0123456" }),
        ExampleClaim.Silent("a waived test with the line’s number", ExampleClaim.OneLine(l => l with { Code = "87880", Modifiers = ["QW"], Details = new() { Clia = "36D0123456" } })),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Clia.Length > 0) return;
        foreach (var line in context.Lines)
            if (LineModifiers.Has(line.Modifiers, "QW") && line.Details.Clia.Length == 0) sink.Add(ClaimField.Clia, line, "The line is a waived test, and no CLIA number is given.");
    }
}
