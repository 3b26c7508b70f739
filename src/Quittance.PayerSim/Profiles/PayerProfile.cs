using Quittance.Core.Kernel;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>What kind of payer it is.</summary>
public enum PayerKind
{
    Commercial,
    Medicare,
    Medicaid,
    MedicareAdvantage,
}

/// <summary>A payer as its file describes it: who it is, what it pays, what its members have, its rules and its habits.</summary>
public sealed record PayerProfile
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public PayerKind Kind { get; init; }
    /// <summary>Further payer ids under which it takes claims.</summary>
    public IReadOnlyList<string> OtherIds { get; init; } = [];
    /// <summary>TRN03 of its payments: a 1 and its tax id.</summary>
    public string OriginatorId { get; init; } = "";
    public string Street { get; init; } = "";
    public string City { get; init; } = "";
    public string State { get; init; } = "";
    public string Zip { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Phone { get; init; } = "";
    public string ClaimNumberPrefix { get; init; } = "";
    /// <summary>Ids of the published figures that its numbers follow.</summary>
    public IReadOnlyList<string> CalibratedFrom { get; init; } = [];
    public IReadOnlyDictionary<string, Money> FeeTable { get; init; } = new Dictionary<string, Money>(StringComparer.OrdinalIgnoreCase);
    public IReadOnlyList<Contract> Contracts { get; init; } = [];
    public IReadOnlyList<Plan> Plans { get; init; } = [];
    public IReadOnlyList<Rule> Rules { get; init; } = [];
    public required Intake Intake { get; init; }
    public required Lag Lag { get; init; }
    public required Noise Noise { get; init; }

    /// <summary>The plan of that id; null when there is none.</summary>
    public Plan? FindPlan(string id) => Plans.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal));

    public override string ToString() => $"{Name} ({Id}), version {Version}";
}

/// <summary>A denial: group, reason, remark codes.</summary>
public sealed record Denial(string Group, string Reason, IReadOnlyList<string> Remarks);

/// <summary>A refusal in the 277CA: category, status, whom it is about.</summary>
public sealed record Rejection(string Category, string Status, string Entity);

/// <summary>What is cut from the allowed amount, and under which reason.</summary>
public sealed record Reduction(Rate Share, Denial Reason);

/// <summary>What is looked at before benefits are.</summary>
public sealed record Intake
{
    public bool RejectsUnknownMembers { get; init; }
    public required Denial UnknownMember { get; init; }
    public required Rejection UnknownMemberRejection { get; init; }
    public bool ChecksNames { get; init; }
    public bool RejectsWrongNames { get; init; }
    public required Denial WrongName { get; init; }
    public required Rejection WrongNameRejection { get; init; }
    public required Denial BeforeCoverage { get; init; }
    public required Denial AfterCoverage { get; init; }
    public required Denial Late { get; init; }
    public bool DeniesDuplicates { get; init; }
    public required Denial Duplicate { get; init; }
    public bool AsksOtherPayerFirst { get; init; }
    public required Denial OtherPayer { get; init; }
    public bool TakesReplacements { get; init; }
    public required Rejection ReplacementRejection { get; init; }
    public required Rejection OriginalUnknown { get; init; }
    public required Denial OriginalOpen { get; init; }
}

/// <summary>A share of claims, and from how many to how many days they take.</summary>
public sealed record LagWindow(int FromDays, int ToDays, Rate Share);

/// <summary>When answers come.</summary>
public sealed record Lag(int AcknowledgesAfterDays, IReadOnlyList<LagWindow> Windows, IReadOnlyList<DayOfWeek> PaysOn);

/// <summary>Denials that no rule explains.</summary>
public sealed record ChanceDenial(Rate Share, bool PerClaim, CodeSet Codes, Denial Denial);

/// <summary>Paid claims that are taken back.</summary>
public sealed record Takebacks(Rate Share, int FromDays, int ToDays, Rate Cut, Denial? Denial, IReadOnlyList<string> Remarks, bool RecoversLater);

/// <summary>Money that belongs to no claim. <paramref name="Takes"/>: less is paid.</summary>
public sealed record ProviderAdjustment(string Reason, Rate Share, Money Amount, bool Takes, string Reference);

/// <summary>What a payer does without a rule.</summary>
public sealed record Noise(IReadOnlyList<ChanceDenial> Denials, Rate Silent, Rate Unacknowledged, Rate WrongPrice, Rate WrongPriceCut,
    Takebacks? Takebacks, IReadOnlyList<ProviderAdjustment> Adjustments);
