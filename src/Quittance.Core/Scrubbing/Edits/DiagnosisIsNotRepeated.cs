using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A diagnosis is reported once.</summary>
internal sealed class DiagnosisIsNotRepeated : IEdit
{
    public EditInfo Info { get; } = new("PRO-0501", EditStage.Diagnoses, 5, Severity.Error, Sources.DiagnosisGuidelines("I.B.8"), Sources.Since5010)
    {
        Title = "A diagnosis is reported once.",
        Fires = "The same code stands twice among the claim's diagnoses.",
        Clears = "Take the second one away, and let the lines that point at it point at the first.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a code twice", ExampleClaim.Clean with { Diagnoses = [new("ABK", "E119"), new("ABF", "I10"), new("ABF", "E119")] }),
        ExampleBill.Fires("the principal diagnosis of a stay once more", ExampleBill.Clean.Of(c => c with { Diagnoses = [new("ABK", "I214"), new("ABF", "I214")] })),
        ExampleClaim.Silent("two codes of one category", ExampleClaim.Clean with { Diagnoses = [new("ABK", "E119"), new("ABF", "E1165")] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        // Nobody needs the thousandth comparison of a claim that is too long anyway.
        var count = Math.Min(context.Diagnoses.Length, 100);
        for (var i = 1; i < count; i++)
            for (var j = 0; j < i; j++)
            {
                if (context.Diagnoses[i].Code.Length == 0 || !string.Equals(context.Diagnoses[i].Code, context.Diagnoses[j].Code, StringComparison.OrdinalIgnoreCase)) continue;
                sink.Add(HealthCodes.FieldOf(context, context.Diagnoses[i]), $"Diagnosis {Words.Count(i + 1)} is the same as diagnosis {Words.Count(j + 1)}.", context.Diagnoses[i].Code);
                break;
            }
    }
}
