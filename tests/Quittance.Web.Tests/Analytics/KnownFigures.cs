using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Analytics;

/// <summary>One practice's invented figures, to see the page with.</summary>
internal static class KnownFigures
{
    public static readonly KpiReport Report = new(
        new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 15), new DateOnly(2026, 11, 15),
        [
            Days("ar-days-gross", 31.4m, 648_214.90m, 20_643.79m, "(total receivables − credit balances) / average daily gross charges. Source: AAFP, practice form."),
            Days("ar-days-net", 28.9m, 412_000m, 14_256.05m, "net receivables / average daily net patient revenue") with { IsEstimate = true },
            Share("clean-claim-rate", 3_412m, 3_471m, money: false, "claims that passed every edit untouched / claims taken in"),
            Share("first-pass-rate", 3_028m, 3_320m, money: false, "claims closed by their first adjudication / first adjudications"),
            Share("denial-rate-claims", 203m, 3_320m, money: false, "initially denied claims / claims submitted, average of 3 months"),
            Share("denial-rate-dollars", 114_200m, 1_498_300m, money: true, "charges of initially denied claims / charges submitted"),
            Share("collection-rate-net", null, 0m, money: true, "(payments − refunds) / (charges − contractual adjustments)"),
            Share("collection-rate-gross", 788_240.10m, 1_970_544m, money: true, "(payments − refunds) / charges"),
            Share("ar-over-90", 138_717.99m, 648_214.90m, money: true, "billed receivables older than 90 days / billed receivables"),
            new Kpi("aging", "Aging", null, null, null, true, true, KpiUnit.Usd, false, "balance in bucket / total",
            [
                Bucket("0-30", 336_423.53m), Bucket("31-60", 115_382.25m), Bucket("61-90", 57_691.13m), Bucket("91-120", 51_857.19m), Bucket("121+", 86_860.80m),
                new AgingBucket("CREDIT", new Money(-411_822), null),
            ]),
        ],
        LedgerBalanced: true, Claims: 3_906);

    public static void Give(WebApplicationBuilder builder) =>
        builder.Services.AddScoped<KpiSource>(_ => (_, _, _) => Task.FromResult(Figures));

    /// <summary>The report with twelve months before it, causes of denials, and the same aging by payer.</summary>
    public static readonly PracticeFigures Figures = new(Report, MonthlyFigures.Of([.. Enumerable.Range(0, 420).Select(Claim)], Report.AsOf),
        [new DenialCause("AUT", new Money(38_400_00), ["a", "b"]), new DenialCause("MED", new Money(27_900_00), ["c"]), new DenialCause("BND", new Money(17_400_00), ["d"]), new DenialCause("TFL", new Money(5_300_00), ["e"])],
        [
            new AgedPayer("GRNMU", [new(120_000_00), new(50_000_00), new(20_000_00), new(21_857_19), new(66_860_80)], 210, null, Money.Zero, Money.Zero, Money.Zero),
            new AgedPayer("MCRPB", [new(216_423_53), new(65_382_25), new(37_691_13), new(30_000_00), new(20_000_00)], 340, null, Money.Zero, Money.Zero, Money.Zero),
        ])
    { PayerNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRNMU"] = "Granite Mutual", ["MCRPB"] = "Medicare Part B" } };

    /// <summary>A claim a day; each tenth is denied at first, and the others are paid after twenty to forty days.</summary>
    private static KpiClaim Claim(int i)
    {
        var day = Report.AsOf.AddDays(-i);
        var (sent, decided, charge) = (day.AddDays(1), day.AddDays(20 + i % 20), new Money(18_000 + i % 7 * 1_100));
        var (paid, denied) = (new Money(charge.Cents * 6 / 10), i % 10 == 0);
        if (decided > Report.AsOf) return new KpiClaim($"{i}", "GRNMU", day, false, false, false, false, sent, charge, true, i % 25 == 0, false, false, false, [new(sent, KpiMovementKind.Charge, charge, "", "")], []);
        var adjustment = new KpiAdjustment("CO", denied ? "197" : "45", denied ? charge : charge - paid);
        return new KpiClaim($"{i}", "GRNMU", day, false, false, true, denied, sent, charge, true, i % 25 == 0, false, false, false,
            [new(sent, KpiMovementKind.Charge, charge, "", ""), .. denied ? (KpiMovement[])[] : [new(decided, KpiMovementKind.InsurerPayment, paid, "", ""), new(decided, KpiMovementKind.Adjustment, charge - paid, "CO", "45")]],
            [new(0, decided, denied ? "4" : "1", true, charge, denied ? Money.Zero : paid, Money.Zero, [new KpiAdjudicatedLine(charge, denied ? Money.Zero : paid, [adjustment])], [], false, false)]);
    }

    private static Kpi Days(string id, decimal value, decimal over, decimal under, string formula) =>
        new(id, id, value, over, under, true, true, KpiUnit.Days, false, formula, []);

    private static Kpi Share(string id, decimal? over, decimal under, bool money, string formula) =>
        new(id, id, under == 0 ? null : over / under, over, under, money, money, KpiUnit.Ratio, false, formula, []);

    private static AgingBucket Bucket(string name, decimal dollars) =>
        new(name, new Money((long)(dollars * 100)), dollars / 648_214.90m);
}
