using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>What was ordered names who ordered it.</summary>
internal sealed class OrderedServiceNamesWhoOrdered : IEdit
{
    public EditInfo Info { get; } = new("PRO-0130", EditStage.Required, 4, Severity.Warning, Sources.Regulation("42 CFR 424.507(a): the claim names who ordered", "title-42/section-424.507"), Sources.Since5010)
    {
        Title = "What was ordered names who ordered it.",
        Fires = "The payer is Medicare Part B, a line is equipment for the home, or a test by an independent laboratory (place 81), and neither the line (2420E, 2420F) nor the claim (2310A) names who ordered or referred.",
        Clears = "Choose the practitioner who ordered it.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wheelchair that nobody ordered", ExampleClaim.PartB(l => l with { Code = "K0001", PlaceOfService = "12" })),
        ExampleClaim.Fires("a laboratory’s test that nobody ordered", ExampleClaim.PartB(l => l with { Code = "80053", PlaceOfService = "81" })),
        ExampleClaim.Silent("a wheelchair that a physician ordered", ExampleClaim.PartB(l => l with { Code = "K0001", PlaceOfService = "12", Details = new() { Ordering = ExampleClaim.Clean.Rendering } })),
        ExampleClaim.Silent("a laboratory’s test with the claim’s referring physician", ExampleClaim.PartB(l => l with { Code = "80053", PlaceOfService = "81" }) with { Referring = ExampleClaim.Clean.Rendering }),
        ExampleClaim.Silent("a test in the office", ExampleClaim.PartB(l => l with { Code = "80053" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (!ServiceKind.IsPartB(claim) || claim.Referring is not null) return;
        foreach (var line in context.Lines)
        {
            if (line.Details.Ordering is not null || line.Details.Referring is not null) continue;
            if (ServiceKind.IsEquipment(line.Code) || (ServiceKind.IsLaboratory(line.Code) && EarlierClaim.PlaceOf(claim, line) == "81"))
                sink.Add(ClaimField.LineOrdering, line, "The line is given only on somebody’s order, and nobody is named.");
        }
    }
}
