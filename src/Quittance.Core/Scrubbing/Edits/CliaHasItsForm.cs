using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A CLIA number has ten characters, the third of them D.</summary>
internal sealed class CliaHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0407", EditStage.CodeValidity, 5, Severity.Error, Sources.Processing(16, "s. 70.10; the number itself: s. 70.4"), Sources.Since5010)
    {
        Title = "A CLIA number has ten characters, the third of them D.",
        Fires = "A laboratory’s number (REF X4 of the claim, X4 or F4 of a line) is not two digits, D and seven digits.",
        Clears = "Copy the number from the laboratory’s CLIA certificate.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("nine characters", ExampleClaim.Clean with { Clia = "36D012345" }),
        ExampleClaim.Fires("no D on a line", ExampleClaim.OneLine(l => l with { Details = new() { ReferredClia = "3600123456" } })),
        ExampleClaim.Fires("the line’s own laboratory", ExampleClaim.OneLine(l => l with { Details = new() { Clia = "36D012345" } })),
        ExampleClaim.Silent("the form of a CLIA number", ExampleClaim.Clean with { Clia = "36D0123456" }),
        ExampleClaim.Silent("none", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!IsRight(context.Claim.Clia)) sink.Add(ClaimField.Clia, "The claim’s CLIA number does not have the form of one.", context.Claim.Clia, "two digits, D, seven digits");
        foreach (var line in context.Lines)
        {
            if (!IsRight(line.Details.Clia)) sink.Add(ClaimField.LineClia, line, "The line’s CLIA number does not have the form of one.", line.Details.Clia, "two digits, D, seven digits");
            if (!IsRight(line.Details.ReferredClia)) sink.Add(ClaimField.LineReferredClia, line, "The CLIA number of the line’s other laboratory does not have the form of one.", line.Details.ReferredClia, "two digits, D, seven digits");
        }
    }

    private static bool IsRight(string number) => number.Length == 0 || (number.Length == 10 && number[2] == 'D' && CodeForm.IsDigits(number.AsSpan(0, 2)) && CodeForm.IsDigits(number.AsSpan(3)));
}
