using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>What another payer paid and adjusted on a line is the line's charge.</summary>
internal sealed class OtherPayersLineAddsUp : IEdit
{
    public EditInfo Info { get; } = new("PRO-1102", EditStage.Balancing, 3, Severity.Error, Sources.Guide("s. 1.4.4 balancing: SVD02 and CAS of 2430"), Sources.Since5010)
    {
        Title = "What another payer paid and adjusted on a line is the line's charge.",
        Fires = "For one earlier payer, SV102 is not SVD02 plus all CAS amounts of the line.",
        Clears = "Copy payment, groups, reasons and amounts of the line from that payer's remittance, unchanged.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an adjustment left out", SecondaryExample.OneLine(paidCents: 112_00, new Adjustment837("PR", "2", new Money(28_00), ""))),
        ExampleClaim.Silent("112 paid, 60 and 28 adjusted of 200", SecondaryExample.OneLine(paidCents: 112_00, new Adjustment837("CO", "45", new Money(60_00), ""), new Adjustment837("PR", "2", new Money(28_00), ""))),
        ExampleClaim.Silent("a whole claim of two lines", SecondaryExample.TwoLines),
        ExampleClaim.Silent("a claim to the first payer", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.OtherPayers.Count == 0) return;
        foreach (var line in context.Lines)
            for (var i = 0; i < context.Claim.OtherPayers.Count; i++)
            {
                var payer = context.Claim.OtherPayers[i].Id;
                if (line.Charge is not { } charge || !OtherPayerSums.IsAlone(context.Claim, i) || !OtherPayerSums.TryLine(line, payer, out var paid, out var adjusted)) continue;
                var sum = paid + adjusted;
                if (!sum.IsUnknown && !sum.Is(charge))
                    sink.Add(ClaimField.LinePaid, line, $"The line's charge of {charge} is not what payer {payer} paid, {paid}, and adjusted, {adjusted}; together {sum}.", sum.ToString(), charge.ToString());
            }
    }
}
