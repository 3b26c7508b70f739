using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A decision on a line names a payer of the claim.</summary>
internal sealed class DecisionNamesItsPayer : IEdit
{
    public EditInfo Info { get; } = new("PRO-1105", EditStage.Balancing, 4, Severity.Error, Sources.Guide("SVD01 and loop 2330B NM109"), Sources.Since5010)
    {
        Title = "A decision on a line names a payer of the claim.",
        Fires = "The payer of a line's decision (SVD01) is not the number (2330B NM109) of one of the claim's other payers.",
        Clears = "Use the same payer number on the claim and on its lines.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a decision of a payer who is not on the claim", SecondaryExample.TwoLines with { OtherPayers = [SecondaryExample.Primary(80_00) with { Id = "ELSE" }] }),
        ExampleClaim.Silent("decisions of the claim's first payer", SecondaryExample.TwoLines),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            for (var i = 0; i < line.Adjudications.Count; i++)
                if (!OtherPayerSums.Names(context.Claim, line.Adjudications[i].PayerId))
                    sink.Add(ClaimField.LinePaid, line, "A decision on the line names a payer who is not on the claim.", line.Adjudications[i].PayerId);
    }
}
