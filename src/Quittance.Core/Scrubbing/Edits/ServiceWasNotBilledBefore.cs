using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A service is not on another claim already.</summary>
internal sealed class ServiceWasNotBilledBefore : IEdit
{
    public EditInfo Info { get; } = new("PRO-1003", EditStage.Duplicates, 7, Severity.Warning, Sources.Processing(1, "s. 120.3, suspect duplicates"), Sources.Since5010)
    {
        NeedsHistory = true,
        Title = "A service is not on another claim already.",
        Fires = "An earlier claim of the group to the same payer, not rejected and not taken back, has the same code on the same day by the same provider or one of the same specialty, and no modifier says that it was given again.",
        Clears = "Compare both records; take the line away, or say with a modifier that it is another service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("the same service by a colleague", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.Clean with { Number = "OTHER", Rendering = ExampleClaim.Clean.Rendering! with { Id = "1003347634" } })] },
        ExampleClaim.Fires("a part of an earlier claim", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, Code = "36415" }))] },
        ExampleClaim.Silent("a colleague of another specialty", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.Clean with { Rendering = ExampleClaim.Clean.Rendering! with { Id = "1003347634", Taxonomy = "207RC0000X" } })] },
        ExampleClaim.Silent("a service repeated with 77", ExampleClaim.OneLine(l => l with { Modifiers = ["77"] })) with { History = [EarlierClaim.Of(ExampleClaim.Clean)] },
        ExampleClaim.Silent("another practice", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.Billing(b => b with { Id = "1528060837" }))] },
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.Frequency != "1") return;
        foreach (var earlier in context.History)
        {
            // Most of a patient's claims are of other days, so that is asked first.
            if (earlier.Last < context.FirstDay || earlier.First > context.LastDay) continue;
            // The whole claim again is told by its own edit.
            if (!EarlierClaims.Stands(context, earlier) || EarlierClaims.IsSame(context, earlier)) continue;
            for (var i = 0; i < LinePairs.Count(context); i++)
                if (EarlierClaims.BillsAlready(context, i, earlier))
                    sink.Add(ClaimField.LineCode, context.Lines[i], $"Another claim of this patient has the same service on {Words.Day(context.Days[i].From)}.", context.Lines[i].Code);
        }
    }
}
