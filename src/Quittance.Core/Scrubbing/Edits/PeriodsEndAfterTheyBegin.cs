using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>What lasts a while ends after it began.</summary>
internal sealed class PeriodsEndAfterTheyBegin : IEdit
{
    public EditInfo Info { get; } = new("PRO-0311", EditStage.Dates, 4, Severity.Error, Sources.Form1500("items 16, 18 and 19"), Sources.Since5010)
    {
        Title = "What lasts a while ends after it began.",
        Fires = "Discharge (DTP 096) is before admission (435), a disability ends (361) before it begins (360), work is resumed (296) before it stopped (297), care is given up (091) before it was taken over (090), or a period in one segment ends before it begins.",
        Clears = "Correct one of the two dates.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a discharge before admission", Dated(("435", "20260302"), ("096", "20260301"))),
        ExampleClaim.Fires("a leave that ends before it begins", ExampleClaim.Clean with { Dates = [new("314", "20260302", "20260301")] }),
        ExampleClaim.Silent("a stay of a day", Dated(("435", "20260302"), ("096", "20260302"))),
        ExampleClaim.Silent("a stay that lasts", Dated(("435", "20260302"))),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var dates = context.Claim.Dates;
        for (var i = 0; i < dates.Count; i++)
        {
            if (!X12Date.TryReadDay(dates[i].From, out var from)) continue;
            if (X12Date.TryReadDay(dates[i].Through, out var through) && through < from) Tell(dates[i].Qualifier, from, through, ref sink);
            if (EndOf(dates[i].Qualifier) is not { } end) continue;
            for (var n = 0; n < dates.Count; n++)
                if (dates[n].Qualifier == end && X12Date.TryReadDay(dates[n].From, out var last) && last < from) Tell(end, from, last, ref sink);
        }
    }

    private static string? EndOf(string begin) => begin switch { "435" => "096", "360" => "361", "297" => "296", "090" => "091", _ => null };

    private static void Tell(string qualifier, DateOnly from, DateOnly through, ref FindingSink sink) =>
        sink.Add(FieldOf(qualifier) with { Qualifier = qualifier }, $"The date of kind {qualifier} is {Words.Day(through)}, before its beginning on {Words.Day(from)}.");

    // The segment that ends the period is where the wrong day stands.
    private static ClaimField FieldOf(string qualifier) => qualifier switch
    {
        "435" or "096" => ClaimField.Admission,
        "090" or "091" => ClaimField.SharedCare,
        "314" or "360" or "361" or "296" or "297" => ClaimField.Disability,
        _ => ClaimField.OtherDate,
    };

    private static Claim837 Dated(params (string Qualifier, string Day)[] dates) => ExampleClaim.Clean with { Dates = [.. dates.Select(d => new Date837(d.Qualifier, d.Day, d.Day))] };
}
