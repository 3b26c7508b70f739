using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The insured has a member number and a name, and as patient a birth date and a sex.</summary>
internal sealed class SubscriberIsNamed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0102", EditStage.Required, 2, Severity.Error, Sources.Form1500("items 1a, 3, 4 and 11a"), Sources.Since5010)
    {
        Title = "The insured has a member number and a name, and as patient a birth date and a sex.",
        Fires = "The insured's number or name is missing; or the insured is the patient (SBR02 18) and birth date or sex (F, M, U) is.",
        Clears = "Fill in the insured's number and name as they stand on the card, and birth date and sex when the insured is the patient.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no member number", ExampleClaim.Subscriber(s => s with { Id = "" })),
        ExampleClaim.Fires("no name", ExampleClaim.Subscriber(s => s with { LastOrOrganization = " " })),
        ExampleClaim.Fires("a patient without a birth date", ExampleClaim.Subscriber(s => s with { Birth = "" })),
        ExampleClaim.Fires("a sex that is no code", ExampleClaim.Subscriber(s => s with { Sex = "X" })),
        ExampleClaim.Silent("an insured who is the patient", ExampleClaim.Clean),
        ExampleClaim.Silent("a dependent's insured without a birth date", ExampleClaim.Dependent(p => p)),
        ExampleClaim.Silent("an employer who answers for a work accident and has no member number", ExampleClaim.Dependent(p => p) with { FilingIndicator = "WC", Relationship = "20", Subscriber = new Party837 { Entity = "IL", LastOrOrganization = "EXAMPLE MILLS" } }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        var subscriber = claim.Subscriber;
        // For work accidents and liability the insured is a company, and the claim goes by the payer's case number instead of a card.
        var isCase = claim.FilingIndicator is "WC" or "AM" or "LM";
        if (!isCase && string.IsNullOrWhiteSpace(subscriber.Id)) sink.Add(ClaimField.SubscriberId, "The insured has no member number.");
        if (string.IsNullOrWhiteSpace(subscriber.LastOrOrganization)) sink.Add(ClaimField.SubscriberName, "The insured has no name.");
        if (claim.Relationship != "18" || claim.Patient is not null) return;
        if (subscriber.Birth.Length == 0) sink.Add(ClaimField.SubscriberBirth, "The insured is the patient, and the birth date is missing.");
        if (subscriber.Sex is not ("F" or "M" or "U")) sink.Add(ClaimField.SubscriberSex, "The insured is the patient, and the sex is not one of F, M and U.", subscriber.Sex, "F, M or U");
    }
}
