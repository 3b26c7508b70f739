using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>Each dental service has a day, its own or the claim’s.</summary>
internal sealed class ServiceHasItsDay : IEdit
{
    public EditInfo Info { get; } = new("DEN-0101", EditStage.Required, 4, Severity.Error, Sources.Interpretation("005010X224A2", "RFI 2460: a predetermination has no date; ADA dental claim form, item 24"), Sources.Since5010)
    {
        Title = "Each dental service has a day, its own or the claim’s.",
        Fires = "The claim is no predetermination, and neither the line nor the claim has a date of service (DTP 472) or a date on which an appliance was placed (452).",
        Clears = "Enter the date of service, or mark the claim as a predetermination.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("no date at all", ExampleTeeth.Clean.Of(c => c with { Dates = [] })),
        ExampleTeeth.Silent("the claim’s date", ExampleTeeth.Clean),
        ExampleTeeth.Silent("the line’s own date", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { From = "20260302", Through = "20260302" })).Of(c => c with { Dates = [] })),
        ExampleTeeth.Silent("a predetermination", ExampleTeeth.Clean.Of(c => c with { Dates = [] }) with { IsPredetermination = true }),
        ExampleTeeth.Silent("an appliance with the day on which it was placed", ExampleTeeth.Clean.Of(c => c with { Dates = [new("452", "20260302", "20260302")] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { IsPredetermination: false } claim || ServiceKind.HasDate(claim.Common.Dates, "472") || ServiceKind.HasDate(claim.Common.Dates, "452")) return;
        foreach (var line in Rows.Of(claim.Lines))
            if (line.Common.From.Length == 0 && !ServiceKind.HasDate(line.Dates, "452")) sink.Add(ClaimField.LineDates, line.Common, "Neither the line nor the claim says on which day the service was given.", expected: "DTP 472");
    }
}
