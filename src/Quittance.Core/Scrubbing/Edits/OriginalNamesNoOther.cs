using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An original claim names no earlier claim of the payer.</summary>
internal sealed class OriginalNamesNoOther : IEdit
{
    public EditInfo Info { get; } = new("PRO-0113", EditStage.Required, 4, Severity.Error, Sources.Form1500("item 22, original reference number"), Sources.Since5010)
    {
        Title = "An original claim names no earlier claim of the payer.",
        Fires = "The frequency is 1 and there is a payer claim number (REF F8).",
        Clears = "Send 7 or 8 if this corrects that claim, or take the number away.",
        Basis = EditBasis.SendingDay,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an original with the number of another claim", ExampleClaim.Clean with { PayerClaimNumber = "2026070000123" }),
        ExampleClaim.Silent("an original without", ExampleClaim.Clean),
        ExampleClaim.Silent("a void with the number", ExampleClaim.Clean with { Frequency = "8", PayerClaimNumber = "2026070000123" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Frequency == "1" && context.Claim.PayerClaimNumber.Length > 0)
            sink.Add(ClaimField.PayerClaimNumber, "The claim says that it is an original and names a claim that the payer already has.");
    }
}
