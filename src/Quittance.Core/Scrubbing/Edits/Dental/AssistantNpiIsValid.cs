using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>The assistant surgeon’s NPI has a right check digit.</summary>
internal sealed class AssistantNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("DEN-0201", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The assistant surgeon’s NPI has a right check digit.",
        Fires = "The assistant surgeon of the claim or of a line has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it on the claim.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("a wrong check digit", ExampleTeeth.Clean with { Assistant = ExampleClaim.Clean.Rendering! with { Id = "1234567890" } }),
        ExampleTeeth.Fires("a wrong check digit on a line", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling with { Assistant = ExampleClaim.Clean.Rendering! with { Id = "1093791627" } })),
        ExampleTeeth.Silent("a right check digit", ExampleTeeth.Clean with { Assistant = ExampleClaim.Clean.Rendering! with { Id = "1003347634" } }),
        ExampleTeeth.Silent("nobody who assisted", ExampleTeeth.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { } claim) return;
        if (claim.Assistant is { } assistant) NpiCheck.Judge(assistant, ClaimField.AssistantNpi, "assistant surgeon", ref sink);
        foreach (var line in Rows.Of(claim.Lines))
            if (line.Assistant is { } ofLine) NpiCheck.Judge(ofLine, line.Common, ClaimField.LineAssistant, "assistant surgeon", ref sink);
    }
}
