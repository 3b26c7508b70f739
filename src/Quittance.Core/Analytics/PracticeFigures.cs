namespace Quittance.Core.Analytics;

/// <summary>All that Home shows of a practice, worked out from one reading of its facts. Names of payers are for the caller to add.</summary>
internal sealed record PracticeFigures(KpiReport Report, MonthlyFigures Months, IReadOnlyList<DenialCause> Causes, IReadOnlyList<AgedPayer> Payers)
{
    public IReadOnlyDictionary<string, string> PayerNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static PracticeFigures Of(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new PracticeFigures(
            KpiCalculator.Calculate(claims, period), MonthlyFigures.Of(claims, period.AsOf), DenialCauses.Of(claims, period.AsOf), AgingByPayer.Of(claims, period.AsOf));
    }
}
