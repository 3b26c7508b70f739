using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>A dental line counts its procedures, 1 to 99.</summary>
internal sealed class QuantityIsWhole : IEdit
{
    public EditInfo Info { get; } = new("DEN-0601", EditStage.Modifiers, 5, Severity.Error, Sources.DentalForm("item 29b"), Sources.Since5010)
    {
        Title = "A dental line counts its procedures, 1 to 99.",
        Fires = "A line’s quantity (SV306) is there and is not a whole number from 1 to 99.",
        Clears = "Correct the quantity, or leave it out for one procedure.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("none", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Units = "0" }))),
        ExampleTeeth.Fires("one and a half", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Units = "1.5" }))),
        ExampleTeeth.Fires("a hundred", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Units = "100" }))),
        ExampleTeeth.Silent("four", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Units = "4" }))),
        ExampleTeeth.Silent("nothing said", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Units = "" }))),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (line.Units.Length == 0) continue;
            if (CodeForm.IsPositive(line.Units, out var isWhole) && isWhole && decimal.TryParse(line.Units, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count <= 99) continue;
            sink.Add(ClaimField.LineUnits, line, "The line’s quantity is not a whole number from 1 to 99.", line.Units, "1 to 99");
        }
    }
}
