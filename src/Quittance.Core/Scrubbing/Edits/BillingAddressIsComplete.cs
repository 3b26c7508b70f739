using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider has a name and a whole address.</summary>
internal sealed class BillingAddressIsComplete : IEdit
{
    public EditInfo Info { get; } = new("PRO-0105", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 33"), Sources.Since5010)
    {
        Title = "The billing provider has a name and a whole address.",
        Fires = "Name, street, city, state or ZIP of the billing provider is empty.",
        Clears = "Complete the billing provider's address in the practice's settings.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no street", ExampleClaim.Billing(b => b with { Street = "" })),
        ExampleClaim.Fires("no city and no state", ExampleClaim.Billing(b => b with { City = "", State = "" })),
        ExampleClaim.Silent("a whole address", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var billing = context.Claim.Billing;
        if (string.IsNullOrWhiteSpace(billing.LastOrOrganization)) sink.Add(ClaimField.BillingName, "The billing provider has no name.");
        if (string.IsNullOrWhiteSpace(billing.Street)) sink.Add(ClaimField.BillingStreet, "The billing provider's address has no street.");
        if (string.IsNullOrWhiteSpace(billing.City)) sink.Add(ClaimField.BillingCity, "The billing provider's address has no city.");
        if (billing.State.Length == 0) sink.Add(ClaimField.BillingState, "The billing provider's address has no state.");
        if (billing.Zip.Length == 0) sink.Add(ClaimField.BillingZip, "The billing provider's address has no ZIP.");
    }
}
