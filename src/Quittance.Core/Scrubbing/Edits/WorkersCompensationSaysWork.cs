using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A workers’ compensation claim says that work was the cause.</summary>
internal sealed class WorkersCompensationSaysWork : IEdit
{
    public EditInfo Info { get; } = new("PRO-0129", EditStage.Required, 4, Severity.Warning, Sources.Form1500("items 1 and 10a"), Sources.Since5010)
    {
        Title = "A workers’ compensation claim says that work was the cause.",
        Fires = "The plan is workers’ compensation (SBR09 WC) and the related causes (CLM11) do not hold EM.",
        Clears = "Say that the condition is related to employment, with the day of the accident.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("compensation without a cause", ExampleClaim.Clean with { FilingIndicator = "WC" }),
        ExampleClaim.Silent("compensation for a work accident", ExampleClaim.Clean with { FilingIndicator = "WC", RelatedCauses = ["EM"] }),
        ExampleClaim.Silent("another plan", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.FilingIndicator != "WC") return;
        for (var i = 0; i < context.Claim.RelatedCauses.Count; i++)
            if (context.Claim.RelatedCauses[i] == "EM") return;
        sink.Add(ClaimField.RelatedCauses, "The claim goes to workers’ compensation and does not say that work was the cause.", expected: "EM");
    }
}
