using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The units of a line that runs over days fit the days.</summary>
internal sealed class UnitsFitTheDays : IEdit
{
    public EditInfo Info { get; } = new("PRO-0604", EditStage.Modifiers, 6, Severity.Warning, Sources.Remarks("N345"), Sources.Since5010)
    {
        Title = "The units of a line that runs over days fit the days.",
        Fires = "A line runs over several days and its units cannot be shared out evenly over them.",
        Clears = "Bill each day on a line of its own, or correct the units or the days.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("one unit over three days", ExampleClaim.On("20260302", "20260304")),
        ExampleClaim.Fires("four units over three days", ExampleClaim.OneLine(l => l with { Through = "20260304", Units = "4" })),
        ExampleClaim.Silent("three units over three days", ExampleClaim.OneLine(l => l with { Through = "20260304", Units = "3" })),
        ExampleClaim.Silent("minutes", ExampleClaim.OneLine(l => l with { Through = "20260303", Units = "95", UnitBasis = "MJ" })),
        ExampleClaim.Silent("one day", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Lines.Length; i++)
        {
            var (line, days) = (context.Lines[i], context.Days[i]);
            if (!days.IsSpan || days.From == days.Through || line.UnitBasis != "UN" || line.Ndc.Length > 0) continue;
            var count = days.Through.DayNumber - days.From.DayNumber + 1;
            if (int.TryParse(line.Units, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units % count != 0)
                sink.Add(ClaimField.LineUnits, line, $"The line has {Words.Count(units)} units over {Words.Count(count)} days.", line.Units, "units that the days divide evenly");
        }
    }
}
