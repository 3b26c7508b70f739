using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A drug given to a Medicaid patient names its national drug code.</summary>
internal sealed class MedicaidDrugNamesItsCode : IEdit
{
    public EditInfo Info { get; } = new("PRO-0909", EditStage.Coverage, 6, Severity.Warning, Sources.Regulation("42 CFR 447.520: drugs that a practitioner gives are billed with their national drug code", "title-42/section-447.520"), Sources.Since5010)
    {
        Title = "A drug given to a Medicaid patient names its national drug code.",
        Fires = "The payer is Medicaid, a line is a drug that is given (J0120 to J9999 without J8000 to J8999, which are taken by mouth), and it has no national drug code (LIN03).",
        Clears = "Enter the eleven digits of the package, with quantity and unit.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a drug without its code", ExampleClaim.OneLine(l => l with { Code = "J1885" }) with { FilingIndicator = "MC" }),
        ExampleClaim.Silent("a drug with its code", ExampleClaim.OneLine(l => l with { Code = "J1885", Ndc = "12345067890" }) with { FilingIndicator = "MC" }),
        ExampleClaim.Silent("a drug that the patient takes by mouth", ExampleClaim.OneLine(l => l with { Code = "J8540" }) with { FilingIndicator = "MC" }),
        ExampleClaim.Silent("another payer’s", ExampleClaim.OneLine(l => l with { Code = "J1885" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.FilingIndicator != "MC") return;
        foreach (var line in context.Lines)
            if (ServiceKind.IsGivenDrug(line.Code) && line.Ndc.Length == 0) sink.Add(ClaimField.LineNdc, line, "The line is a drug without its national drug code.", line.Code);
    }
}
