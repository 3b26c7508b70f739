using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The claim answers for assignment, benefits and release.</summary>
internal sealed class AssignmentIsAnswered : IEdit
{
    public EditInfo Info { get; } = new("PRO-0121", EditStage.Required, 2, Severity.Error, Sources.Form1500("items 12, 13 and 27"), Sources.Since5010)
    {
        Title = "The claim answers for assignment, benefits and release.",
        Fires = "CLM07 is not A, B or C; CLM08 not Y, N or W; or CLM09 not Y or I.",
        Clears = "Answer the three questions on the claim's insurance page.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no answer about assignment", ExampleClaim.Clean with { Assignment = "" }),
        ExampleClaim.Fires("a release of N", ExampleClaim.Clean with { Release = "N" }),
        ExampleClaim.Fires("benefits of A", ExampleClaim.Clean with { BenefitsAssigned = "A" }),
        ExampleClaim.Silent("three answers", ExampleClaim.Clean),
        ExampleClaim.Silent("benefits that do not apply", ExampleClaim.Clean with { BenefitsAssigned = "W" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.Assignment is not ("A" or "B" or "C")) sink.Add(ClaimField.Assignment, "The claim does not say whether the provider accepts assignment.", claim.Assignment, "A, B or C");
        if (claim.BenefitsAssigned is not ("Y" or "N" or "W")) sink.Add(ClaimField.Benefits, "The claim does not say whether benefits are assigned to the provider.", claim.BenefitsAssigned, "Y, N or W");
        if (claim.Release is not ("Y" or "I")) sink.Add(ClaimField.Release, "The claim does not say on what ground information is released.", claim.Release, "Y or I");
    }
}
