using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The states of billing provider, facility and accident are postal codes.</summary>
internal sealed class StateIsKnown : IEdit
{
    public EditInfo Info { get; } = new("PRO-0109", EditStage.Required, 5, Severity.Error, Sources.States, Sources.Since5010)
    {
        Title = "The states of billing provider, facility and accident are postal codes.",
        Fires = "One of these states is there and is not a code of the postal service, in capitals.",
        Clears = "Use the two letters of the postal service.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a state that does not exist", ExampleClaim.Billing(b => b with { State = "OO" })),
        ExampleClaim.Fires("small letters", ExampleClaim.Billing(b => b with { State = "oh" })),
        ExampleClaim.Silent("a territory", ExampleClaim.Billing(b => b with { State = "PR" })),
        ExampleClaim.Silent("a state", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        Judge(context.Claim.Billing.State, ClaimField.BillingState, "billing provider", ref sink);
        if (context.Claim.Facility is { } facility) Judge(facility.State, ClaimField.FacilityState, "service facility", ref sink);
        Judge(context.Claim.RelatedState, ClaimField.AccidentState, "accident", ref sink);
    }

    private static void Judge(string state, ClaimField field, string whose, ref FindingSink sink)
    {
        if (state.Length > 0 && !UsStates.Knows(state)) sink.Add(field, $"The state of the {whose} is not a postal code.", state, "two letters, such as OH");
    }
}
