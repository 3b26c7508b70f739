using System.Globalization;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Analytics;

/// <summary>A figure ready to be shown: everything in words.</summary>
internal sealed record KpiCard(
    string Id, string Name, string Value, string Unit, KpiVerdict Verdict, string Target, bool IsEstimate, string Formula, string Source,
    string NumeratorName, string Numerator, string DenominatorName, string Denominator)
{
    /// <summary>What the figure leaves out, in words.</summary>
    public string LeftOut { get; private init; } = "";
    /// <summary>Where its claims are listed.</summary>
    public string Href { get; private init; } = "";
    public int NumeratorClaims { get; private init; }
    public int DenominatorClaims { get; private init; }
    /// <summary>From here a value is on target.</summary>
    public decimal? GoodFrom { get; private init; }
    /// <summary>Month by month up to as-of, oldest first: the values that follow each other without a gap.</summary>
    public IReadOnlyList<KpiPoint> Points { get; private init; } = [];

    public const string Unknown = "–";

    public static KpiCard Of(Kpi kpi, MonthlyFigures? months = null, DateOnly? from = null, DateOnly? to = null)
    {
        var words = KpiWords.Of(kpi.Id);
        var target = KpiBenchmark.Defaults.FirstOrDefault(benchmark => benchmark.Id == kpi.Id);
        // The formula's text ends with where it comes from; on the page that stands in a line of its own.
        var (formula, source) = kpi.Formula.Split(" Source: ", 2) is [var text, var origin] ? (text, origin) : (kpi.Formula, "");
        return new KpiCard(
            kpi.Id, words?.Short ?? kpi.Name, Say(kpi), kpi.Unit == KpiUnit.Days ? "days" : "",
            target?.Judge(kpi.Value) ?? KpiVerdict.NoData, target is null ? "" : Say(target, kpi.Unit), kpi.IsEstimate, formula, source,
            words?.Numerator ?? "Numerator", Part(kpi.Numerator, kpi.NumeratorIsMoney),
            words?.Denominator ?? "Denominator", Part(kpi.Denominator, kpi.DenominatorIsMoney))
        {
            LeftOut = words?.LeftOut ?? "",
            Href = Figures.Path(kpi.Id, from, to),
            NumeratorClaims = kpi.NumeratorClaims.Count,
            DenominatorClaims = kpi.DenominatorClaims.Count,
            GoodFrom = target?.Good,
            Points = [.. (months?.Of(kpi.Id) ?? []).Reverse().TakeWhile(point => point.Value is not null).Reverse()],
        };
    }

    public IReadOnlyList<decimal>? History => Points.Count > 1 ? [.. Points.Select(point => point.Value!.Value)] : null;

    public string HistoryWords => Points.Count < 2 ? "" : $"{Name} by month, {Months(Points[0].AsOf)} to {Months(Points[^1].AsOf)}, from {Say(Points[0])} to {Say(Points[^1])}{(Target.Length > 0 ? $"; target {Target.ToLowerInvariant()}" : "")}";

    private string Say(KpiPoint point) => Unit.Length == 0 ? Words.Percent(point.Value!.Value) : $"{Words.OneDecimal(point.Value!.Value)} {Unit}";

    private static string Months(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The class of the verdict's colour; a figure without data or target has none.</summary>
    public string? Tone => Verdict switch
    {
        KpiVerdict.OnTarget => "good",
        KpiVerdict.Watch => "warn",
        KpiVerdict.OffTarget => "bad",
        _ => null,
    };

    public string VerdictWord => Verdict switch
    {
        KpiVerdict.OnTarget => "On target",
        KpiVerdict.Watch => "Watch",
        KpiVerdict.OffTarget => "Off target",
        _ => "",
    };

    private static string Say(KpiBenchmark target, KpiUnit unit)
    {
        var good = unit == KpiUnit.Ratio
            ? (target.Good * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%"
            : target.Good.ToString("0.#", CultureInfo.InvariantCulture);
        return target.MoreIsBetter ? $"{good} or more" : $"Under {good}";
    }

    private static string Say(Kpi kpi) => kpi.Value is not { } value ? Unknown : kpi.Unit switch
    {
        KpiUnit.Ratio => Words.Percent(value),
        KpiUnit.Days => Words.OneDecimal(value),
        _ => Dollars(value),
    };

    private static string Part(decimal? part, bool isMoney) =>
        part is not { } value ? Unknown : isMoney ? Dollars(value) : Words.Count(value);

    private static string Dollars(decimal dollars) =>
        Words.Dollars(new Money((long)Math.Round(dollars * 100, MidpointRounding.AwayFromZero)));
}
