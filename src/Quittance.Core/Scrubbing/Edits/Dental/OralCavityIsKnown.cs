using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>An area of the mouth is a code in use.</summary>
internal sealed class OralCavityIsKnown : IEdit
{
    public EditInfo Info { get; } = new("DEN-0403", EditStage.CodeValidity, 5, Severity.Error, Sources.DentalForm("item 25"), Sources.Since5010)
    {
        Title = "An area of the mouth is a code in use.",
        Fires = "An area (SV304) is not 00, 01, 02, 10, 20, 30 or 40; 03 to 09, L and R, which former versions had, are a warning.",
        Clears = "Write the area by its two digits.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("an area that does not exist", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling with { OralCavity = ["50"] })),
        ExampleTeeth.Fires("a letter of the former version", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling with { OralCavity = ["L"] })),
        ExampleTeeth.Silent("a quadrant", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling with { OralCavity = ["10"] })),
        ExampleTeeth.Silent("none", ExampleTeeth.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { } claim) return;
        foreach (var line in Rows.Of(claim.Lines))
            foreach (var area in Rows.Of(line.OralCavity))
            {
                if (area.Length == 0 || ClaimCodes.OralCavity.Has(area)) continue;
                sink.WeighAs(ClaimCodes.FormerOralCavity.Has(area) ? Severity.Warning : Severity.Error);
                sink.Add(ClaimField.OralCavity, line.Common, "The line’s area of the mouth is not a code in use.", area, "00, 01, 02, 10, 20, 30 or 40", ClaimCodes.OralCavity.Since);
            }
    }
}
