using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A service of one day stands on one line.</summary>
internal sealed class LineIsNotAlmostRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-1004", EditStage.Duplicates, 7, Severity.Warning, Sources.Processing(1, "s. 120.3, suspect duplicates"), Sources.Since5010)
    {
        Title = "A service of one day stands on one line.",
        Fires = "Two lines have the same day, code, modifiers, rendering provider and place, and differ in units or charge only.",
        Clears = "Send one line with all units, or say with a modifier why they are two services.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("one unit and two units", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, Units = "2", Charge = new Money(240_00), ChargeText = "240" })),
        ExampleClaim.Silent("a line twice, which is told by its own edit", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2 })),
        ExampleClaim.Silent("a distinct service", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, Units = "2", Modifiers = ["XE"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 1; i < LinePairs.Count(context); i++)
            for (var j = 0; j < i; j++)
            {
                if (!LinePairs.AreSameService(context, i, j) || LinePairs.HaveSameAmounts(context, i, j)) continue;
                sink.Add(ClaimField.LineUnits, context.Lines[i], $"The line is the service of line {Words.Count(context.Lines[j].Number)} again, with other units or another charge.", context.Lines[i].Code);
                break;
            }
    }
}
