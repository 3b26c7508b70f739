using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Each line says on which day or days it was done.</summary>
internal sealed class ServiceDateIsReadable : IEdit
{
    public EditInfo Info { get; } = new("PRO-0119", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 24A"), Sources.Since5010)
    {
        Title = "Each line says on which day or days it was done.",
        Fires = "A line has no date of service (DTP 472), or one that is not in the calendar.",
        Clears = "Enter the date of service.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a line without a date", ExampleClaim.On("")),
        ExampleClaim.Fires("the 30th of February", ExampleClaim.On("20260230")),
        ExampleClaim.Fires("a span whose end cannot be read", ExampleClaim.On("20260302", "2026033")),
        ExampleClaim.Silent("a day", ExampleClaim.Clean),
        ExampleClaim.Silent("a span", ExampleClaim.On("20260302", "20260304")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Lines.Length; i++)
        {
            var days = context.Days[i];
            if (!days.HasFrom) sink.Add(ClaimField.LineDates, context.Lines[i], "The line's date of service is missing or not in the calendar.", context.Lines[i].From, "a day as CCYYMMDD");
            else if (!days.HasThrough) sink.Add(ClaimField.LineDates, context.Lines[i], "The line's last date of service is not in the calendar.", context.Lines[i].Through, "a day as CCYYMMDD");
        }
    }
}
