using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>Front teeth have an edge, and the teeth behind them a chewing surface.</summary>
internal sealed class SurfaceFitsTheTooth : IEdit
{
    public EditInfo Info { get; } = new("DEN-0402", EditStage.CodeValidity, 5, Severity.Warning, new Source("HL7 Terminology, ADA tooth surface codes", "chewing surfaces of posterior teeth, edges of anterior ones", "https://terminology.hl7.org/CodeSystem-ADAToothSurfaceCodes.html", new DateOnly(2024, 8, 28)), Sources.Since5010)
    {
        Title = "Front teeth have an edge, and the teeth behind them a chewing surface.",
        Fires = "The surfaces of a tooth (TOO03) hold I and it is a premolar or molar, or O and it is an incisor or canine.",
        Clears = "Correct the tooth or the surface.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("the edge of a molar", ExampleTeeth.Clean.WithTooth("3", "I")),
        ExampleTeeth.Fires("the chewing surface of an incisor", ExampleTeeth.Clean.WithTooth("8", "O")),
        ExampleTeeth.Fires("the edge of a milk molar", ExampleTeeth.Clean.WithTooth("A", "M", "I")),
        ExampleTeeth.Silent("the edge of an incisor", ExampleTeeth.Clean.WithTooth("8", "I")),
        ExampleTeeth.Silent("the chewing surface of a molar", ExampleTeeth.Clean),
        ExampleTeeth.Silent("a tooth that does not exist", ExampleTeeth.Clean.WithTooth("33", "I")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { } claim) return;
        foreach (var line in Rows.Of(claim.Lines))
            foreach (var tooth in Rows.Of(line.Teeth))
            {
                if (Teeth.IsFront(tooth.Number) is not { } isFront) continue;
                foreach (var surface in Rows.Of(tooth.Surfaces))
                    if (surface == (isFront ? "O" : "I"))
                        sink.Add(ClaimField.ToothSurfaces, line.Common, isFront ? $"Tooth {tooth.Number} is a front tooth, which has no chewing surface." : $"Tooth {tooth.Number} is no front tooth and has no edge.", surface);
            }
    }
}
