using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A modifier is two capitals or digits.</summary>
internal sealed class ModifierHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0405", EditStage.CodeValidity, 5, Severity.Error, Sources.Form1500("item 24D; the modifiers of the service in every 837"), Sources.Since5010)
    {
        Title = "A modifier is two capitals or digits.",
        Fires = "A modifier of a line is not two characters of A to Z and 0 to 9, or a place is left empty before another, or there are more than four.",
        Clears = "Choose the modifier again, and fill the places from the left.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("one character", ExampleClaim.OneLine(l => l with { Modifiers = ["2"] })),
        ExampleClaim.Fires("small letters", ExampleClaim.OneLine(l => l with { Modifiers = ["rt"] })),
        ExampleClaim.Fires("an empty place before another", ExampleClaim.OneLine(l => l with { Modifiers = ["", "25"] })),
        ExampleClaim.Silent("two modifiers", ExampleClaim.OneLine(l => l with { Modifiers = ["25", "GT"] })),
        ExampleClaim.Silent("none", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            var modifiers = line.Modifiers;
            if (modifiers.Count > 4) sink.Add(ClaimField.LineModifiers, line, "The line has more than four modifiers.", expected: "at most four");
            for (var i = 0; i < modifiers.Count; i++)
                if (!CodeForm.IsModifier(modifiers[i])) sink.Add(ClaimField.LineModifiers, line, modifiers[i].Length == 0 ? "A modifier's place is empty before another." : "A modifier is not two capitals or digits.", modifiers[i], "two characters");
        }
    }
}
