using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>What a value counts. A ratio stands between 0 and 1 as a rule and is shown as a percentage.</summary>
internal enum KpiUnit
{
    Ratio,
    Days,
    Usd,
}

/// <summary>One age class of the receivable. The share is null for credits, for what is not yet due to age, and when nothing is open.</summary>
internal sealed record AgingBucket(string Bucket, Money Amount, decimal? Share)
{
    /// <summary>The claims whose balances stand in this bucket.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>One part of a numerator that is told apart, such as the claims denied in full. Money is in dollars.</summary>
internal sealed record KpiPart(string Name, decimal Amount, IReadOnlyList<string> Claims);

/// <summary>
/// One measure with its parts. The value is null when there is no denominator: no data is neither 0 nor 100 percent. Parts that
/// are money are in dollars; a denominator that is an average of money is shown to the cent, while the value is exact.
/// </summary>
internal sealed record Kpi(
    string Id,
    string Name,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NumeratorIsMoney,
    bool DenominatorIsMoney,
    KpiUnit Unit,
    bool IsEstimate,
    string Formula,
    IReadOnlyList<AgingBucket> Buckets)
{
    /// <summary>Keys of the claims behind the numerator, as the facts gave them.</summary>
    public IReadOnlyList<string> NumeratorClaims { get; init; } = [];

    /// <summary>Keys of the claims behind the denominator, as the facts gave them.</summary>
    public IReadOnlyList<string> DenominatorClaims { get; init; } = [];

    /// <summary>What the numerator is made of, where this is told apart: the denial rates have <c>full</c> and <c>partial</c>.</summary>
    public IReadOnlyList<KpiPart> NumeratorParts { get; init; } = [];
}

/// <summary>
/// All measures of one practice. Whether the ledger balances is not seen from the facts: it is false until the caller, who
/// can sum the ledger, says otherwise.
/// </summary>
internal sealed record KpiReport(DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<Kpi> Kpis, bool LedgerBalanced, int Claims);
