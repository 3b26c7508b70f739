namespace Quittance.Core.Analytics;

/// <summary>How a value stands against its target.</summary>
internal enum KpiVerdict
{
    NoData,
    OnTarget,
    Watch,
    OffTarget,
}

/// <summary>
/// A target that a practice may change. For measures where less is better, below <paramref name="Good"/> is on target and above
/// <paramref name="Poor"/> is off; where more is better, from <paramref name="Good"/> on is on target and below <paramref name="Poor"/> is off.
/// </summary>
internal sealed record KpiBenchmark(string Id, decimal Good, decimal Poor, bool MoreIsBetter)
{
    /// <summary>The targets that are commonly quoted for physician practices. Measures without one are for information.</summary>
    public static IReadOnlyList<KpiBenchmark> Defaults { get; } =
    [
        new("ar-days-gross", 40m, 50m, MoreIsBetter: false),
        new("ar-days-net", 40m, 50m, MoreIsBetter: false),
        new("clean-claim-rate", 0.98m, 0.95m, MoreIsBetter: true),
        new("first-pass-rate", 0.90m, 0.85m, MoreIsBetter: true),
        new("denial-rate-claims", 0.05m, 0.10m, MoreIsBetter: false),
        new("denial-rate-dollars", 0.05m, 0.10m, MoreIsBetter: false),
        new("collection-rate-net", 0.97m, 0.95m, MoreIsBetter: true),
        new("ar-over-90", 0.15m, 0.20m, MoreIsBetter: false),
    ];

    /// <summary>The verdict on a value; a value without data has none.</summary>
    public KpiVerdict Judge(decimal? value)
    {
        if (value is not { } known) return KpiVerdict.NoData;
        if (MoreIsBetter ? known >= Good : known < Good) return KpiVerdict.OnTarget;
        return (MoreIsBetter ? known < Poor : known > Poor) ? KpiVerdict.OffTarget : KpiVerdict.Watch;
    }
}
