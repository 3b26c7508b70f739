using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A patient was admitted before the bill’s days ended.</summary>
internal sealed class AdmissionIsNotAfterTheEnd : IEdit
{
    public EditInfo Info { get; } = new("INS-0302", EditStage.Dates, 4, Severity.Error, Sources.MedicaidData("rule 494: admission on or before the end of the stay"), Sources.Since5010)
    {
        Title = "A patient was admitted before the bill’s days ended.",
        Fires = "The day of admission (DTP 435) is after the last day of the statement period.",
        Clears = "Correct the day of admission or the statement period.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("an admission after the stay", ExampleBill.Clean.WithDate("435", "202603061000")),
        ExampleBill.Silent("an admission on the last day", ExampleBill.Clean.WithDate("435", "20260305")),
        ExampleBill.Silent("an admission before the days of a later bill", ExampleBill.Clean.WithDate("435", "202601150900").Of(c => c with { Frequency = "4" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!context.HasStatement || !AdmissionDay.TryRead(context, out var admitted) || admitted <= context.LastDay) return;
        sink.Add(ClaimField.Admission, $"The patient was admitted on {Words.Day(admitted)}, after the statement period ended on {Words.Day(context.LastDay)}.");
    }
}
