using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A drug against anemia carries the last test of the blood.</summary>
internal sealed class AnemiaDrugNamesItsTest : IEdit
{
    public EditInfo Info { get; } = new("PRO-0906", EditStage.Coverage, 6, Severity.Error, new Source("Palmetto GBA, Reporting HCT and HGB levels for ESAs", "loop 2400 MEA; CMS Pub. 100-04 ch. 17 s. 80", "https://www.palmettogba.com/palmetto/jjb.nsf/DID/8EELDV6750"), new DateSpan(new DateOnly(2008, 1, 1)))
    {
        Title = "A drug against anemia carries the last test of the blood.",
        Fires = "The payer is Medicare Part B, a line is a drug that makes red blood cells outside of dialysis (J0881, J0885, J0888, Q5106), and it has no result of hemoglobin or hematocrit (MEA TR, R1 or R2) above zero.",
        Clears = "Enter the most recent hemoglobin or hematocrit.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no result", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100", Modifiers = ["EC"] })),
        ExampleClaim.Fires("a result of another test", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100", Modifiers = ["EC"], Details = new() { Measurements = [new("TR", "R4", "1.1")] } })),
        ExampleClaim.Silent("hemoglobin", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100", Modifiers = ["EC"], Details = new() { Measurements = [new("TR", "R1", "9.8")] } })),
        ExampleClaim.Silent("a visit", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsAnemiaDrug(line.Code)) continue;
            var hasResult = false;
            var results = line.Details.Measurements;
            for (var i = 0; i < results.Count; i++) hasResult |= results[i].Reference == "TR" && results[i].Kind is ("R1" or "R2") && CodeForm.IsPositive(results[i].Value, out _);
            if (!hasResult) sink.Add(ClaimField.LineResult, line, "The line is a drug against anemia without the last hemoglobin or hematocrit.");
        }
    }
}
