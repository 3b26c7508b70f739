using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A place of service is assigned on the day of service.</summary>
internal sealed class PlaceIsAssigned : IEdit
{
    public EditInfo Info { get; } = new("PRO-0401", EditStage.CodeValidity, 5, Severity.Error, Sources.Places, Sources.Since5010)
    {
        Title = "A place of service is assigned on the day of service.",
        Fires = "The place of the claim or of a line is not in the published list, or began after the service.",
        Clears = "Choose a place from the list.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a place that was never assigned", ExampleClaim.Clean with { PlaceOfService = "98" }),
        ExampleClaim.Fires("a line's place that is no number", ExampleClaim.OneLine(l => l with { PlaceOfService = "1A" })),
        ExampleClaim.Fires("telehealth at home before 2022", ExampleClaim.On("20211231") with { PlaceOfService = "10" }, new DateOnly(2022, 1, 15)),
        ExampleClaim.Silent("telehealth at home in 2022", ExampleClaim.On("20220102") with { PlaceOfService = "10" }, new DateOnly(2022, 1, 15)),
        ExampleClaim.Silent("an office", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.PlaceOfService.Length > 0 && WhyNot(context.Claim.PlaceOfService, context.Day) is { } why)
            sink.Add(ClaimField.Place, why, context.Claim.PlaceOfService, "a code of the list", PlaceOfService.Edition);
        for (var i = 0; i < context.Lines.Length; i++)
        {
            var line = context.Lines[i];
            if (line.PlaceOfService.Length > 0 && WhyNot(line.PlaceOfService, context.Days[i].HasFrom ? context.Days[i].From : context.Day) is { } reason)
                sink.Add(ClaimField.LinePlace, line, reason, line.PlaceOfService, "a code of the list", PlaceOfService.Edition);
        }
    }

    private static string? WhyNot(string code, DateOnly day) => PlaceOfService.Find(code) switch
    {
        null => "The place of service is not assigned.",
        { From: { } from } when day < from => $"The place of service exists since {Words.Day(from)}, after the service.",
        _ => null,
    };
}
