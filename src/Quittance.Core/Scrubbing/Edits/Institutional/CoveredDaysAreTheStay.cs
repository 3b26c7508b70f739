using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>Covered and other days are together the days of the stay.</summary>
internal sealed class CoveredDaysAreTheStay : IEdit
{
    public EditInfo Info { get; } = new("INS-1201", EditStage.Payer, 7, Severity.Error, Sources.Processing(25, "s. 75.3, FL 39 to 41; First Coast and Palmetto GBA reason code 12206; SSA POMS HI 00601.070"), Sources.Since5010)
    {
        Title = "Covered and other days are together the days of the stay.",
        Fires = "Value codes 80 and 81 of a bill 11x, 18x, 21x or 41x do not add up to the days from the first to the last, the last not counted unless the patient is still there; a stay of one day counts as one. A warning where the payer is not Medicare.",
        Clears = "Correct the covered (80) and other (81) days, or the statement period.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("five days for a stay of four", ExampleBill.Clean.ToMedicare().WithCodes("BE", new HealthCode837("BE", "80") { Amount = "5" })),
        ExampleBill.Silent("four days for a stay of four", ExampleBill.Clean.ToMedicare()),
        ExampleBill.Silent("three covered and one other day", ExampleBill.Clean.ToMedicare().WithCodes("BE", new HealthCode837("BE", "80") { Amount = "3" }, new HealthCode837("BE", "81") { Amount = "1" })),
        ExampleBill.Silent("five days while the patient is still there", ExampleBill.Clean.ToMedicare().Of(c => c with { Frequency = "2" }).WithCodes("BE", new HealthCode837("BE", "80") { Amount = "5" }) with { PatientStatus = "30" }),
        ExampleBill.Silent("days that were given before the admission", ExampleBill.Clean.ToMedicare().WithDate("434", "20260227", "20260305")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (BillTypes.Of(context.Claim) is not { CountsDays: true } || !context.HasStatement || context.LastDay < context.FirstDay) return;
        // Services of the days before the admission are on the bill and no days of the stay.
        if (!AdmissionDay.TryRead(context, out var admitted) || admitted > context.FirstDay) return;
        if (Told(context) is not { } told) return;
        var days = context.LastDay.DayNumber - context.FirstDay.DayNumber;
        if (days > 0 && context.Institutional is { PatientStatus: "30" }) days++;
        if (days == 0) days = 1;
        if (told == days) return;
        if (!ServiceKind.IsMedicare(context.Claim)) sink.WeighAs(Severity.Warning);
        sink.Add(ClaimField.ValueAmount, $"The bill says {Words.Count(told)} covered and other days; its statement period has {Words.Count(days)}.", Words.Count(told), Words.Count(days));
    }

    /// <summary>The days of 80 and 81 together; null when neither is told, when one is no number, or when the patient left on the day of admission for another hospital (condition 40).</summary>
    private static int? Told(in EditContext context)
    {
        int? sum = null;
        foreach (var code in HealthCodes.Of(context))
        {
            if (code.Qualifier == "BG" && code.Code == "40") return null;
            if (code.Qualifier != "BE" || code.Code is not ("80" or "81")) continue;
            if (!decimal.TryParse(code.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) || days != decimal.Truncate(days) || days > MostDays) return null;
            sum = (sum ?? 0) + (int)days;
        }
        return sum;
    }

    // The longest statement period is a year or so; a larger number is a slip, and as many as a claim may hold stay within an int.
    private const int MostDays = 10_000;
}
