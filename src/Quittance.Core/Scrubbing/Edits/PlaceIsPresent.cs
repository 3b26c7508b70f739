using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The claim says where its services were given.</summary>
internal sealed class PlaceIsPresent : IEdit
{
    public EditInfo Info { get; } = new("PRO-0120", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 24B"), Sources.Since5010)
    {
        Title = "The claim says where its services were given.",
        Fires = "The claim's place of service (CLM05-1) is empty, or its qualifier is not B.",
        Clears = "Choose the place of service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no place", ExampleClaim.Clean with { PlaceOfService = "" }),
        ExampleClaim.Fires("a type of bill instead of a place", ExampleClaim.Clean with { PlaceQualifier = "A" }),
        ExampleClaim.Silent("an office", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.PlaceOfService.Length == 0) sink.Add(ClaimField.Place, "The claim has no place of service.");
        else if (claim.PlaceQualifier != "B") sink.Add(ClaimField.Place, "The code of the place is not marked as a place of service (B).", claim.PlaceQualifier, "B");
    }
}
