using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The service facility has a street, a state and a ZIP of nine digits.</summary>
internal sealed class FacilityZipHasNineDigits : IEdit
{
    public EditInfo Info { get; } = new("PRO-0108", EditStage.Required, 4, Severity.Error, Sources.Guide("loop 2310C N403"), Sources.Since5010)
    {
        Title = "The service facility has a street, a state and a ZIP of nine digits.",
        Fires = "A service facility is named and its street is empty or its ZIP is not nine digits with a real ending.",
        Clears = "Complete the service facility's address in the practice's settings.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a facility with a ZIP of five digits", ExampleClaim.Clean with { Facility = new Party837 { LastOrOrganization = "EXAMPLE HOSPITAL", Street = "3 HILL", State = "OH", Zip = "43990" } }),
        ExampleClaim.Fires("a facility without a street", ExampleClaim.Clean with { Facility = new Party837 { LastOrOrganization = "EXAMPLE HOSPITAL", State = "OH", Zip = "439900001" } }),
        ExampleClaim.Silent("a facility with a whole address", ExampleClaim.Clean with { Facility = new Party837 { LastOrOrganization = "EXAMPLE HOSPITAL", Street = "3 HILL", State = "OH", Zip = "439900001" } }),
        ExampleClaim.Silent("a claim without a facility", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Facility is not { } facility) return;
        if (string.IsNullOrWhiteSpace(facility.Street)) sink.Add(ClaimField.FacilityZip, "The service facility's address has no street.");
        if (!ZipForm.IsNine(facility.Zip)) sink.Add(ClaimField.FacilityZip, "The service facility's ZIP is not the full nine digits.", facility.Zip, "nine digits");
    }
}
