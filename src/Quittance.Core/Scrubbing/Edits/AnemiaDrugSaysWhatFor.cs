using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A drug against anemia says once what caused it.</summary>
internal sealed class AnemiaDrugSaysWhatFor : IEdit
{
    public EditInfo Info { get; } = new("PRO-0611", EditStage.Modifiers, 6, Severity.Error, Sources.Processing(17, "s. 80.9"), new DateSpan(new DateOnly(2008, 1, 1)))
    {
        Title = "A drug against anemia says once what caused it.",
        Fires = "The payer is Medicare Part B, a line is a drug that makes red blood cells outside of dialysis (J0881, J0885, J0888, Q5106), and it has not exactly one of EA, EB, EC.",
        Clears = "Add EA after chemotherapy, EB after radiotherapy, EC otherwise.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no cause", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100" })),
        ExampleClaim.Fires("two causes", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100", Modifiers = ["EA", "EB"] })),
        ExampleClaim.Silent("one cause", ExampleClaim.PartB(l => l with { Code = "J0881", Units = "100", Modifiers = ["EC"] })),
        ExampleClaim.Silent("another drug", ExampleClaim.PartB(l => l with { Code = "J1885" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsAnemiaDrug(line.Code)) continue;
            var causes = 0;
            for (var i = 0; i < line.Modifiers.Count; i++)
                if (line.Modifiers[i] is "EA" or "EB" or "EC") causes++;
            if (causes != 1) sink.Add(ClaimField.LineModifiers, line, causes == 0 ? "The line is a drug against anemia and does not say what caused it." : "The line names more than one cause of anemia.", expected: "EA, EB or EC");
        }
    }
}
