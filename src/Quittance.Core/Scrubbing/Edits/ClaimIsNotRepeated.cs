using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim is sent as an original once.</summary>
internal sealed class ClaimIsNotRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-1002", EditStage.Duplicates, 7, Severity.Error, Sources.Processing(1, "s. 120.2, exact duplicates"), Sources.Since5010)
    {
        NeedsHistory = true,
        Title = "A claim is sent as an original once.",
        Fires = "An earlier original to the same payer, which was not rejected and not taken back, has the same patient, billing provider, days, total and lines.",
        Clears = "To change a claim that the payer has, send 7 with its number; to ask about it, ask for its status.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("the same claim again", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.Clean)] },
        ExampleClaim.Silent("the same claim after it was rejected", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.Clean, wasRejected: true)] },
        ExampleClaim.Silent("a replacement of it", ExampleClaim.Clean with { Frequency = "7", PayerClaimNumber = "1" }) with { History = [EarlierClaim.Of(ExampleClaim.Clean)] },
        ExampleClaim.Silent("the same claim to the second payer", ExampleClaim.Clean with { PayerLevel = "S" }) with { History = [EarlierClaim.Of(ExampleClaim.Clean)] },
        ExampleClaim.Silent("a visit of another day", ExampleClaim.Clean) with { History = [EarlierClaim.Of(ExampleClaim.On("20260203"))] },
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Frequency != "1") return;
        foreach (var earlier in context.History)
        {
            if (!EarlierClaims.IsSame(context, earlier)) continue;
            sink.Add(ClaimField.Frequency, $"An earlier claim of this patient for {Words.Day(earlier.First)} has the same days, lines and total, and was not rejected.", context.Claim.Frequency, "7 with the payer's number of that claim");
            return;
        }
    }
}
