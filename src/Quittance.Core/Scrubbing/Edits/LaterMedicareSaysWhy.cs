using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim to Medicare as a later payer says why another pays first.</summary>
internal sealed class LaterMedicareSaysWhy : IEdit
{
    public EditInfo Info { get; } = new("PRO-0126", EditStage.Required, 4, Severity.Error, new Source("CGS Medicare, Medicare Secondary Payer (MSP) Claims, Billing Reminders", "loop 2000B SBR05; 42 CFR part 411", "https://www.cgsmedicare.com/jc/pubs/news/2025/08/cope184650.html", new DateOnly(2025, 8, 21)), Sources.Since5010)
    {
        Title = "A claim to Medicare as a later payer says why another pays first.",
        Fires = "The payer is Medicare, it is not the first payer, and the insurance type (SBR05) is empty.",
        Clears = "Choose why Medicare pays later: working aged 12, kidney disease 13, no-fault 14, work accident 15, other federal agency 16, black lung 41, veterans 42, disabled 43, liability 47.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("Medicare second without a reason", ExampleClaim.Clean with { FilingIndicator = "MB", PayerLevel = "S" }),
        ExampleClaim.Silent("Medicare second for somebody who works", ExampleClaim.Clean with { FilingIndicator = "MB", PayerLevel = "S", InsuranceType = "12" }),
        ExampleClaim.Silent("Medicare first", ExampleClaim.Clean with { FilingIndicator = "MB" }),
        ExampleClaim.Silent("another second payer", ExampleClaim.Clean with { PayerLevel = "S" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.FilingIndicator is not ("MA" or "MB") || claim.PayerLevel is "P" or "U" or "" || claim.InsuranceType.Length > 0) return;
        sink.Add(ClaimField.InsuranceType, "Medicare is a later payer here, and the claim does not say why.", expected: "12, 13, 14, 15, 16, 41, 42, 43 or 47");
    }
}
