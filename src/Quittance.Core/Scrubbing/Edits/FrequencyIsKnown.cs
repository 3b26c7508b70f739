using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A professional claim is an original, a replacement or a void.</summary>
internal sealed class FrequencyIsKnown : IEdit
{
    public EditInfo Info { get; } = new("PRO-0111", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 22"), Sources.Since5010)
    {
        Title = "A professional claim is an original, a replacement or a void.",
        Fires = "The frequency (CLM05-3) is not 1, 7 or 8.",
        Clears = "Send 1 for a first claim, 7 to replace one that the payer has finished, 8 to take it back.",
        Basis = EditBasis.SendingDay,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("6, the old adjustment", ExampleClaim.Clean with { Frequency = "6" }),
        ExampleClaim.Fires("no frequency", ExampleClaim.Clean with { Frequency = "" }),
        ExampleClaim.Silent("1, an original", ExampleClaim.Clean),
        ExampleClaim.Silent("7, a replacement", ExampleClaim.Clean with { Frequency = "7", PayerClaimNumber = "2026070000123" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Frequency is not ("1" or "7" or "8"))
            sink.Add(ClaimField.Frequency, "The resubmission code of a professional claim is 1, 7 or 8.", context.Claim.Frequency, "1, 7 or 8");
    }
}
