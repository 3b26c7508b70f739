using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An ambulance trip says by its modifier from where to where it went.</summary>
internal sealed class AmbulanceNamesFromAndTo : IEdit
{
    public EditInfo Info { get; } = new("PRO-0608", EditStage.Modifiers, 6, Severity.Error, Sources.Processing(15, "s. 30 A, modifiers specific to ambulance service claims"), Sources.Since5010)
    {
        Title = "An ambulance trip says by its modifier from where to where it went.",
        Fires = "The payer is Medicare Part B, a line is a trip by ambulance or its miles, and no modifier is made of a letter for the origin (D E G H I J N P R S) and one for the destination (the same, or X); QL stands for who died before.",
        Clears = "Add the modifier, such as RH from a residence to a hospital.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a trip from nowhere", ExampleClaim.PartB(l => l with { Code = "A0429" })),
        ExampleClaim.Fires("a trip that begins on the way", ExampleClaim.PartB(l => l with { Code = "A0429", Modifiers = ["XH"] })),
        ExampleClaim.Silent("a trip from home to hospital", ExampleClaim.PartB(l => l with { Code = "A0429", Modifiers = ["RH"] })),
        ExampleClaim.Silent("nobody to carry any more", ExampleClaim.PartB(l => l with { Code = "A0429", Modifiers = ["QL"] })),
        ExampleClaim.Silent("a visit", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
            if (ServiceKind.IsAmbulance(line.Code) && !NamesTrip(line.Modifiers)) sink.Add(ClaimField.LineModifiers, line, "The line is a trip by ambulance, and no modifier says from where to where.", expected: "such as RH");
    }

    private static bool NamesTrip(IReadOnlyList<string> modifiers)
    {
        const string Places = "DEGHIJNPRS";
        for (var i = 0; i < modifiers.Count; i++)
        {
            var modifier = modifiers[i];
            if (modifier == "QL" || (modifier.Length == 2 && Places.Contains(modifier[0], StringComparison.Ordinal) && (modifier[1] == 'X' || Places.Contains(modifier[1], StringComparison.Ordinal)))) return true;
        }
        return false;
    }
}
