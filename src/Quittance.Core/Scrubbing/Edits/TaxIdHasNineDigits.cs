using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider has a tax number of nine digits.</summary>
internal sealed class TaxIdHasNineDigits : IEdit
{
    public EditInfo Info { get; } = new("PRO-0207", EditStage.Identifiers, 2, Severity.Error, Sources.Form1500("item 25"), Sources.Since5010)
    {
        Title = "The billing provider has a tax number of nine digits.",
        Fires = "The billing provider has no tax number (REF EI or SY), or it does not have nine digits, or they are all zero.",
        Clears = "Enter the employer's number or the Social Security number under which the practice is paid.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no tax number", ExampleClaim.Billing(b => b with { TaxId = "", TaxIdQualifier = "" })),
        ExampleClaim.Fires("eight digits", ExampleClaim.Billing(b => b with { TaxId = "12345678" })),
        ExampleClaim.Fires("nine zeros", ExampleClaim.Billing(b => b with { TaxId = "000000000" })),
        ExampleClaim.Silent("nine digits", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var number = context.Claim.Billing.TaxId;
        if (number.Length == 0) sink.Add(ClaimField.BillingTaxId, "The billing provider has no tax number.", expected: "nine digits");
        else if (!IdentifierForm.IsNineDigits(number) || number == "000000000") sink.Add(ClaimField.BillingTaxId, "The billing provider's tax number is not nine digits.", number, "nine digits");
    }
}
