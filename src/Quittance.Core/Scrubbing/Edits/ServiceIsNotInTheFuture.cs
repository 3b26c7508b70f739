using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A service was done before it is billed.</summary>
internal sealed class ServiceIsNotInTheFuture : IEdit
{
    public EditInfo Info { get; } = new("PRO-0302", EditStage.Dates, 4, Severity.Error, Sources.Reasons("110"), Sources.Since5010)
    {
        Title = "A service was done before it is billed.",
        Fires = "A day of a line is after the day as of which is judged.",
        Clears = "Correct the date, or send the claim when the service has been given.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a visit of tomorrow", ExampleClaim.On("20260311")),
        ExampleClaim.Fires("a span that ends tomorrow", ExampleClaim.On("20260302", "20260311")),
        ExampleTeeth.Fires("a dental claim of tomorrow, whose lines have no date of their own", ExampleTeeth.Clean.Of(c => c with { Dates = [new("472", "20260311", "20260311")] })),
        ExampleClaim.Silent("a visit of today", ExampleClaim.On("20260310")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        for (var i = 0; i < context.Days.Length; i++)
        {
            var last = context.Days[i].From > context.Days[i].Through ? context.Days[i].From : context.Days[i].Through;
            if (last > context.AsOf) sink.Add(ClaimField.LineDates, context.Lines[i], $"The line is of {Words.Day(last)}, which is after {Words.Day(context.AsOf)}.");
        }
    }
}
