using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A line points at each diagnosis once.</summary>
internal sealed class PointerIsNotRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-0504", EditStage.Diagnoses, 4, Severity.Warning, Sources.Form1500("item 24E; ADA dental claim form, item 29a"), Sources.Since5010)
    {
        Title = "A line points at each diagnosis once.",
        Fires = "A line names the same diagnosis twice among its pointers.",
        Clears = "Take the second pointer away or point at another diagnosis.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("the first diagnosis twice", ExampleClaim.OneLine(l => l with { Pointers = ["1", "1"] })),
        ExampleClaim.Silent("two diagnoses", ExampleClaim.OneLine(l => l with { Pointers = ["1", "2"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            var seen = 0;
            for (var i = 0; i < line.Pointers.Count; i++)
            {
                var at = Pointer.Read(line.Pointers[i]);
                if (at > 0 && (seen & 1 << at) != 0) sink.Add(ClaimField.LinePointers, line, $"The line points at diagnosis {Words.Count(at)} twice.", line.Pointers[i]);
                seen |= 1 << at;
            }
        }
    }
}
