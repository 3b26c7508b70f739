using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Each pointer leads to a diagnosis of the claim.</summary>
internal sealed class PointerNamesADiagnosis : IEdit
{
    public EditInfo Info { get; } = new("PRO-0503", EditStage.Diagnoses, 4, Severity.Error, Sources.Form1500("item 24E; ADA dental claim form, item 29a"), Sources.Since5010)
    {
        Title = "Each pointer leads to a diagnosis of the claim.",
        Fires = "A line points at a diagnosis beyond the last one.",
        Clears = "Point at a diagnosis that is there, or add the missing one.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a pointer past the last diagnosis", ExampleClaim.OneLine(l => l with { Pointers = ["1", "3"] })),
        ExampleTeeth.Fires("a dental line that points past the one diagnosis", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Pointers = ["2"] }))),
        ExampleClaim.Silent("pointers at both diagnoses", ExampleClaim.OneLine(l => l with { Pointers = ["1", "2"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            for (var i = 0; i < line.Pointers.Count; i++)
                if (Pointer.Read(line.Pointers[i]) is var at and > 0 && at > context.Diagnoses.Length)
                    sink.Add(ClaimField.LinePointers, line, $"The line points at diagnosis {Words.Count(at)}; the claim has {Words.Count(context.Diagnoses.Length)}.", line.Pointers[i]);
    }
}
