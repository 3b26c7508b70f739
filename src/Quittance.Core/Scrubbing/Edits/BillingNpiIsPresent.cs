using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider is named by an NPI.</summary>
internal sealed class BillingNpiIsPresent : IEdit
{
    public EditInfo Info { get; } = new("PRO-0206", EditStage.Identifiers, 4, Severity.Warning, Sources.Npi("45 CFR 162.410: covered providers use it"), Sources.SinceNpi)
    {
        Title = "The billing provider is named by an NPI.",
        Fires = "The billing provider has no number marked as an NPI. Only a provider who gives no health care, such as a taxi, rightly has none.",
        Clears = "Enter the billing provider's NPI in the practice's settings.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no number", ExampleClaim.Billing(b => b with { Id = "", IdQualifier = "" })),
        ExampleClaim.Fires("another kind of number", ExampleClaim.Billing(b => b with { Id = "A1", IdQualifier = "24" })),
        ExampleClaim.Silent("an NPI", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Billing is not { IdQualifier: "XX", Id.Length: > 0 })
            sink.Add(ClaimField.BillingNpi, "The billing provider has no NPI.", expected: "ten digits");
    }
}
