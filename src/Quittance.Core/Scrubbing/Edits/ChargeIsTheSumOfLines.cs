using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Balance;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The claim's charge is the sum of its lines.</summary>
internal sealed class ChargeIsTheSumOfLines : IEdit
{
    public EditInfo Info { get; } = new("PRO-1101", EditStage.Balancing, 3, Severity.Error, Sources.Guide("s. 1.4.4 balancing: CLM02 and SV102"), Sources.Since5010)
    {
        Title = "The claim's charge is the sum of its lines.",
        Fires = "CLM02 is no amount, or is not the sum of all SV102 to the cent.",
        Clears = "Let the total be computed from the lines, also on a claim to the second payer.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a total that is a dollar too high", ExampleClaim.Clean with { Charge = new Money(121_00), ChargeText = "121" }),
        ExampleClaim.Fires("a total that is a word", ExampleClaim.Clean with { Charge = null, ChargeText = "ALL" }),
        ExampleClaim.Silent("a total that is the sum", ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2, Code = "36415", Charge = new Money(12_50), ChargeText = "12.5" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Charge is not { } charge)
        {
            sink.Add(ClaimField.Charge, "The claim's total is not an amount of dollars and cents.", context.Claim.ChargeText, "an amount such as 120 or 120.50");
            return;
        }
        var sum = new Total();
        foreach (var line in context.Lines) sum.Add(line.Charge);
        // A line that cannot be read has an edit of its own; the sum then says nothing.
        if (!sum.IsUnknown && !sum.Is(charge))
            sink.Add(ClaimField.Charge, $"The claim's total of {charge} is not the sum of its lines, {sum}.", charge.ToString(), sum.ToString());
    }
}
