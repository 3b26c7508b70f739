using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Nobody is treated before they were born.</summary>
internal sealed class ServiceIsNotBeforeBirth : IEdit
{
    public EditInfo Info { get; } = new("PRO-0303", EditStage.Dates, 4, Severity.Error, Sources.Reasons("14"), Sources.Since5010)
    {
        Title = "Nobody is treated before they were born.",
        Fires = "The first day of a line is before the patient's birth date.",
        Clears = "Correct the birth date or the date of service.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit before birth", ExampleClaim.Subscriber(s => s with { Birth = "20260303" })),
        ExampleClaim.Silent("a visit on the day of birth", ExampleClaim.Subscriber(s => s with { Birth = "20260302" })),
        ExampleClaim.Silent("a visit of an adult", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!X12Date.TryReadDay(context.Patient.Birth, out var birth)) return;
        for (var i = 0; i < context.Days.Length; i++)
            if (context.Days[i].HasFrom && context.Days[i].From < birth)
                sink.Add(ClaimField.LineDates, context.Lines[i], $"The line is of {Words.Day(context.Days[i].From)}, before the patient was born.");
    }
}
