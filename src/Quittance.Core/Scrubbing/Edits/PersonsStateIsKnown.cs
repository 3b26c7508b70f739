using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The insured's state is a postal code, unless they live abroad.</summary>
internal sealed class PersonsStateIsKnown : IEdit
{
    public EditInfo Info { get; } = new("PRO-0110", EditStage.Required, 5, Severity.Warning, Sources.States, Sources.Since5010)
    {
        Title = "The insured's state is a postal code, unless they live abroad.",
        Fires = "The insured's state is there, is not a code of the postal service, and the ZIP has five or nine digits.",
        Clears = "Use the two letters of the postal service.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a state that does not exist", ExampleClaim.Subscriber(s => s with { State = "OO" })),
        ExampleClaim.Silent("a province of Canada", ExampleClaim.Subscriber(s => s with { State = "ON", Zip = "K1A0B1" })),
        ExampleClaim.Silent("a state", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var subscriber = context.Claim.Subscriber;
        if (subscriber.State.Length > 0 && !UsStates.Knows(subscriber.State) && ZipCode.TryParse(subscriber.Zip, out _))
            sink.Add(ClaimField.SubscriberState, "The insured's state is not a postal code.", subscriber.State, "two letters, such as OH");
    }
}
