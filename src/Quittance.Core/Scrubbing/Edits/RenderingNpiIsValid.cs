using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The rendering provider's NPI has a right check digit.</summary>
internal sealed class RenderingNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("PRO-0202", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The rendering provider's NPI has a right check digit.",
        Fires = "The claim's or a line's rendering provider has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it in the provider's settings.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a wrong check digit", ExampleClaim.Clean with { Rendering = ExampleClaim.Clean.Rendering! with { Id = "1093791627" } }),
        ExampleClaim.Fires("a wrong check digit on a line", ExampleClaim.OneLine(l => l with { RenderingNpi = "1234567890", Rendering = ExampleClaim.Clean.Rendering! with { Id = "1234567890" } })),
        ExampleClaim.Silent("a right check digit", ExampleClaim.Clean with { Rendering = ExampleClaim.Clean.Rendering! with { Id = "1003347634" } }),
        ExampleClaim.Silent("no rendering provider", ExampleClaim.Clean with { Rendering = null }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Claim.Rendering is { } rendering) NpiCheck.Judge(rendering, ClaimField.RenderingNpi, "rendering provider", ref sink);
        foreach (var line in context.Lines)
            if (line.Rendering is { } other) NpiCheck.Judge(other, line, ref sink);
    }
}
