using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The payer has a name and a number.</summary>
internal sealed class PayerIsNamed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0104", EditStage.Required, 2, Severity.Error, Sources.Form1500("carrier block"), Sources.Since5010)
    {
        Title = "The payer has a name and a number.",
        Fires = "The payer's name or number (2010BB NM103, NM109) is empty.",
        Clears = "Choose the payer again, so that its name and the number that the clearinghouse knows are filled in.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a payer without a number", ExampleClaim.Payer(p => p with { Id = "" })),
        ExampleClaim.Fires("a payer without a name", ExampleClaim.Payer(p => p with { LastOrOrganization = "" })),
        ExampleClaim.Silent("a payer with both", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var payer = context.Claim.Payer;
        if (string.IsNullOrWhiteSpace(payer.LastOrOrganization)) sink.Add(ClaimField.PayerName, "The payer has no name.");
        if (string.IsNullOrWhiteSpace(payer.Id)) sink.Add(ClaimField.PayerId, "The payer has no number, so the claim cannot be routed.");
    }
}
