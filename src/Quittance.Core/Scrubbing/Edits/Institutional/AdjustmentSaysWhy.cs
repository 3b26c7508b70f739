using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill that Medicare is to adjust or cancel says why, once.</summary>
internal sealed class AdjustmentSaysWhy : IEdit
{
    public EditInfo Info { get; } = new("INS-1202", EditStage.Payer, 7, Severity.Error, Sources.Processing(1, "s. 130.1.2.1 and 130.1.2.2, claim change reasons"), Sources.Since5010)
    {
        Title = "A bill that Medicare is to adjust or cancel says why, once.",
        Fires = "The payer is Medicare Part A, and a replacement (frequency 7) has not exactly one of the conditions D0 to D4, D7 to D9 and E0, or a cancellation (8) not exactly one of D5 and D6; or, as a warning, another bill has one of them.",
        Clears = "Enter the one condition code that says why the bill is changed.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a replacement without a reason", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "7", PayerClaimNumber = "22605500123" })),
        ExampleBill.Fires("a replacement with two reasons", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "7", PayerClaimNumber = "22605500123" }).WithCodes("BG", new HealthCode837("BG", "D1"), new HealthCode837("BG", "D9"))),
        ExampleBill.Fires("a first bill with a reason", ExampleBill.Clean.ToMedicare().WithCodes("BG", new HealthCode837("BG", "D9"))),
        ExampleBill.Silent("a replacement with its reason", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "7", PayerClaimNumber = "22605500123" }).WithCodes("BG", new HealthCode837("BG", "D9"))),
        ExampleBill.Silent("a cancellation with its reason", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "8", PayerClaimNumber = "22605500123" }).WithCodes("BG", new HealthCode837("BG", "D5"))),
        ExampleBill.Silent("a replacement to another payer", ExampleBill.Clean.Of(c => c with { Frequency = "7", PayerClaimNumber = "22605500123" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.FilingIndicator != "MA") return;
        int changes = 0, cancels = 0;
        foreach (var code in HealthCodes.Of(context))
        {
            if (code.Qualifier != "BG") continue;
            if (ClaimCodes.ChangeReason.Has(code.Code)) changes++;
            if (ClaimCodes.CancelReason.Has(code.Code)) cancels++;
        }
        switch (context.Claim.Frequency)
        {
            case "7" when changes != 1:
                sink.Add(ClaimField.ConditionCode, changes == 0 ? "The bill replaces another and does not say why." : "The bill replaces another and says more than one reason.", expected: "one of D0 to D4, D7 to D9, E0", edition: ClaimCodes.ChangeReason.Since);
                break;
            case "8" when cancels != 1:
                sink.Add(ClaimField.ConditionCode, cancels == 0 ? "The bill cancels another and does not say why." : "The bill cancels another and says more than one reason.", expected: "D5 or D6", edition: ClaimCodes.CancelReason.Since);
                break;
            case "0" or "1" or "2" or "3" or "4" or "5" or "9" when changes + cancels > 0:
                sink.WeighAs(Severity.Warning);
                sink.Add(ClaimField.ConditionCode, "The bill changes none, and says why one is changed.");
                break;
            default: break;
        }
    }
}
