using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Who shares the care around a surgery says from when or until when.</summary>
internal sealed class SharedCareHasItsDates : IEdit
{
    public EditInfo Info { get; } = new("PRO-0312", EditStage.Dates, 4, Severity.Warning, Sources.Processing(26, "s. 10.4 item 19; ch. 12 s. 40.2"), Sources.Since5010)
    {
        Title = "Who shares the care around a surgery says from when or until when.",
        Fires = "The payer is Medicare Part B, a line has modifier 55 (care after surgery only), and the claim gives no date on which care was taken over (DTP 090) or given up (091).",
        Clears = "Enter the day on which care was taken over or given up.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("care after surgery without a date", ExampleClaim.PartB(l => l with { Code = "66984", Modifiers = ["55"] })),
        ExampleClaim.Silent("care after surgery from a day on", ExampleClaim.PartB(l => l with { Code = "66984", Modifiers = ["55"] }) with { Dates = [new("090", "20260303", "20260303")] }),
        ExampleClaim.Silent("the whole surgery", ExampleClaim.PartB(l => l with { Code = "66984" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (!ServiceKind.IsPartB(claim) || ServiceKind.HasDate(claim.Dates, "090") || ServiceKind.HasDate(claim.Dates, "091")) return;
        foreach (var line in context.Lines)
            if (LineModifiers.Has(line.Modifiers, "55")) sink.Add(ClaimField.SharedCare, line, "The line is care after somebody else’s surgery, and no date says from when.");
    }
}
