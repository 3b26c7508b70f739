using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

public enum KpiUnit { Ratio, Days, Usd }

public sealed record AgingBucket(string Bucket, Money Amount, decimal? Share);

public sealed record Kpi(string Id, string Name, decimal? Value, decimal? Numerator, decimal? Denominator, bool NumeratorIsMoney, bool DenominatorIsMoney, KpiUnit Unit, bool IsEstimate, string Formula, IReadOnlyList<AgingBucket> Buckets);

public sealed record KpiReport(DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<Kpi> Kpis, bool LedgerBalanced, int Claims);
