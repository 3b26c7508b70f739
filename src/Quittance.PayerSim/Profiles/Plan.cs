using Quittance.Core.Kernel;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>A product that members are enrolled in.</summary>
public sealed record Plan(string Id, string Name, string FilingIndicator, IReadOnlyList<Benefits> Benefits)
{
    /// <summary>The benefits of a day of service; null when the plan has none then.</summary>
    public Benefits? On(DateOnly day) => Benefits.FirstOrDefault(b => b.Days.Contains(day));
}

/// <summary>How a plan pays after another payer.</summary>
public enum Coordination
{
    Standard,
    NonDuplication,
    Supplement,
    Medicaid,
    MedicareSecondary,
    None,
}

/// <summary>How members share in the cost of some services. Coinsurance null: the benefits' own.</summary>
public sealed record CostShare(CodeSet Codes, CodeSet? Modifiers, CodeSet? Places, CodeSet? Diagnoses, Money Copay, bool CopayPerLine, bool WaivesDeductible, Rate? Coinsurance);

/// <summary>What a plan gives for services of some days.</summary>
public sealed record Benefits
{
    public DateSpan Days { get; init; }
    public (int Month, int Day) YearStarts { get; init; }
    public Money Deductible { get; init; }
    public Money? OutOfPocketMax { get; init; }
    public Rate Coinsurance { get; init; }
    public IReadOnlyList<CostShare> CostShares { get; init; } = [];
    public Rate Sequestration { get; init; }
    public CodeSet? NotCovered { get; init; }
    public required Denial NotCoveredDenial { get; init; }
    public Coordination Coordination { get; init; }
    public bool SupplementKeepsDeductible { get; init; }
    public Rate Forwards { get; init; }
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>First day of the benefit year that a day lies in.</summary>
    public DateOnly YearOf(DateOnly day)
    {
        var start = new DateOnly(day.Year, YearStarts.Month, YearStarts.Day);
        return start <= day ? start : start.AddYears(-1);
    }
}
