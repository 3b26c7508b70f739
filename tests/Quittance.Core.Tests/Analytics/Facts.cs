using System.Globalization;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Analytics;

/// <summary>Builds the facts of one claim in the order in which they happen.</summary>
internal static class Facts
{
    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Money Usd(decimal dollars) => new((long)(dollars * 100m));

    /// <summary>A claim served, charged and first sent on one day, not yet answered.</summary>
    internal static KpiClaim Claim(string key, string day, decimal charge) => new(
        key,
        "payer",
        Day(day),
        IsHeld: false,
        IsVoid: false,
        IsAdjudicated: false,
        HasOpenDenial: false,
        Day(day),
        Usd(charge),
        IsOriginal: true,
        HasErrorFinding: false,
        RejectedBy999: false,
        RejectedBy277CA: false,
        IsRejectedNow: false,
        [new(Day(day), KpiMovementKind.Charge, Usd(charge), "", "")],
        []);

    internal static KpiClaim Moved(this KpiClaim claim, string day, KpiMovementKind kind, decimal amount, string group = "", string carc = "") =>
        claim with { Movements = [.. claim.Movements, new(Day(day), kind, Usd(amount), group, carc)] };

    internal static KpiClaim Paid(this KpiClaim claim, string day, decimal amount) => claim.Moved(day, KpiMovementKind.InsurerPayment, amount);

    internal static KpiClaim Adjusted(this KpiClaim claim, string day, decimal amount, string group, string carc) =>
        claim.Moved(day, KpiMovementKind.Adjustment, amount, group, carc);

    internal static KpiClaim Decided(this KpiClaim claim, string day, params KpiAdjudicatedLine[] lines) => claim.Decided(day, "1", lines);

    internal static KpiClaim Decided(this KpiClaim claim, string day, string status, params KpiAdjudicatedLine[] lines)
    {
        var decision = new KpiAdjudication(
            claim.Adjudications.Count + 1,
            Day(day),
            status,
            IsFirstLevel: true,
            Sum(lines, line => line.Charge),
            Sum(lines, line => line.Paid),
            Sum(lines, line => Sum(line.Adjustments, adjustment => string.Equals(adjustment.Group, "PR", StringComparison.Ordinal) ? adjustment.Amount : Money.Zero)),
            lines,
            [],
            IsReversal: false,
            IsReversed: false);
        return claim with { IsAdjudicated = true, Adjudications = [.. claim.Adjudications, decision] };
    }

    /// <summary>Takes the latest decision back, with all its amounts negated.</summary>
    internal static KpiClaim Reversed(this KpiClaim claim, string day)
    {
        var last = claim.Adjudications[^1];
        var reversal = last with
        {
            Order = last.Order + 1,
            BookDate = Day(day),
            Status = "22",
            Charge = -last.Charge,
            Paid = -last.Paid,
            PatientResponsibility = -last.PatientResponsibility,
            Lines = [.. last.Lines.Select(line => new KpiAdjudicatedLine(-line.Charge, -line.Paid, [.. line.Adjustments.Select(a => a with { Amount = -a.Amount })]))],
            IsReversal = true,
        };
        return claim with { IsAdjudicated = false, Adjudications = [.. claim.Adjudications.SkipLast(1), last with { IsReversed = true }, reversal] };
    }

    internal static KpiAdjudicatedLine Line(decimal charge, decimal paid, params (string Group, string Carc, decimal Amount)[] adjustments) =>
        new(Usd(charge), Usd(paid), [.. adjustments.Select(a => new KpiAdjustment(a.Group, a.Carc, Usd(a.Amount)))]);

    internal static KpiReport Report(IReadOnlyCollection<KpiClaim> claims, string? from, string? to, string? asOf = null) =>
        KpiCalculator.Calculate(claims, Optional(from), Optional(to), Optional(asOf), Day("2025-12-31"));

    internal static Kpi Get(this KpiReport report, string id) => report.Kpis.Single(kpi => string.Equals(kpi.Id, id, StringComparison.Ordinal));

    internal static Kpi KpiOf(string id, IReadOnlyCollection<KpiClaim> claims, string? from, string? to, string? asOf = null) =>
        Report(claims, from, to, asOf).Get(id);

    internal static IEnumerable<KpiClaim> Many(int count, Func<int, KpiClaim> make) => Enumerable.Range(1, count).Select(make);

    internal static string Key(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    internal static string Percent(this Kpi kpi) =>
        Math.Round(kpi.Value!.Value * 100m, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    internal static Money Sum<T>(IEnumerable<T> items, Func<T, Money> amount) => items.Aggregate(Money.Zero, (sum, item) => sum + amount(item));

    private static DateOnly? Optional(string? text) => text is null ? null : Day(text);
}
