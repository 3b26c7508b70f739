using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>An ambulance trip says where it began and where it ended.</summary>
internal sealed class AmbulanceNamesItsPlaces : IEdit
{
    public EditInfo Info { get; } = new("PRO-0904", EditStage.Coverage, 6, Severity.Error, Sources.Processing(15, "s. 30.1.2; Change Request 7018"), Sources.Since5010)
    {
        Title = "An ambulance trip says where it began and where it ended.",
        Fires = "A line is a trip by ambulance or its miles, without the modifier QL (the patient died after the call), and neither claim nor line has the place where it began with a ZIP (2310E, 2420G), or none has the place where it ended (2310F, 2420H).",
        Clears = "Enter the address where the patient was taken up, and where to.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a trip without places", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"] })),
        ExampleClaim.Fires("a trip without an end", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"] }) with { Details = new() { PickUp = new() { Zip = "43990" } } }),
        ExampleClaim.Silent("a trip from one place to another", ExampleClaim.OneLine(l => l with { Code = "A0429", Modifiers = ["RH"] }) with { Details = new() { PickUp = new() { Zip = "43990" }, DropOff = new() { Zip = "43991" } } }),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var trip = context.Claim.Details;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsAmbulance(line.Code) || LineModifiers.Has(line.Modifiers, "QL")) continue;
            if ((line.Details.PickUp ?? trip.PickUp) is not { Zip.Length: > 0 }) sink.Add(ClaimField.PickUp, line, "The line is a trip by ambulance, and nothing says where it began.", expected: "an address with its ZIP");
            if ((line.Details.DropOff ?? trip.DropOff) is null) sink.Add(ClaimField.DropOff, line, "The line is a trip by ambulance, and nothing says where it ended.");
        }
    }
}
