using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Spinal manipulation for Medicare says that it treats and does not only maintain.</summary>
internal sealed class ManipulationSaysActive : IEdit
{
    public EditInfo Info { get; } = new("PRO-0609", EditStage.Modifiers, 6, Severity.Warning, Sources.Benefits(15, "s. 240.1.3; Pub. 100-04 ch. 12 s. 220"), new DateSpan(new DateOnly(2004, 10, 1)))
    {
        Title = "Spinal manipulation for Medicare says that it treats and does not only maintain.",
        Fires = "The payer is Medicare Part B, a line is 98940, 98941 or 98942, and has none of the modifiers AT, GA, GY, GZ.",
        Clears = "Add AT for active treatment; maintenance is not covered, and goes with GA when the patient has signed a notice.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("manipulation without a modifier", ExampleClaim.PartB(l => l with { Code = "98941" })),
        ExampleClaim.Silent("active treatment", ExampleClaim.PartB(l => l with { Code = "98941", Modifiers = ["AT"] })),
        ExampleClaim.Silent("maintenance with a notice", ExampleClaim.PartB(l => l with { Code = "98941", Modifiers = ["GA"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsSpinalManipulation(line.Code)) continue;
            var isSaid = false;
            for (var i = 0; i < line.Modifiers.Count; i++) isSaid |= line.Modifiers[i] is "AT" or "GA" or "GY" or "GZ";
            if (!isSaid) sink.Add(ClaimField.LineModifiers, line, "The line is spinal manipulation, and nothing says that it is active treatment.", expected: "AT");
        }
    }
}
