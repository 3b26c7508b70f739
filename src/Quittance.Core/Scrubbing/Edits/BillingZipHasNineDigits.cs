using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider's ZIP has nine digits.</summary>
internal sealed class BillingZipHasNineDigits : IEdit
{
    public EditInfo Info { get; } = new("PRO-0107", EditStage.Required, 4, Severity.Error, Sources.Guide("loop 2010AA N403"), Sources.Since5010)
    {
        Title = "The billing provider's ZIP has nine digits.",
        Fires = "The billing provider's ZIP is there and is not nine digits, or its last four are zeros.",
        Clears = "Look up the full ZIP of the address and send all nine digits.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("five digits", ExampleClaim.Billing(b => b with { Zip = "43990" })),
        ExampleClaim.Fires("four zeros at the end", ExampleClaim.Billing(b => b with { Zip = "439900000" })),
        ExampleClaim.Silent("nine digits", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var zip = context.Claim.Billing.Zip;
        if (zip.Length == 0 || ZipForm.IsNine(zip)) return;
        sink.Add(ClaimField.BillingZip, "The billing provider's ZIP is not the full nine digits.", zip, "nine digits");
    }
}
