using Quittance.Core.Kernel;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>What is allowed for some codes. One of the three amounts is set.</summary>
public sealed record PriceTerm(CodeSet Codes, CodeSet? Modifiers, CodeSet? Places, Rate? OfFeeTable, Money? Price, Rate? OfCharge);

/// <summary>Codes that are paid less when several are done on one day.</summary>
public sealed record MultipleProcedures(CodeSet Codes, IReadOnlyList<Rate> Shares);

/// <summary>Prices and filing limits for the services of some days.</summary>
public sealed record Contract
{
    public required string Id { get; init; }
    public DateSpan Days { get; init; }
    /// <summary>Plans it is for; empty for all.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];
    /// <summary>Billing NPIs it is for; empty for all.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];
    public IReadOnlyList<PriceTerm> Terms { get; init; } = [];
    public required PriceTerm Otherwise { get; init; }
    public bool LesserOfCharge { get; init; }
    public IReadOnlyList<(CodeSet Modifiers, Rate Share)> ModifierShares { get; init; } = [];
    public IReadOnlyList<(CodeSet Taxonomies, Rate Share)> TaxonomyShares { get; init; } = [];
    public IReadOnlyList<MultipleProcedures> Multiple { get; init; } = [];
    public required Denial PriceZero { get; init; }
    public int FilingDays { get; init; }
    public int? FilingMonths { get; init; }
    public int? SecondaryFilingDays { get; init; }
    public int? ReplacementFilingDays { get; init; }
    public int? InterestAfterDays { get; init; }
    public Rate Interest { get; init; }

    /// <summary>True when it prices this plan's services by this provider on this day.</summary>
    public bool Covers(DateOnly day, string plan, string billingNpi) =>
        Days.Contains(day) && (Plans.Count == 0 || Plans.Contains(plan, StringComparer.Ordinal)) && (Providers.Count == 0 || Providers.Contains(billingNpi, StringComparer.Ordinal));

    /// <summary>The last day on which a claim of this first day of service may be received.</summary>
    public DateOnly LastFilingDay(DateOnly service) => FilingMonths is { } months ? service.AddMonths(months) : service.AddDays(FilingDays);
}
