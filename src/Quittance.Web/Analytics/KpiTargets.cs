namespace Quittance.Web.Analytics;

/// <summary>How a figure stands against its target.</summary>
internal enum Verdict { None, OnTarget, Watch, OffTarget }

/// <summary>
/// Where good ends and poor begins. A value equal to <c>Good</c> is good only when higher is better; equal to <c>Poor</c> is
/// always still Watch.
/// </summary>
internal sealed record KpiTarget(decimal Good, decimal Poor, bool LowerIsBetter, string Words)
{
    public Verdict Judge(decimal value) => LowerIsBetter
        ? value < Good ? Verdict.OnTarget : value <= Poor ? Verdict.Watch : Verdict.OffTarget
        : value >= Good ? Verdict.OnTarget : value >= Poor ? Verdict.Watch : Verdict.OffTarget;
}

/// <summary>The trade's usual thresholds, as the defaults. A figure that is informational has none.</summary>
internal static class KpiTargets
{
    private static readonly KpiTarget Days = new(40, 50, LowerIsBetter: true, "Under 40");
    private static readonly KpiTarget Denied = new(0.05m, 0.10m, LowerIsBetter: true, "Under 5%");

    private static readonly Dictionary<string, KpiTarget> ById = new(StringComparer.Ordinal)
    {
        ["ar-days-gross"] = Days,
        ["ar-days-net"] = Days,
        ["ar-over-90"] = new(0.15m, 0.20m, LowerIsBetter: true, "Under 15%"),
        ["clean-claim-rate"] = new(0.98m, 0.95m, LowerIsBetter: false, "98% or more"),
        ["first-pass-rate"] = new(0.90m, 0.85m, LowerIsBetter: false, "90% or more"),
        ["denial-rate-claims"] = Denied,
        ["denial-rate-dollars"] = Denied,
        ["collection-rate-net"] = new(0.97m, 0.95m, LowerIsBetter: false, "97% or more"),
    };

    public static KpiTarget? Of(string id) => ById.GetValueOrDefault(id);
}
