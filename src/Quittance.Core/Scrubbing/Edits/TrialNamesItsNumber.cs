using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Services of a clinical trial name the trial’s number and the diagnosis for it.</summary>
internal sealed class TrialNamesItsNumber : IEdit
{
    public EditInfo Info { get; } = new("PRO-0907", EditStage.Coverage, 4, Severity.Error, Sources.Processing(32, "s. 69.6; Change Request 8401: the number is required since 2014, judged here from the first day of ICD-10-CM, whose Z00.6 is looked for"), new DateSpan(new DateOnly(2015, 10, 1)))
    {
        Title = "Services of a clinical trial name the trial’s number and the diagnosis for it.",
        Fires = "The payer is Medicare Part B, a line has modifier Q0 or Q1, and the claim has no trial number of eight digits (REF P4) or no diagnosis Z00.6.",
        Clears = "Enter the eight digits of the trial’s registration without NCT, and Z00.6 among the diagnoses.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a trial without a number", ExampleClaim.PartB(l => l with { Modifiers = ["Q1"] }) with { Diagnoses = [new("ABK", "C509"), new("ABF", "Z006")] }),
        ExampleClaim.Fires("a trial without its diagnosis", ExampleClaim.PartB(l => l with { Modifiers = ["Q1"] }) with { Details = new() { Trial = "01234567" } }),
        ExampleClaim.Fires("a number with its letters", ExampleClaim.PartB(l => l with { Modifiers = ["Q1"] }) with { Diagnoses = [new("ABK", "C509"), new("ABF", "Z006")], Details = new() { Trial = "NCT01234567" } }),
        ExampleClaim.Silent("a trial with number and diagnosis", ExampleClaim.PartB(l => l with { Modifiers = ["Q1"] }) with { Diagnoses = [new("ABK", "C509"), new("ABF", "Z006")], Details = new() { Trial = "01234567" } }),
        ExampleClaim.Silent("no trial", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (!ServiceKind.IsPartB(claim)) return;
        foreach (var line in context.Lines)
        {
            if (!LineModifiers.Has(line.Modifiers, "Q0") && !LineModifiers.Has(line.Modifiers, "Q1")) continue;
            if (claim.Details.Trial.Length != 8 || !CodeForm.IsDigits(claim.Details.Trial)) sink.Add(ClaimField.Trial, line, "The line belongs to a clinical trial, and the claim does not name it by eight digits.", claim.Details.Trial, "eight digits");
            if (!HasDiagnosis(context.Diagnoses)) sink.Add(ClaimField.Diagnosis, line, "The line belongs to a clinical trial, and no diagnosis says so.", expected: "Z006");
            return;
        }
    }

    private static bool HasDiagnosis(ReadOnlySpan<Diagnosis837> diagnoses)
    {
        foreach (var diagnosis in diagnoses)
            if (diagnosis.Code == "Z006") return true;
        return false;
    }
}
