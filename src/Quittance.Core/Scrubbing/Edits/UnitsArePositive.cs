using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Each line has units or minutes above zero, whole unless it is a drug.</summary>
internal sealed class UnitsArePositive : IEdit
{
    public EditInfo Info { get; } = new("PRO-0118", EditStage.Required, 2, Severity.Error, Sources.Processing(26, "s. 10.4 item 24G"), Sources.Since5010)
    {
        Title = "Each line has units or minutes above zero, whole unless it is a drug or an ambulance's miles.",
        Fires = "The units (SV104) are missing, zero, negative or no number; the basis (SV103) is not UN or MJ; or units or minutes are a fraction and the line names neither a drug nor miles.",
        Clears = "Enter how often the service was done, or the minutes of anesthesia.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no units", ExampleClaim.OneLine(l => l with { Units = "" })),
        ExampleClaim.Fires("zero units", ExampleClaim.OneLine(l => l with { Units = "0" })),
        ExampleClaim.Fires("half a visit", ExampleClaim.OneLine(l => l with { Units = "0.5" })),
        ExampleClaim.Fires("a basis that is not known", ExampleClaim.OneLine(l => l with { UnitBasis = "ML" })),
        ExampleClaim.Silent("half a unit of a drug", ExampleClaim.OneLine(l => l with { Code = "J1234", Units = "0.5", Ndc = "12345067890" })),
        ExampleClaim.Silent("tenths of an ambulance's miles", ExampleClaim.OneLine(l => l with { Code = "A0425", Units = "12.3" })),
        ExampleClaim.Silent("95 minutes", ExampleClaim.OneLine(l => l with { Code = "00100", UnitBasis = "MJ", Units = "95" })),
        ExampleClaim.Silent("one unit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (!CodeForm.IsPositive(line.Units, out var isWhole)) sink.Add(ClaimField.LineUnits, line, "The line's units are not a number above zero.", line.Units, "1 or more");
            else if (!isWhole && line.Ndc.Length == 0 && !line.Code.StartsWith('J') && !line.Code.StartsWith('Q') && line.Code is not ("A0425" or "A0435" or "A0436"))
                sink.Add(ClaimField.LineUnits, line, "The units of a service are whole; only drugs and miles are counted in fractions.", line.Units, "a whole number");
            if (line.UnitBasis is not ("UN" or "MJ")) sink.Add(ClaimField.LineUnitBasis, line, "The line does not say whether it counts units (UN) or minutes (MJ).", line.UnitBasis, "UN or MJ");
        }
    }
}
