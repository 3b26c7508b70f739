using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim about an accident says when, and for a car where.</summary>
internal sealed class AccidentIsDescribed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0122", EditStage.Required, 4, Severity.Error, Sources.Form1500("items 10a to 10c and 15; ADA dental claim form, items 45 to 47"), Sources.Since5010)
    {
        Title = "A claim about an accident says when, and for a car where.",
        Fires = "CLM11 says car, work or other accident and there is no accident date (DTP 439); or it says car and no state (CLM11-4).",
        Clears = "Enter the date of the accident, and the state for a car accident.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a car accident without a date", ExampleClaim.Clean with { RelatedCauses = ["AA"], RelatedState = "OH" }),
        ExampleClaim.Fires("a car accident without a state", ExampleClaim.Clean with { RelatedCauses = ["AA"], Dates = [new("439", "20260228", "20260228")] }),
        ExampleClaim.Silent("a work accident with its date", ExampleClaim.Clean with { RelatedCauses = ["EM"], Dates = [new("439", "20260228", "20260228")] }),
        ExampleTeeth.Fires("teeth of a car accident without a date", ExampleTeeth.Clean.Of(c => c with { RelatedCauses = ["AA"], RelatedState = "PA" })),
        ExampleClaim.Silent("no accident", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.RelatedCauses.Count == 0) return;
        var isCar = false;
        for (var i = 0; i < claim.RelatedCauses.Count; i++) isCar |= claim.RelatedCauses[i] == "AA";
        if (isCar && claim.RelatedState.Length == 0) sink.Add(ClaimField.AccidentState, "The claim says car accident and not in which state.");
        for (var i = 0; i < claim.Dates.Count; i++)
            if (claim.Dates[i].Qualifier == "439") return;
        sink.Add(ClaimField.Accident, "The claim says accident and not when it was.");
    }
}
