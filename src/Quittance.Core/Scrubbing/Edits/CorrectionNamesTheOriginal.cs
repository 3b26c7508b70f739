using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A replacement or a void names the payer's number of the original.</summary>
internal sealed class CorrectionNamesTheOriginal : IEdit
{
    public EditInfo Info { get; } = new("PRO-0112", EditStage.Required, 4, Severity.Error, Sources.Form1500("item 22, original reference number; REF F8 in every 837, and CMS Pub. 100-04 ch. 25 s. 75.5, FL 64"), Sources.Since5010)
    {
        Title = "A replacement or a void names the payer's number of the original.",
        Fires = "The frequency is 7 or 8 and there is no payer claim number (REF F8).",
        Clears = "Take the payer's claim number from the remittance of the original. A claim that the payer never took in is sent as an original.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
        Basis = EditBasis.SendingDay,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a replacement without the number", ExampleClaim.Clean with { Frequency = "7" }),
        ExampleClaim.Fires("a void without the number", ExampleClaim.Clean with { Frequency = "8" }),
        ExampleClaim.Silent("a replacement with the number", ExampleClaim.Clean with { Frequency = "7", PayerClaimNumber = "2026070000123" }),
        ExampleClaim.Silent("an original", ExampleClaim.Clean),
        ExampleBill.Fires("a hospital's replacement without the number", ExampleBill.Clean.Of(c => c with { Frequency = "7" })),
        ExampleBill.Silent("a hospital's replacement with the number", ExampleBill.Clean.Of(c => c with { Frequency = "7", PayerClaimNumber = "2026070000123" })),
        ExampleTeeth.Fires("a dentist's replacement without the number", ExampleTeeth.Clean.Of(c => c with { Frequency = "7" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.Frequency is "7" or "8" && string.IsNullOrWhiteSpace(claim.PayerClaimNumber))
            sink.Add(ClaimField.PayerClaimNumber, claim.Frequency == "7" ? "The claim replaces another and does not say which." : "The claim voids another and does not say which.");
    }
}
