using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A Medicare member number has the form of an MBI.</summary>
internal sealed class MedicareNumberHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0210", EditStage.Identifiers, 5, Severity.Error, Sources.MemberNumbers, new DateSpan(new DateOnly(2020, 1, 1)))
    {
        Title = "A Medicare member number has the form of an MBI.",
        Fires = "The payer is Medicare Part A or B (filing indicator MA or MB) and the insured's number is not eleven characters of the published form, without hyphens. Plans of Medicare Advantage have numbers of their own.",
        Clears = "Copy the number from the red, white and blue card, without hyphens.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("ten characters", Medicare("1EG4TE5MK7")),
        ExampleClaim.Fires("hyphens", Medicare("1EG4-TE5-MK73")),
        ExampleClaim.Fires("a letter that is never used", Medicare("1SG4TE5MK73")),
        ExampleClaim.Fires("a number of the form before 2020", Medicare("123456789A")),
        ExampleClaim.Silent("the number of the published specimen", Medicare("1EG4TE5MK73")),
        ExampleClaim.Silent("a Medicare Advantage plan's number", Medicare("SO901156174") with { FilingIndicator = "16" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var id = context.Claim.Subscriber.Id;
        if (FilingLimits.IsMedicare(context.Claim.FilingIndicator) && id.Length > 0 && !IdentifierForm.IsMedicareNumber(id))
            sink.Add(ClaimField.SubscriberId, "The insured's number does not have the form of a Medicare Beneficiary Identifier.", id, "eleven characters, as on the card");
    }

    private static Claim837 Medicare(string id) => ExampleClaim.Subscriber(s => s with { Id = id }) with { FilingIndicator = "MB" };
}
