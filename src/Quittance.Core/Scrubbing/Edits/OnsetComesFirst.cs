using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Illness, pregnancy and accident begin before they are treated.</summary>
internal sealed class OnsetComesFirst : IEdit
{
    public EditInfo Info { get; } = new("PRO-0304", EditStage.Dates, 4, Severity.Error, Sources.Form1500("items 14 and 15"), Sources.Since5010)
    {
        Title = "Illness, pregnancy and accident begin before they are treated.",
        Fires = "Onset (DTP 431), last period (484), acute manifestation (453), accident (439) or initial treatment (454) is after the last day of service.",
        Clears = "Correct that date or the date of service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an onset after the visit", ExampleClaim.Clean with { Dates = [new("431", "20260303", "20260303")] }),
        ExampleClaim.Fires("an accident after the visit", ExampleClaim.Clean with { Dates = [new("439", "20260305", "20260305")] }),
        ExampleClaim.Silent("an onset on the day of the visit", ExampleClaim.Clean with { Dates = [new("431", "20260302", "20260302")] }),
        ExampleClaim.Silent("the end of a leave after the visit", ExampleClaim.Clean with { Dates = [new("361", "20260501", "20260501")] }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.LastDay == default) return;
        var dates = context.Claim.Dates;
        for (var i = 0; i < dates.Count; i++)
        {
            if (dates[i].Qualifier is not ("431" or "484" or "453" or "439" or "454")) continue;
            if (X12Date.TryReadDay(dates[i].From, out var day) && day > context.LastDay)
                sink.Add(dates[i].Qualifier == "439" ? ClaimField.Accident : ClaimField.Onset, $"The date of kind {dates[i].Qualifier} is {Words.Day(day)}, after the last service of {Words.Day(context.LastDay)}.");
        }
    }
}
