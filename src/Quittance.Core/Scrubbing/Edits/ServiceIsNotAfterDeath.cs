using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Nobody is treated after they died.</summary>
internal sealed class ServiceIsNotAfterDeath : IEdit
{
    public EditInfo Info { get; } = new("PRO-0310", EditStage.Dates, 4, Severity.Error, Sources.Reasons("13"), Sources.Since5010)
    {
        Title = "Nobody is treated after they died.",
        Fires = "A line begins after the patient’s day of death (PAT06).",
        Clears = "Correct the day of service or the day of death.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit a day after death", ExampleClaim.Clean with { PatientDeath = "20260301" }),
        ExampleClaim.Silent("a visit on the day of death", ExampleClaim.Clean with { PatientDeath = "20260302" }),
        ExampleClaim.Silent("a patient who lives", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!X12Date.TryReadDay(context.Claim.PatientDeath, out var death)) return;
        for (var i = 0; i < context.Days.Length; i++)
            if (context.Days[i].HasFrom && context.Days[i].From > death) sink.Add(ClaimField.LineDates, context.Lines[i], "The line begins after the patient’s day of death.");
    }
}
