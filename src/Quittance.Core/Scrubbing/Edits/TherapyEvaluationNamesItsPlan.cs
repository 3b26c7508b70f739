using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The evaluation of a therapy names the therapy’s plan.</summary>
internal sealed class TherapyEvaluationNamesItsPlan : IEdit
{
    public EditInfo Info { get; } = new("PRO-0610", EditStage.Modifiers, 6, Severity.Error, Sources.Processing(5, "s. 10.4; Change Request 10176"), new DateSpan(new DateOnly(2018, 1, 1)))
    {
        Title = "The evaluation of a therapy names the therapy’s plan.",
        Fires = "The payer is Medicare Part B and a line is an evaluation of speech (92521 to 92524, 92597, 92607), physical (97161 to 97164) or occupational therapy (97165 to 97168) without GN, GP or GO.",
        Clears = "Add GN for speech, GP for physical, GO for occupational therapy.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a physical therapist’s evaluation without a plan", ExampleClaim.PartB(l => l with { Code = "97161" })),
        ExampleClaim.Fires("the plan of another therapy", ExampleClaim.PartB(l => l with { Code = "97161", Modifiers = ["GO"] })),
        ExampleClaim.Silent("a physical therapist’s evaluation", ExampleClaim.PartB(l => l with { Code = "97161", Modifiers = ["GP"] })),
        ExampleClaim.Silent("a visit", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
            if (PlanOf(line.Code) is { } plan && !LineModifiers.Has(line.Modifiers, plan)) sink.Add(ClaimField.LineModifiers, line, "The line evaluates a therapy and does not name its plan.", expected: plan);
    }

    private static string? PlanOf(string code) => code switch
    {
        "92521" or "92522" or "92523" or "92524" or "92597" or "92607" => "GN",
        "97161" or "97162" or "97163" or "97164" => "GP",
        "97165" or "97166" or "97167" or "97168" => "GO",
        _ => null,
    };
}
