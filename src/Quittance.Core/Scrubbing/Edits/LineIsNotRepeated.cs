using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A line stands once on a claim.</summary>
internal sealed class LineIsNotRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-1001", EditStage.Duplicates, 7, Severity.Error, Sources.Processing(1, "s. 120.2, exact duplicates"), Sources.Since5010)
    {
        Title = "A line stands once on a claim.",
        Fires = "Two lines have the same day, code, modifiers, units, charge, rendering provider and place, and no modifier (76, 77, 91, 59, XE, XS, XP, XU) says that the service was given again.",
        Clears = "Take the second line away, add its units to the first, or say with a modifier why it is another service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a line twice", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2 })),
        ExampleClaim.Fires("the same modifiers in another order", ExampleClaim.WithLines(ExampleClaim.Line with { Modifiers = ["GT", "RT"] }, ExampleClaim.Line with { Number = 2, Modifiers = ["RT", "GT"] })),
        ExampleClaim.Silent("the same service on another day", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, From = "20260303", Through = "20260303" })),
        ExampleClaim.Silent("a repeated service with 76", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, Modifiers = ["76"] })),
        ExampleClaim.Silent("a left and a right side", ExampleClaim.WithLines(ExampleClaim.Line with { Modifiers = ["LT"] }, ExampleClaim.Line with { Number = 2, Modifiers = ["RT"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 1; i < LinePairs.Count(context); i++)
            for (var j = 0; j < i; j++)
            {
                if (!LinePairs.AreSameService(context, i, j) || !LinePairs.HaveSameAmounts(context, i, j)) continue;
                sink.Add(ClaimField.LineCode, context.Lines[i], $"The line is the same as line {Words.Count(context.Lines[j].Number)}.", context.Lines[i].Code);
                break;
            }
    }
}
