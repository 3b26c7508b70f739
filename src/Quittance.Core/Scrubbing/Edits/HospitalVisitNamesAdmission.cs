using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A visit in hospital says when the patient was admitted.</summary>
internal sealed class HospitalVisitNamesAdmission : IEdit
{
    public EditInfo Info { get; } = new("PRO-0127", EditStage.Required, 4, Severity.Warning, Sources.Form1500("item 18; by analogy X12 RFI 154, of the dental guide 004010X097A1: an admission date where any part is inpatient"), Sources.Since5010)
    {
        Title = "A visit in hospital says when the patient was admitted.",
        Fires = "A line is a visit to an inpatient (99221 to 99239) at place 21, 51 or 61, and the claim has no admission date (DTP 435).",
        Clears = "Enter the day of admission.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit in hospital without admission", ExampleClaim.OneLine(l => l with { Code = "99232", PlaceOfService = "21" })),
        ExampleClaim.Silent("a visit in hospital with admission", ExampleClaim.OneLine(l => l with { Code = "99232", PlaceOfService = "21" }) with { Dates = [new("435", "20260301", "20260301")] }),
        ExampleClaim.Silent("observation, which is no admission", ExampleClaim.OneLine(l => l with { Code = "99232", PlaceOfService = "22" })),
        ExampleClaim.Silent("a visit in the office", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (ServiceKind.HasDate(context.Claim.Dates, "435")) return;
        foreach (var line in context.Lines)
        {
            if (!ServiceKind.IsInpatientVisit(line.Code) || EarlierClaim.PlaceOf(context.Claim, line) is not ("21" or "51" or "61")) continue;
            sink.Add(ClaimField.Admission, line, "The line is a visit to an inpatient, and the claim does not say when the patient was admitted.");
            return;
        }
    }
}
