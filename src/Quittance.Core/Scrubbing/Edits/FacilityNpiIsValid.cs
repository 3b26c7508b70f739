using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The service facility's NPI has a right check digit.</summary>
internal sealed class FacilityNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("PRO-0203", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The service facility's NPI has a right check digit.",
        Fires = "The service facility has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it in the practice's settings.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wrong check digit", ExampleClaim.Clean with { Facility = new Party837 { IdQualifier = "XX", Id = "1234567890" } }),
        ExampleClaim.Silent("a right check digit", ExampleClaim.Clean with { Facility = new Party837 { IdQualifier = "XX", Id = "1528060837" } }),
        ExampleClaim.Silent("a facility without a number", ExampleClaim.Clean with { Facility = new Party837() }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Facility is { } facility) NpiCheck.Judge(facility, ClaimField.FacilityNpi, "service facility", ref sink);
    }
}
