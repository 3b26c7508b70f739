using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider's tax number could have been issued.</summary>
internal sealed class TaxIdIsPlausible : IEdit
{
    public EditInfo Info { get; } = new("PRO-0208", EditStage.Identifiers, 5, Severity.Warning, Sources.EmployerNumbers, Sources.Since5010)
    {
        Title = "The billing provider's tax number could have been issued.",
        Fires = "The number has nine digits, and as an employer's number its first two were never given out, or as a Social Security number its area, group or serial never is.",
        Clears = "Compare the number with the letter of the tax office.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an employer's number that begins with 00", ExampleClaim.Billing(b => b with { TaxId = "001234567" })),
        ExampleClaim.Fires("a Social Security number of area 666", ExampleClaim.Billing(b => b with { TaxId = "666121234", TaxIdQualifier = "SY" })),
        ExampleClaim.Silent("an employer's number that begins with 12", ExampleClaim.Clean),
        ExampleClaim.Silent("a Social Security number of area 219", ExampleClaim.Billing(b => b with { TaxId = "219099999", TaxIdQualifier = "SY" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var billing = context.Claim.Billing;
        if (!IdentifierForm.IsNineDigits(billing.TaxId) || billing.TaxId == "000000000") return;
        if (billing.TaxIdQualifier == "SY")
        {
            if (!IdentifierForm.IsSocialSecurityNumber(billing.TaxId)) sink.Add(ClaimField.BillingTaxId, "The billing provider's tax number is marked as a Social Security number and was never issued as one.", billing.TaxId);
        }
        else if (!IdentifierForm.IsEmployerNumber(billing.TaxId))
        {
            sink.Add(ClaimField.BillingTaxId, "The first two digits of the billing provider's tax number were never given to an employer.", billing.TaxId);
        }
    }
}
