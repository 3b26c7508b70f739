using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A line ends on or after the day it began.</summary>
internal sealed class FromIsNotAfterThrough : IEdit
{
    public EditInfo Info { get; } = new("PRO-0301", EditStage.Dates, 4, Severity.Error, Sources.Form1500("item 24A"), Sources.Since5010)
    {
        Title = "A line ends on or after the day it began.",
        Fires = "The last day of a line is before its first.",
        Clears = "Correct the two dates of the line.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a span that runs backwards", ExampleClaim.On("20260304", "20260302")),
        ExampleClaim.Silent("a span of three days", ExampleClaim.On("20260302", "20260304")),
        ExampleClaim.Silent("a day", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Days.Length; i++)
        {
            var days = context.Days[i];
            if (days.HasFrom && days.HasThrough && days.Through < days.From)
                sink.Add(ClaimField.LineDates, context.Lines[i], $"The line ends on {Words.Day(days.Through)}, before it began on {Words.Day(days.From)}.");
        }
    }
}
