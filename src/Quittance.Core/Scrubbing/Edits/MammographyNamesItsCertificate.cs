using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Mammography names the facility’s certificate.</summary>
internal sealed class MammographyNamesItsCertificate : IEdit
{
    public EditInfo Info { get; } = new("PRO-0901", EditStage.Coverage, 6, Severity.Error, Sources.Processing(18, "s. 20.5; Change Request 5577"), Sources.Since5010)
    {
        Title = "Mammography names the facility’s certificate.",
        Fires = "The payer is Medicare Part B, a line is mammography and not only its reading (26), and neither claim nor line has the certificate’s number (REF EW).",
        Clears = "Enter the number that the Food and Drug Administration gave the facility.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("mammography without a certificate", ExampleClaim.PartB(l => l with { Code = "77067" })),
        ExampleClaim.Silent("mammography with the claim’s certificate", ExampleClaim.PartB(l => l with { Code = "77067" }) with { Details = new() { Mammography = "123456" } }),
        ExampleClaim.Silent("mammography with the line’s certificate", ExampleClaim.PartB(l => l with { Code = "77067", Details = new() { Mammography = "123456" } })),
        ExampleClaim.Silent("only its reading", ExampleClaim.PartB(l => l with { Code = "77067", Modifiers = ["26"] })),
        ExampleClaim.Silent("a visit", ExampleClaim.PartB(l => l)),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim) || context.Claim.Details.Mammography.Length > 0) return;
        foreach (var line in context.Lines)
            if (ServiceKind.IsMammography(line.Code) && line.Details.Mammography.Length == 0 && !LineModifiers.Has(line.Modifiers, "26"))
                sink.Add(ClaimField.Mammography, line, "The line is mammography, and the facility’s certificate is not named.");
    }
}
