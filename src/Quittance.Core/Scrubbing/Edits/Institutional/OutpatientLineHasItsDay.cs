using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>An outpatient’s service has a day within the statement period.</summary>
internal sealed class OutpatientLineHasItsDay : IEdit
{
    public EditInfo Info { get; } = new("INS-0303", EditStage.Dates, 4, Severity.Error, Sources.Processing(25, "s. 75.5, FL 45; ch. 1 s. 80.3.2.2; Palmetto GBA AZRR2A7420"), Sources.Since5010)
    {
        Title = "An outpatient’s service has a day within the statement period.",
        Fires = "The type of bill is 13x, 14x, 23x, 34x, 74x to 76x, 83x or 85x, and a line with a procedure has no day (DTP 472) or one outside of the statement period. A warning where the payer is not Medicare.",
        Clears = "Enter the day of the service, or let the statement period hold it.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a service after the statement period", ExampleBill.Outpatient.ToMedicare().WithLines(ExampleBill.Service("0450", "99283", "20260305"))),
        ExampleBill.Fires("a service without a day", ExampleBill.Outpatient.WithLines(ExampleBill.Service("0450", "99283", ""))),
        ExampleBill.Silent("services of the day", ExampleBill.Outpatient),
        ExampleBill.Silent("a room of a stay, which needs none", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { HasLineDays: true }) return;
        if (!ServiceKind.IsMedicare(context.Claim)) sink.WeighAs(Severity.Warning);
        var isKnown = context.HasStatement && context.FirstDay <= context.LastDay;
        for (var i = 0; i < context.Lines.Length; i++)
        {
            var (line, days) = (context.Lines[i], context.Days[i]);
            if (line.Code.Length == 0) continue;
            if (line.From.Length == 0)
                sink.Add(ClaimField.LineDates, line, "The line is an outpatient’s service and does not say of which day.", expected: "DTP 472");
            else if (isKnown && days.IsSpan && (days.From < context.FirstDay || days.Through > context.LastDay))
                sink.Add(ClaimField.LineDates, line, $"The line is of {Words.Day(days.From < context.FirstDay ? days.From : days.Through)}, outside of the statement period from {Words.Day(context.FirstDay)} to {Words.Day(context.LastDay)}.");
        }
    }
}
