using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A service without a code of its own is described.</summary>
internal sealed class UnlistedServiceIsDescribed : IEdit
{
    public EditInfo Info { get; } = new("PRO-0125", EditStage.Required, 4, Severity.Error, new Source("First Coast Service Options, Submitting unsolicited paperwork (PWK) segments for electronic claims", "not otherwise classified codes: loop 2400 SV101-7; CMS Pub. 100-04 ch. 26 s. 10.4 item 19", "https://medicare-prod.fcso.com/edi/submitting-unsolicited-paperwork-pwk-segments-electronic-claims"), Sources.Since5010)
    {
        Title = "A service without a code of its own is described.",
        Fires = "A line has a code for unlisted drugs, supplies or equipment, and neither a description (SV101-7) nor a note on the line.",
        Clears = "Write what it was, and for a drug its name and dose.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an unlisted drug without words", ExampleClaim.OneLine(l => l with { Code = "J3490" })),
        ExampleClaim.Silent("an unlisted drug with its name", ExampleClaim.OneLine(l => l with { Code = "J3490", Description = "EXAMPLE DRUG 10 MG" })),
        ExampleClaim.Silent("an unlisted drug with a note", ExampleClaim.OneLine(l => l with { Code = "J3490", Details = new() { Note = "EXAMPLE DRUG 10 MG" } })),
        ExampleClaim.Silent("a visit", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            if (ServiceKind.IsUnlisted(line.Code) && line.Description.Length == 0 && line.Details.Note.Length == 0)
                sink.Add(ClaimField.LineDescription, line, "The line's code stands for whatever has none, and nothing says what it was.", line.Code);
    }
}
