using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A professional claim has one to fifty lines.</summary>
internal sealed class LinesAreOneToFifty : IEdit
{
    public EditInfo Info { get; } = new("PRO-0115", EditStage.Required, 2, Severity.Error, Sources.Guide("loop 2400, repeat 50"), Sources.Since5010)
    {
        Title = "A professional claim has one to fifty lines.",
        Fires = "The claim has no service line or more than fifty.",
        Clears = "Split the claim; each part has its own number and total.",
        Basis = EditBasis.SendingDay,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no line", ExampleClaim.Clean with { Lines = [] }),
        ExampleClaim.Fires("51 lines", ExampleClaim.WithLines([.. Enumerable.Range(1, 51).Select(n => ExampleClaim.Line with { Number = n })])),
        ExampleClaim.Silent("50 lines", ExampleClaim.WithLines([.. Enumerable.Range(1, 50).Select(n => ExampleClaim.Line with { Number = n })])),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var count = context.Lines.Length;
        if (count == 0) sink.Add(ClaimField.Lines, "The claim has no service line.");
        else if (count > 50) sink.Add(ClaimField.Lines, $"The claim has {Words.Count(count)} lines; a professional claim carries 50.", expected: "at most 50");
    }
}
