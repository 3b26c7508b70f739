using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Medicare receives a claim within one calendar year of the service.</summary>
internal sealed class MedicareFilingIsInTime : IEdit
{
    public EditInfo Info { get; } = new("PRO-0307", EditStage.Dates, 7, Severity.Error, Sources.MedicareFiling, new DateSpan(new DateOnly(2010, 1, 1)))
    {
        Title = "Medicare receives a claim within one calendar year of the service.",
        Fires = "The payer is Medicare Part A or B, the claim gives no reason for a delay (CLM20), and a line began more than a calendar year before the day as of which is judged.",
        Clears = "If an exception of the regulation applies, give its delay reason; otherwise the charge falls to the provider.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit of a year and a day ago", Medicare("20250309")),
        ExampleClaim.Silent("a visit of exactly a year ago", Medicare("20250310")),
        ExampleClaim.Silent("a late claim with a reason", Medicare("20240102") with { DelayReason = "8" }),
        ExampleClaim.Silent("another payer's claim", ExampleClaim.On("20240102")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (!FilingLimits.IsMedicare(claim.FilingIndicator) || claim.DelayReason.Length > 0) return;
        for (var i = 0; i < context.Days.Length; i++)
        {
            if (!context.Days[i].HasFrom) continue;
            var last = FilingLimits.LastMedicareDay(context.Days[i].From);
            if (last < context.AsOf) sink.Add(ClaimField.LineDates, context.Lines[i], $"Medicare took the line's claim until {Words.Day(last)}.");
        }
    }

    private static Claim837 Medicare(string day) => ExampleClaim.On(day) with { FilingIndicator = "MB" };
}
