using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Papers that follow a claim carry a number that finds them.</summary>
internal sealed class AttachmentHasItsNumber : IEdit
{
    public EditInfo Info { get; } = new("PRO-0124", EditStage.Required, 4, Severity.Error, new Source("CGS Medicare, Submitting Additional Documentation with Electronic Claims: Paperwork (PWK) Segment", "PWK05 and PWK06; CMS Change Request 7041", "https://cgsmedicare.com/partb/pubs/news/2012/1012/cope20093.html", new DateOnly(2014, 7, 17)), Sources.Since5010)
    {
        Title = "Papers that follow a claim carry a number that finds them.",
        Fires = "A PWK says that papers come by mail, electronically, by e-mail, fax or file transfer (PWK02 BM, EL, EM, FX, FT), and gives no control number (PWK06).",
        Clears = "Give the papers a control number, and write it on their cover sheet.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a fax without a number", ExampleClaim.Clean with { Attachments = [new("OZ", "FX", "")] }),
        ExampleClaim.Silent("a fax with its number", ExampleClaim.Clean with { Attachments = [new("OZ", "FX", "ACN1")] }),
        ExampleClaim.Silent("papers that lie ready at the office", ExampleClaim.Clean with { Attachments = [new("OZ", "AA", "")] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var papers = context.Claim.Attachments;
        for (var i = 0; i < papers.Count; i++)
            if (papers[i].ControlNumber.Length == 0 && papers[i].Transmission is ("BM" or "EL" or "EM" or "FX" or "FT"))
                sink.Add(ClaimField.Attachment, "Papers follow the claim, and no number says which.");
    }
}
