using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Each line points at one to four diagnoses.</summary>
internal sealed class LineHasPointers : IEdit
{
    public EditInfo Info { get; } = new("PRO-0116", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 24E"), Sources.Since5010)
    {
        Title = "Each line points at one to four diagnoses.",
        Fires = "A line has no diagnosis pointer, more than four, or one that is not a number from 1 to 12.",
        Clears = "Say for each line which diagnoses it answers to, the main reason first.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a line without a pointer", ExampleClaim.OneLine(l => l with { Pointers = [] })),
        ExampleClaim.Fires("a pointer that is a letter", ExampleClaim.OneLine(l => l with { Pointers = ["A"] })),
        ExampleClaim.Fires("a pointer to diagnosis 13", ExampleClaim.OneLine(l => l with { Pointers = ["13"] })),
        ExampleClaim.Fires("five pointers", ExampleClaim.OneLine(l => l with { Pointers = ["1", "2", "1", "2", "1"] })),
        ExampleClaim.Silent("two pointers", ExampleClaim.OneLine(l => l with { Pointers = ["2", "1"] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (line.Pointers.Count is 0 or > 4)
            {
                sink.Add(ClaimField.LinePointers, line, line.Pointers.Count == 0 ? "The line points at no diagnosis." : "The line points at more than four diagnoses.", expected: "one to four");
                continue;
            }
            for (var i = 0; i < line.Pointers.Count; i++)
                if (Pointer.Read(line.Pointers[i]) == 0)
                    sink.Add(ClaimField.LinePointers, line, "A diagnosis pointer is not a number from 1 to 12.", line.Pointers[i], "1 to 12");
        }
    }
}
