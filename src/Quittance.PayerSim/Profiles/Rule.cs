using Quittance.Core.Kernel;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>A payer's own rule: which lines, and what happens to them. One of the four actions is set.</summary>
public sealed record Rule
{
    public required string Id { get; init; }
    public string Says { get; init; } = "";
    public DateSpan Days { get; init; }
    public required Conditions When { get; init; }
    public bool IsAboutClaim { get; init; }
    public Denial? Deny { get; init; }
    public Rejection? Reject { get; init; }
    public Reduction? Reduce { get; init; }
    public int? PendDays { get; init; }
}

/// <summary>How often a service is paid.</summary>
public sealed record Interval(int Times, int? Days, bool Lifetime, bool CountsUnits, CodeSet? Codes);

/// <summary>What must hold for a rule; what is null is not asked.</summary>
public sealed record Conditions
{
    public IReadOnlyList<string> Plans { get; init; } = [];
    public CodeSet? Codes { get; init; }
    public CodeSet? WithoutCodes { get; init; }
    public CodeSet? Modifiers { get; init; }
    public CodeSet? WithoutModifiers { get; init; }
    public CodeSet? Diagnoses { get; init; }
    public CodeSet? WithoutDiagnoses { get; init; }
    public CodeSet? FirstDiagnoses { get; init; }
    public CodeSet? Places { get; init; }
    public CodeSet? WithoutPlaces { get; init; }
    public IReadOnlyList<string> Providers { get; init; } = [];
    public IReadOnlyList<string> WithoutProviders { get; init; } = [];
    public CodeSet? Taxonomies { get; init; }
    public CodeSet? WithoutTaxonomies { get; init; }
    public (int From, int To)? Age { get; init; }
    public string Sex { get; init; } = "";
    public int? UnitsOver { get; init; }
    public Money? ChargeOver { get; init; }
    /// <summary>True: a good number is there; false: none is; null: not asked. The same for the next two.</summary>
    public bool? Authorization { get; init; }
    public bool? Referral { get; init; }
    public bool? Document { get; init; }
    public IReadOnlyList<string> Missing { get; init; } = [];
    public CodeSet? WithCodes { get; init; }
    public CodeSet? SameDayCodes { get; init; }
    public Interval? Interval { get; init; }
    public bool? IsSecondary { get; init; }
    public string Frequency { get; init; } = "";
    public bool? Accident { get; init; }
    public bool? InNetwork { get; init; }
}
