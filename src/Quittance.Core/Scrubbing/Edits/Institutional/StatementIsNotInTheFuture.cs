using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill is sent after the days that it is for.</summary>
internal sealed class StatementIsNotInTheFuture : IEdit
{
    public EditInfo Info { get; } = new("INS-0301", EditStage.Dates, 4, Severity.Error, Sources.Consistency("FL 6"), Sources.Since5010)
    {
        Title = "A bill is sent after the days that it is for.",
        Fires = "The last day of the statement period (DTP 434) is after the day as of which is judged.",
        Clears = "Correct the statement period, or send the bill when it is over.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a period that ends tomorrow", ExampleBill.Clean.WithDate("434", "20260301", "20260311")),
        ExampleBill.Silent("a period that ends today", ExampleBill.Clean.WithDate("434", "20260301", "20260310")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.HasStatement && context.LastDay > context.AsOf)
            sink.Add(ClaimField.Statement, $"The statement period ends on {Words.Day(context.LastDay)}, which is after {Words.Day(context.AsOf)}.");
    }
}
