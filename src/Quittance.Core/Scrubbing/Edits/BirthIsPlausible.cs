using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The patient's birth date is a day in the past, and not 125 years ago.</summary>
internal sealed class BirthIsPlausible : IEdit
{
    public EditInfo Info { get; } = new("PRO-0306", EditStage.Dates, 4, Severity.Error, Sources.Form1500("item 3; DMG of the patient in every 837"), Sources.Since5010)
    {
        Title = "The patient's birth date is a day in the past, and not 125 years ago.",
        Fires = "The birth date is there and is not in the calendar, is after the day as of which is judged, or makes the patient older than 124 at the service.",
        Clears = "Correct the birth date.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a birth date that is no day", ExampleClaim.Subscriber(s => s with { Birth = "19700230" })),
        ExampleClaim.Fires("a birth date in the future", ExampleClaim.Subscriber(s => s with { Birth = "20260601" })),
        ExampleClaim.Fires("a patient of 126 years", ExampleClaim.Subscriber(s => s with { Birth = "19000115" })),
        ExampleClaim.Silent("a patient of 100 years", ExampleClaim.Subscriber(s => s with { Birth = "19260115" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var text = context.Patient.Birth;
        if (text.Length == 0) return;
        var field = context.Claim.Patient is null ? ClaimField.SubscriberBirth : ClaimField.PatientBirth;
        if (!X12Date.TryReadDay(text, out var birth)) sink.Add(field, "The patient's birth date is not in the calendar.", text, "a day as CCYYMMDD");
        else if (birth > context.AsOf) sink.Add(field, "The patient's birth date is in the future.", text);
        else if (context.Day.Year - birth.Year > 125) sink.Add(field, "The patient would have been older than 124 years.", text);
    }
}
