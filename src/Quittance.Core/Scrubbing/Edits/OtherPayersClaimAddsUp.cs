using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>What another payer paid and adjusted in all is the claim's charge.</summary>
internal sealed class OtherPayersClaimAddsUp : IEdit
{
    public EditInfo Info { get; } = new("PRO-1103", EditStage.Balancing, 3, Severity.Error, Sources.Guide("s. 1.4.4 balancing: CLM02, AMT D, CAS of 2320 and 2430"), Sources.Since5010)
    {
        Title = "What another payer paid and adjusted in all is the claim's charge.",
        Fires = "For one earlier payer, AMT D is not the sum of SVD02 less the claim's own CAS, or CLM02 is not AMT D plus all CAS amounts.",
        Clears = "Copy paid amount and adjustments from that payer's remittance; the total stays the full charge.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a paid amount that is not the sum of its lines", SecondaryExample.TwoLines with { OtherPayers = [SecondaryExample.Primary(81_00)] }),
        ExampleClaim.Fires("a total that is only the rest", SecondaryExample.TwoLines with { Charge = new Money(180_00), ChargeText = "180" }),
        ExampleClaim.Silent("a whole claim of two lines", SecondaryExample.TwoLines),
        ExampleClaim.Silent("a copay adjusted on the claim", SecondaryExample.WithClaimCopay),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Claim.OtherPayers.Count; i++)
            Judge(context, context.Claim.OtherPayers[i], OtherPayerSums.IsAlone(context.Claim, i), ref sink);
    }

    private static void Judge(in EditContext context, OtherPayer837 payer, bool isAlone, ref FindingSink sink)
    {
        var claimLevel = OtherPayerSums.Of(payer.Adjustments);
        Total paidOnLines = new(), adjustedOnLines = new();
        var hasLines = false;
        foreach (var line in context.Lines)
        {
            if (!isAlone || !OtherPayerSums.TryLine(line, payer.Id, out var paid, out var adjusted)) continue;
            hasLines = true;
            paidOnLines += paid;
            adjustedOnLines += adjusted;
        }
        if (payer.Paid is not { } total || (!hasLines && payer.Adjustments.Count == 0)) return;
        var fromLines = paidOnLines - claimLevel;
        if (hasLines && !fromLines.IsUnknown && !fromLines.Is(total))
            sink.Add(ClaimField.OtherPayerPaid, $"Payer {payer.Id} paid {total}; its lines less its claim adjustments say {fromLines}.", total.ToString(), fromLines.ToString());
        var all = claimLevel + adjustedOnLines;
        all.Add(total);
        if (context.Claim.Charge is { } charge && !all.IsUnknown && !all.Is(charge))
            sink.Add(ClaimField.OtherPayerPaid, $"The claim's total of {charge} is not what payer {payer.Id} paid and adjusted, together {all}.", all.ToString(), charge.ToString());
    }
}
