using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim goes out before the payer's usual limit.</summary>
internal sealed class FilingIsInTime : IEdit
{
    public EditInfo Info { get; } = new("PRO-0309", EditStage.Dates, 7, Severity.Warning, new Source("Filing limits of payers other than Medicare", "timely-filing.txt", "https://www.ecfr.gov/current/title-42/section-447.45"), Sources.Since5010)
    {
        Title = "A claim goes out before the payer's usual limit.",
        Fires = "The payer's kind has a usual or legal filing limit, the claim is a first one (frequency 1, payer level P), and at most 15 days are left or it has passed.",
        Clears = "Send the claim at once; if the limit has passed, look at the contract and keep the proof of earlier receipt.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a commercial claim of 200 days ago", ExampleClaim.On("20250822")),
        ExampleClaim.Fires("a Medicaid claim with ten days left", ExampleClaim.On("20250320") with { FilingIndicator = "MC" }),
        ExampleClaim.Silent("a commercial claim of last week", ExampleClaim.Clean),
        ExampleClaim.Silent("a payer of unknown limit", ExampleClaim.On("20200102") with { FilingIndicator = "ZZ" }),
        ExampleClaim.Silent("a secondary claim, whose time runs from the first payer's answer", ExampleClaim.On("20250102") with { PayerLevel = "S" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.Frequency != "1" || claim.PayerLevel != "P" || context.FirstDay == default || FilingLimits.Find(claim.FilingIndicator) is not { } limit) return;
        var last = FilingLimits.LastDay(limit, context.FirstDay);
        var left = last.DayNumber - context.AsOf.DayNumber;
        if (left > 15) return;
        var kind = limit.IsLaw ? "By law this kind of payer" : "This kind of payer usually";
        sink.Add(ClaimField.LineDates, left < 0
            ? $"{kind} takes a claim for {limit.Text}; that ended on {Words.Day(last)}."
            : $"{kind} takes a claim for {limit.Text}, until {Words.Day(last)}; {Words.Count(left)} days are left.");
    }
}
