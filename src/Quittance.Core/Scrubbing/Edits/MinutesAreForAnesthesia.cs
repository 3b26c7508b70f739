using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Only anesthesia is counted in minutes.</summary>
internal sealed class MinutesAreForAnesthesia : IEdit
{
    public EditInfo Info { get; } = new("PRO-0606", EditStage.Modifiers, 6, Severity.Warning, Sources.Interpretation("RFI 1110: minutes are for the anesthesia section"), Sources.Since5010)
    {
        Title = "Only anesthesia is counted in minutes.",
        Fires = "A line’s basis (SV103) is MJ, its code does not lie in 00100 to 01999, and no modifier (AA, AD, QK, QX, QY, QZ) says that it is anesthesia for that procedure.",
        Clears = "Enter units, with the basis UN; a timed service has its own units of minutes.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit in minutes", ExampleClaim.OneLine(l => l with { UnitBasis = "MJ", Units = "30" })),
        ExampleClaim.Silent("anesthesia by the surgery’s code", ExampleClaim.OneLine(l => l with { Code = "66984", Modifiers = ["AA"], UnitBasis = "MJ", Units = "30" })),
        ExampleClaim.Silent("anesthesia", ExampleClaim.OneLine(l => l with { Code = "00142", UnitBasis = "MJ", Units = "45" })),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            if (line.UnitBasis == "MJ" && !IsOfSection(line.Code) && !ServiceKind.NamesAnesthetist(line.Modifiers))
                sink.Add(ClaimField.LineUnitBasis, line, "The line counts minutes, and its code is not of anesthesia.", line.UnitBasis, "UN");
    }

    private static bool IsOfSection(string code) => code is "01953" or "01996" || ServiceKind.IsTimedAnesthesia(code);
}
