using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An ambulance trip is described by its reason and its distance.</summary>
internal sealed class AmbulanceDescribesItsTrip : IEdit
{
    public EditInfo Info { get; } = new("PRO-0905", EditStage.Coverage, 6, Severity.Error, Sources.Guide("CR1 of loop 2300 or 2400, required for ambulance transport"), Sources.Since5010)
    {
        Title = "An ambulance trip is described by its reason and its distance.",
        Fires = "A line is a trip by ambulance or its miles, without the modifier QL (the patient died after the call), and neither claim nor line describes the trip (CR1); the first such line is told.",
        Clears = "Enter why the patient was moved, and how many miles.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a trip without a description", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"] })),
        ExampleClaim.Silent("a trip that the claim describes", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"] }) with { Details = new() { Transport = new("", "A", "12", "", "") } }),
        ExampleClaim.Silent("a trip that the line describes", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"], Details = new() { Transport = new("", "A", "12", "", "") } })),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Details.Transport is not null) return;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsAmbulance(line.Code) || line.Details.Transport is not null || LineModifiers.Has(line.Modifiers, "QL")) continue;
            sink.Add(ClaimField.Transport, line, "The line is a trip by ambulance that the claim does not describe.");
            return;
        }
    }
}
