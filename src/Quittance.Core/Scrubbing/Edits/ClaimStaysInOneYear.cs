using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim stays in one calendar year.</summary>
internal sealed class ClaimStaysInOneYear : IEdit
{
    public EditInfo Info { get; } = new("PRO-0305", EditStage.Dates, 7, Severity.Warning, Sources.Reasons("268"), Sources.Since5010)
    {
        Title = "A claim stays in one calendar year.",
        Fires = "The claim's first and last day of service are in different years, where benefits, deductibles and code sets change.",
        Clears = "Split the claim at the end of the year.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a line over New Year", ExampleClaim.On("20251230", "20260102")),
        ExampleClaim.Fires("two lines of two years", ExampleClaim.WithLines(ExampleClaim.Line with { From = "20251229", Through = "20251229" }, ExampleClaim.Line with { Number = 2, From = "20260105", Through = "20260105" })),
        ExampleClaim.Silent("two days of one year", ExampleClaim.On("20260102", "20260105")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.FirstDay != default && context.LastDay != default && context.FirstDay.Year != context.LastDay.Year)
            sink.Add(ClaimField.LineDates, $"The claim runs from {Words.Day(context.FirstDay)} to {Words.Day(context.LastDay)}, over the end of a year.");
    }
}
