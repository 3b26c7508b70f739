using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider's NPI has a right check digit.</summary>
internal sealed class BillingNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("PRO-0201", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The billing provider's NPI has a right check digit.",
        Fires = "The number is marked as an NPI (XX) and is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it in the practice's settings.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wrong check digit", ExampleClaim.Billing(b => b with { Id = "1234567890" })),
        ExampleClaim.Fires("nine digits", ExampleClaim.Billing(b => b with { Id = "123456789" })),
        ExampleClaim.Fires("spaces between the digits", ExampleClaim.Billing(b => b with { Id = "123 456 7893" })),
        ExampleBill.Fires("a wrong check digit of a hospital", ExampleBill.Clean.Of(c => c with { Billing = c.Billing with { Id = "1234567890" } })),
        ExampleTeeth.Fires("a wrong check digit of a dentist", ExampleTeeth.Clean.Of(c => c with { Billing = c.Billing with { Id = "1234567890" } })),
        ExampleClaim.Silent("a right check digit", ExampleClaim.Billing(b => b with { Id = "1999999984" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        NpiCheck.Judge(context.Claim.Billing, ClaimField.BillingNpi, "billing provider", ref sink);
    }
}
