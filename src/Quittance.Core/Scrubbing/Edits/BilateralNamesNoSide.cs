using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A bilateral line names no single side and has one unit.</summary>
internal sealed class BilateralNamesNoSide : IEdit
{
    public EditInfo Info { get; } = new("PRO-0602", EditStage.Modifiers, 5, Severity.Error, Sources.Processing(12, "s. 40.7"), Sources.Since5010)
    {
        Title = "A bilateral line names no single side and has one unit.",
        Fires = "A line has modifier 50 together with LT or RT, or with more than one unit.",
        Clears = "Send one line with 50 and one unit, as Medicare asks; for a payer who wants two lines, one with LT and one with RT, without 50.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("50 with RT", ExampleClaim.OneLine(l => l with { Modifiers = ["50", "RT"] })),
        ExampleClaim.Fires("50 with two units", ExampleClaim.OneLine(l => l with { Modifiers = ["50"], Units = "2" })),
        ExampleClaim.Silent("50 with one unit", ExampleClaim.OneLine(l => l with { Modifiers = ["50"] })),
        ExampleClaim.Silent("one side", ExampleClaim.OneLine(l => l with { Modifiers = ["RT"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (!LineModifiers.Has(line.Modifiers, "50")) continue;
            if (LineModifiers.Has(line.Modifiers, "LT") || LineModifiers.Has(line.Modifiers, "RT"))
                sink.Add(ClaimField.LineModifiers, line, "The line is marked as done on both sides and as done on one.");
            if (line.UnitBasis == "UN" && CodeForm.IsPositive(line.Units, out var isWhole) && isWhole && line.Units.AsSpan().TrimStart('0') is not "1")
                sink.Add(ClaimField.LineUnits, line, "A line with modifier 50 counts as one unit.", line.Units, "1");
        }
    }
}
