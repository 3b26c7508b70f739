using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Services in somebody else’s house name the house.</summary>
internal sealed class FacilityIsNamed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0128", EditStage.Required, 4, Severity.Warning, Sources.Processing(26, "s. 10.4 item 32"), Sources.Since5010)
    {
        Title = "Services in somebody else’s house name the house.",
        Fires = "The payer is Medicare Part B, the claim names who rendered it or a person bills, a line was given at place 21, 22, 23, 24, 31, 34, 51 or 61, and neither claim nor line names the facility (2310C, 2420C); the first such line is told.",
        Clears = "Choose the facility with its address.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit in hospital that names none", ExampleClaim.PartB(l => l with { PlaceOfService = "21" })),
        ExampleClaim.Silent("a visit in hospital that names it", ExampleClaim.PartB(l => l with { PlaceOfService = "21" }) with { Facility = new() { Entity = "77", LastOrOrganization = "EXAMPLE HOSPITAL" } }),
        ExampleClaim.Silent("the hospital’s own service", ExampleClaim.PartB(l => l with { PlaceOfService = "22" }) with { Rendering = null }),
        ExampleClaim.Silent("the office", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (!ServiceKind.IsPartB(claim) || claim.Facility is not null || (claim.Rendering is null && !claim.Billing.IsPerson)) return;
        foreach (var line in context.Lines)
        {
            if (line.Details.Facility is not null || EarlierClaim.PlaceOf(claim, line) is not ("21" or "22" or "23" or "24" or "31" or "34" or "51" or "61")) continue;
            sink.Add(ClaimField.FacilityName, line, "The service was given in a facility that the claim does not name.");
            return;
        }
    }
}
