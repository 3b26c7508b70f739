using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Certificates of medical necessity are no longer sent.</summary>
internal sealed class CertificateIsNotSent : IEdit
{
    public EditInfo Info { get; } = new("PRO-0908", EditStage.Coverage, 6, Severity.Error, new Source("CGS Medicare, CMN and DIF Elimination Information", "claims with forms attached are returned", "https://www.cgsmedicare.com/jc/claims/cmn_dif_elimination.html", new DateOnly(2023, 1, 1)), new DateSpan(new DateOnly(2023, 1, 1)))
    {
        Title = "Certificates of medical necessity are no longer sent.",
        Fires = "The payer is Medicare Part B and a line carries a form (LQ UT) or its certification (CR3), for services from 2023 on.",
        Clears = "Leave the form out; what it said stays in the medical record.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an oxygen form", ExampleClaim.PartB(l => l with { Code = "E1390", Details = new() { Forms = ["484.3"] } })),
        ExampleClaim.Silent("an oxygen form of 2022", ExampleClaim.PartB(l => l with { Code = "E1390", From = "20221230", Through = "20221230", Details = new() { Forms = ["484.3"] } })),
        ExampleClaim.Silent("oxygen without a form", ExampleClaim.PartB(l => l with { Code = "E1390" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!ServiceKind.IsPartB(context.Claim)) return;
        foreach (var line in context.Lines)
            if (line.Details.Forms.Count > 0 || line.Details.Certification.Length > 0) sink.Add(ClaimField.LineForm, line, "The line carries a certificate of medical necessity, for which the claim is returned.");
    }
}
