using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A group names the person who did the service.</summary>
internal sealed class GroupNamesWhoRendered : IEdit
{
    public EditInfo Info { get; } = new("PRO-0123", EditStage.Required, 4, Severity.Warning, Sources.Processing(26, "s. 10.4 item 24J"), Sources.Since5010)
    {
        Title = "A group names the person who did the service.",
        Fires = "The billing provider is an organization and neither the claim nor a line names a rendering provider. Laboratories and suppliers rightly name none.",
        Clears = "Choose the rendering provider, unless the organization itself gives the service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a group without a rendering provider", ExampleClaim.Clean with { Rendering = null }),
        ExampleClaim.Silent("a group with one", ExampleClaim.Clean),
        ExampleClaim.Silent("a person who bills for themselves", ExampleClaim.Clean with { Rendering = null, Billing = ExampleClaim.Clean.Billing with { IsPerson = true } }),
        ExampleClaim.Silent("an independent laboratory", ExampleClaim.Clean with { Rendering = null, PlaceOfService = "81" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (claim.Rendering is not null || claim.Billing.IsPerson || claim.PlaceOfService == "81") return;
        foreach (var line in context.Lines)
        {
            if (line.Rendering is not null || line.RenderingNpi.Length > 0) continue;
            sink.Add(ClaimField.RenderingNpi, "The billing provider is an organization, and nobody is named as the one who did the service.");
            return;
        }
    }
}
