using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim to Medicare goes out more than 15 days before its last day.</summary>
internal sealed class MedicareFilingIsNotNear : IEdit
{
    public EditInfo Info { get; } = new("PRO-0308", EditStage.Dates, 7, Severity.Warning, Sources.MedicareFiling, new DateSpan(new DateOnly(2010, 1, 1)))
    {
        Title = "A claim to Medicare goes out more than 15 days before its last day.",
        Fires = "The payer is Medicare Part A or B and at most 15 days are left until the calendar year after the first service ends.",
        Clears = "Send the claim today, and keep the acknowledgement: the day of receipt counts.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("15 days left", Medicare("20250325")),
        ExampleClaim.Fires("the last day", Medicare("20250310")),
        ExampleClaim.Silent("16 days left", Medicare("20250326")),
        ExampleClaim.Silent("a claim that is too late", Medicare("20250309")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!FilingLimits.IsMedicare(context.Claim.FilingIndicator) || context.FirstDay == default) return;
        var last = FilingLimits.LastMedicareDay(context.FirstDay);
        var left = last.DayNumber - context.AsOf.DayNumber;
        if (left is >= 0 and <= 15) sink.Add(ClaimField.LineDates, $"Medicare takes the claim until {Words.Day(last)}; {Words.Count(left)} days are left.");
    }

    private static Claim837 Medicare(string day) => ExampleClaim.On(day) with { FilingIndicator = "MB" };
}
