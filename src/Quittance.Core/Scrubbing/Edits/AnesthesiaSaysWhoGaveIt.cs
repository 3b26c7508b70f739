using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Anesthesia for Medicare says who gave it and under whose direction.</summary>
internal sealed class AnesthesiaSaysWhoGaveIt : IEdit
{
    public EditInfo Info { get; } = new("PRO-0607", EditStage.Modifiers, 6, Severity.Error, Sources.Processing(12, "s. 50 K and s. 140.3.3"), Sources.Since5010)
    {
        Title = "Anesthesia for Medicare says who gave it and under whose direction.",
        Fires = "The payer is Medicare Part B, a line’s code lies in 00100 to 01999 and is neither 01953 nor 01996, and it has none of the modifiers AA, AD, QK, QX, QY, QZ.",
        Clears = "Add the modifier: AA by the physician, QK or QY directed, AD supervised, QX by the nurse under direction, QZ without.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("anesthesia without a modifier", ExampleClaim.PartB(l => l with { Code = "00142", UnitBasis = "MJ", Units = "45" })),
        ExampleClaim.Silent("anesthesia by the physician", ExampleClaim.PartB(l => l with { Code = "00142", Modifiers = ["AA"], UnitBasis = "MJ", Units = "45" })),
        ExampleClaim.Silent("another payer’s", ExampleClaim.OneLine(l => l with { Code = "00142", UnitBasis = "MJ", Units = "45" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
            if (ServiceKind.IsTimedAnesthesia(line.Code) && !ServiceKind.NamesAnesthetist(line.Modifiers))
                sink.Add(ClaimField.LineModifiers, line, "The line is anesthesia, and no modifier says who gave it.", expected: "AA, AD, QK, QX, QY or QZ");
    }
}
