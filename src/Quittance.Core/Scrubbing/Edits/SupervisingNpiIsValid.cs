using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The supervising provider's NPI has a right check digit.</summary>
internal sealed class SupervisingNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("PRO-0205", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The supervising provider's NPI has a right check digit.",
        Fires = "The supervising provider has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it on the claim.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wrong check digit", ExampleClaim.Clean with { Supervising = new Party837 { IdQualifier = "XX", Id = "1234567890" } }),
        ExampleClaim.Silent("a right check digit", ExampleClaim.Clean with { Supervising = new Party837 { IdQualifier = "XX", Id = "1234567893" } }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Supervising is { } supervising) NpiCheck.Judge(supervising, ClaimField.SupervisingNpi, "supervising provider", ref sink);
    }
}
