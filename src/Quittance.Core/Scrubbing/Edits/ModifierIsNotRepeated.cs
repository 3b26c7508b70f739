using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A line carries each modifier once.</summary>
internal sealed class ModifierIsNotRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-0601", EditStage.Modifiers, 5, Severity.Warning, Sources.Form1500("item 24D"), Sources.Since5010)
    {
        Title = "A line carries each modifier once.",
        Fires = "A modifier stands twice on a line.",
        Clears = "Take the second one away.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a modifier twice", ExampleClaim.OneLine(l => l with { Modifiers = ["25", "25"] })),
        ExampleClaim.Silent("two modifiers", ExampleClaim.OneLine(l => l with { Modifiers = ["25", "GT"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            for (var i = 1; i < line.Modifiers.Count; i++)
                for (var j = 0; j < i; j++)
                    if (line.Modifiers[i].Length > 0 && line.Modifiers[i] == line.Modifiers[j])
                        sink.Add(ClaimField.LineModifiers, line, "A modifier stands twice on the line.", line.Modifiers[i]);
    }
}
