using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>The months of treatment that remain are not more than all of them.</summary>
internal sealed class MonthsLeftAreNotMore : IEdit
{
    public EditInfo Info { get; } = new("DEN-0301", EditStage.Dates, 4, Severity.Error, Sources.DentalForm("items 40 to 42; DN101 and DN102 of the 837D"), Sources.Since5010)
    {
        Title = "The months of treatment that remain are not more than all of them.",
        Fires = "The months that remain (DN102) are more than the months of the treatment (DN101).",
        Clears = "Correct the months.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("30 months left of 24", ExampleTeeth.Clean with { OrthodonticMonths = "24", OrthodonticMonthsLeft = "30" }),
        ExampleTeeth.Silent("18 months left of 24", ExampleTeeth.Clean with { OrthodonticMonths = "24", OrthodonticMonthsLeft = "18" }),
        ExampleTeeth.Silent("all months left", ExampleTeeth.Clean with { OrthodonticMonths = "24", OrthodonticMonthsLeft = "24" }),
        ExampleTeeth.Silent("no treatment of months", ExampleTeeth.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { OrthodonticMonths.Length: > 0, OrthodonticMonthsLeft.Length: > 0 } claim) return;
        if (!decimal.TryParse(claim.OrthodonticMonths, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var all)) return;
        if (!decimal.TryParse(claim.OrthodonticMonthsLeft, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var left) || left <= all) return;
        sink.Add(ClaimField.OrthodonticMonthsLeft, "More months of the treatment remain than it has.", claim.OrthodonticMonthsLeft, $"at most {claim.OrthodonticMonths}");
    }
}
