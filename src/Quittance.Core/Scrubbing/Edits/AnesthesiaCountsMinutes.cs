using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Anesthesia is counted in minutes.</summary>
internal sealed class AnesthesiaCountsMinutes : IEdit
{
    public EditInfo Info { get; } = new("PRO-0605", EditStage.Modifiers, 6, Severity.Error, Sources.Interpretation("RFI 1571 and 1110: SV103 of anesthesia is MJ; 2363 for the exceptions"), Sources.Since5010)
    {
        Title = "Anesthesia is counted in minutes.",
        Fires = "A line’s code lies in 00100 to 01999, is neither 01953 nor 01996, and its basis (SV103) is UN.",
        Clears = "Enter the minutes of anesthesia, with the basis MJ.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("anesthesia in units", ExampleClaim.OneLine(l => l with { Code = "00142", UnitBasis = "UN", Units = "3" })),
        ExampleClaim.Silent("anesthesia in minutes", ExampleClaim.OneLine(l => l with { Code = "00142", UnitBasis = "MJ", Units = "45" })),
        ExampleClaim.Silent("daily management, which has no minutes", ExampleClaim.OneLine(l => l with { Code = "01996" })),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            if (ServiceKind.IsTimedAnesthesia(line.Code) && line.UnitBasis == "UN") sink.Add(ClaimField.LineUnitBasis, line, "The line is anesthesia and counts units.", line.UnitBasis, "MJ");
    }
}
