using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Analytics;

/// <summary>A figure ready to be shown: everything in words.</summary>
internal sealed record KpiCard(
    string Id, string Name, string Value, string Unit, Verdict Verdict, string Target, bool IsEstimate, string Formula,
    string NumeratorName, string Numerator, string DenominatorName, string Denominator, string LeftOut, string Source)
{
    public const string Unknown = "–";

    public static KpiCard Of(Kpi kpi)
    {
        var words = KpiWords.Of(kpi.Id);
        var target = KpiTargets.Of(kpi.Id);
        return new KpiCard(
            kpi.Id, words?.Short ?? kpi.Name, Say(kpi), kpi.Unit == KpiUnit.Days ? "days" : "",
            kpi.Value is { } value && target is not null ? target.Judge(value) : Verdict.None, target?.Words ?? "", kpi.IsEstimate, kpi.Formula,
            words?.Numerator ?? "Numerator", Part(kpi.Numerator, kpi.NumeratorIsMoney),
            words?.Denominator ?? "Denominator", Part(kpi.Denominator, kpi.DenominatorIsMoney), words?.LeftOut ?? "", words?.Source ?? "");
    }

    private static string Say(Kpi kpi) => kpi.Value is not { } value ? Unknown : kpi.Unit switch
    {
        KpiUnit.Ratio => Words.Percent(value),
        KpiUnit.Days => Words.OneDecimal(value),
        _ => Dollars(value),
    };

    private static string Part(decimal? part, bool isMoney) =>
        part is not { } value ? Unknown : isMoney ? Dollars(value) : Words.Count(value);

    // A shown part may be an exact quotient, such as an average per day; on the page it is rounded to the cent.
    private static string Dollars(decimal dollars) =>
        Words.Dollars(new Money((long)Math.Round(dollars * 100, MidpointRounding.AwayFromZero)));
}
