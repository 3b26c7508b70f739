using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim to a second or later payer carries what the earlier ones decided.</summary>
internal sealed class LaterPayerKnowsTheEarlier : IEdit
{
    public EditInfo Info { get; } = new("PRO-1104", EditStage.Balancing, 4, Severity.Error, Sources.Guide("loops 2320 and 2430, required when the destination is not the first payer"), Sources.Since5010)
    {
        Title = "A claim to a second or later payer carries what the earlier ones decided.",
        Fires = "The destination is not the first payer (SBR01 S, T or A to H) and no other payer (2320) is on the claim.",
        Clears = "Post the earlier payer's remittance first; its decision is then copied to this claim.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a claim to the second payer alone", ExampleClaim.Clean with { PayerLevel = "S" }),
        ExampleClaim.Silent("a claim to the second payer with the first one's decision", SecondaryExample.TwoLines),
        ExampleClaim.Silent("a claim to the first payer", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.PayerLevel is "S" or "T" or "A" or "B" or "C" or "D" or "E" or "F" or "G" or "H" && context.Claim.OtherPayers.Count == 0)
            sink.Add(ClaimField.OtherPayers, "The claim goes to a later payer and does not say what the first one decided.");
    }
}
