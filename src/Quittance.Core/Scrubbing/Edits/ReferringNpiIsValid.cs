using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The referring provider's NPI has a right check digit.</summary>
internal sealed class ReferringNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("PRO-0204", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The referring provider's NPI has a right check digit.",
        Fires = "The referring provider has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it on the claim.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wrong check digit", ExampleClaim.Clean with { Referring = new Party837 { IdQualifier = "XX", Id = "1093791627" } }),
        ExampleClaim.Fires("a number that begins with 3", ExampleClaim.Clean with { Referring = new Party837 { IdQualifier = "XX", Id = "3000000007" } }),
        ExampleClaim.Silent("a right check digit", ExampleClaim.Clean with { Referring = new Party837 { IdQualifier = "XX", Id = "1528060837" } }),
        ExampleClaim.Silent("nobody who referred", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Referring is { } referring) NpiCheck.Judge(referring, ClaimField.ReferringNpi, "referring provider", ref sink);
    }
}
