using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Taxonomy codes have ten characters and end in X.</summary>
internal sealed class TaxonomyHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0209", EditStage.Identifiers, 5, Severity.Error, Sources.Taxonomy, Sources.Since5010)
    {
        Title = "Taxonomy codes have ten characters and end in X.",
        Fires = "The taxonomy of the billing or a rendering provider is there and is not three digits, six digits or capitals, and X.",
        Clears = "Choose the provider's taxonomy from the list again.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("nine characters", ExampleClaim.Billing(b => b with { Taxonomy = "207Q0000X" })),
        ExampleClaim.Fires("a small x", ExampleClaim.Clean with { Rendering = ExampleClaim.Clean.Rendering! with { Taxonomy = "207Q00000x" } }),
        ExampleClaim.Silent("no taxonomy", ExampleClaim.Billing(b => b with { Taxonomy = "" })),
        ExampleClaim.Silent("a family doctor's", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var claim = context.Claim;
        if (IsWrong(claim.Billing.Taxonomy)) sink.Add(ClaimField.BillingTaxonomy, "The billing provider's taxonomy does not have the form of one.", claim.Billing.Taxonomy, "ten characters, such as 207Q00000X");
        if (claim.Rendering is { } rendering && IsWrong(rendering.Taxonomy))
            sink.Add(ClaimField.RenderingTaxonomy, "The rendering provider's taxonomy does not have the form of one.", rendering.Taxonomy, "ten characters, such as 207Q00000X");
        foreach (var line in context.Lines)
            if (line.Rendering is { } other && IsWrong(other.Taxonomy))
                sink.Add(ClaimField.LineRendering, line, "The taxonomy of the line's rendering provider does not have the form of one.", other.Taxonomy, "ten characters, such as 207Q00000X");
    }

    private static bool IsWrong(string taxonomy)
    {
        if (taxonomy.Length == 0) return false;
        if (taxonomy.Length != 10 || taxonomy[9] != 'X') return true;
        for (var i = 0; i < 9; i++)
            if (!char.IsAsciiDigit(taxonomy[i]) && !(i > 2 && char.IsAsciiLetterUpper(taxonomy[i]))) return true;
        return false;
    }
}
