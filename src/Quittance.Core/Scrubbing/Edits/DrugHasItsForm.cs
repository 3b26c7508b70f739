using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A national drug code has eleven digits, and a quantity.</summary>
internal sealed class DrugHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0406", EditStage.CodeValidity, 5, Severity.Error, Sources.Form1500("item 24, shaded: NDC"), Sources.Since5010)
    {
        Title = "A national drug code has eleven digits, and a quantity.",
        Fires = "A line's NDC (LIN03) is not eleven digits, or its quantity or unit (CTP04, CTP05) is missing.",
        Clears = "Write the code as 5-4-2 digits without hyphens, a zero filled in front of the short part, and give quantity and unit.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("hyphens", ExampleClaim.OneLine(l => l with { Ndc = "12345-0678-90", NdcQuantity = "1", NdcUnit = "ML" })),
        ExampleClaim.Fires("ten digits", ExampleClaim.OneLine(l => l with { Ndc = "1234567890", NdcQuantity = "1", NdcUnit = "ML" })),
        ExampleClaim.Fires("no quantity", ExampleClaim.OneLine(l => l with { Ndc = "12345067890" })),
        ExampleClaim.Silent("eleven digits with a quantity", ExampleClaim.OneLine(l => l with { Ndc = "12345067890", NdcQuantity = "1", NdcUnit = "ML" })),
        ExampleClaim.Silent("no drug", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            if (line.Ndc.Length == 0) continue;
            if (!CodeForm.IsDrug(line.Ndc)) sink.Add(ClaimField.LineNdc, line, "The line's national drug code is not eleven digits.", line.Ndc, "eleven digits");
            if (!CodeForm.IsPositive(line.NdcQuantity, out _) || line.NdcUnit is not ("UN" or "ML" or "GR" or "F2" or "ME"))
                sink.Add(ClaimField.LineNdc, line, "The line names a drug without a quantity and its unit.", expected: "a quantity in UN, ML, GR, F2 or ME");
        }
    }
}
