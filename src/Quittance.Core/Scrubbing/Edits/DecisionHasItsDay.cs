using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An earlier payer's decision has a day.</summary>
internal sealed class DecisionHasItsDay : IEdit
{
    public EditInfo Info { get; } = new("PRO-1106", EditStage.Balancing, 4, Severity.Error, Sources.Guide("DTP 573 of loop 2330B or 2430"), Sources.Since5010)
    {
        Title = "An earlier payer's decision has a day.",
        Fires = "Another payer paid or adjusted something, and neither the claim (2330B DTP 573) nor each of its lines' decisions (2430 DTP 573) says when.",
        Clears = "Copy the date of the remittance to the claim.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a decision without a day", SecondaryExample.TwoLines with { Lines = [.. SecondaryExample.TwoLines.Lines.Select(l => l with { Adjudications = [.. l.Adjudications.Select(a => a with { Date = "" })] })] }),
        ExampleClaim.Silent("a day on each line", SecondaryExample.TwoLines),
        ExampleClaim.Silent("a day on the claim", SecondaryExample.WithClaimCopay with { OtherPayers = [SecondaryExample.WithClaimCopay.OtherPayers[0] with { Date = "20260301" }] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Claim.OtherPayers.Count; i++)
        {
            var payer = context.Claim.OtherPayers[i];
            if (payer.Date.Length > 0 || (payer.Paid is null && payer.Adjustments.Count == 0)) continue;
            if (!OtherPayerSums.LinesHaveDays(context.Lines, payer.Id))
                sink.Add(ClaimField.OtherPayers, "An earlier payer's decision has no day.", expected: "the date of its remittance");
        }
    }
}
