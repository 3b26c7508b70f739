using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Each line has a charge that is an amount and not negative.</summary>
internal sealed class LineChargeIsReadable : IEdit
{
    public EditInfo Info { get; } = new("PRO-0117", EditStage.Required, 1, Severity.Error, Sources.Form1500("item 24F"), Sources.Since5010)
    {
        Title = "Each line has a charge that is an amount and not negative.",
        Fires = "The charge of a line (SV102) is missing, is no amount of dollars and cents, or is below zero.",
        Clears = "Enter the line's charge; what is taken off is never part of a claim.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a charge that is a word", ExampleClaim.OneLine(l => l with { Charge = null, ChargeText = "FREE" })),
        ExampleClaim.Fires("a charge below zero", ExampleClaim.OneLine(l => l with { Charge = new Money(-1_00), ChargeText = "-1" })),
        ExampleClaim.Silent("a charge of nothing", ExampleClaim.OneLine(l => l with { Charge = Money.Zero, ChargeText = "0" })),
        ExampleClaim.Silent("a charge", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (line.Charge is not { } charge) sink.Add(ClaimField.LineCharge, line, "The line's charge is not an amount of dollars and cents.", line.ChargeText, "an amount such as 120 or 120.50");
            else if (charge < Money.Zero) sink.Add(ClaimField.LineCharge, line, "The line's charge is below zero.", line.ChargeText, "zero or more");
        }
    }
}
