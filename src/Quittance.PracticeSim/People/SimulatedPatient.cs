using Quittance.Core.Model;
using Quittance.PayerSim.Profiles;

namespace Quittance.PracticeSim.People;

/// <summary>What covers somebody, as it truly is.</summary>
internal sealed record SimulatedCoverage(int Rank, PayerProfile Payer, Plan Plan, string MemberId, DateOnly From)
{
    public DateOnly? Through { get; init; }
    /// <summary>Who holds the policy; null for the patient.</summary>
    public NamedPerson? Holder { get; init; }
    public string Relationship { get; init; } = "18";
    public string Group { get; init; } = "";
    /// <summary>SBR05 of Medicare that pays later.</summary>
    public string InsuranceType { get; init; } = "";
    /// <summary>Took the place of another during the story.</summary>
    public bool IsNew { get; init; }
    /// <summary>What the front desk typed instead of the member number at first; null when it typed what the card says.</summary>
    public string? Mistyped { get; init; }

    public bool IsInForce(DateOnly day) => From <= day && (Through is not { } last || day <= last);

    public override string ToString() => "SimulatedCoverage (not printed)";
}

/// <summary>A patient of the practice, as they truly are.</summary>
internal sealed record SimulatedPatient(string Chart, NamedPerson Person, IReadOnlyList<SimulatedCoverage> Coverages)
{
    /// <summary>Chronic kinds of visits that they come for.</summary>
    public IReadOnlySet<string> Conditions { get; init; } = new HashSet<string>(StringComparer.Ordinal);
    /// <summary>How often they come against others.</summary>
    public int Need { get; init; }
    /// <summary>The practice had not seen them for three years when the story begins.</summary>
    public bool IsNew { get; init; }
    /// <summary>Index of their usual clinician.</summary>
    public int Clinician { get; init; }
    /// <summary>The birth date that the front desk typed at first; null when it is right.</summary>
    public DateOnly? MistypedBirth { get; init; }
    /// <summary>The sex that the front desk typed at first; null when it is right.</summary>
    public string? MistypedSex { get; init; }
    /// <summary>Nobody at the desk asks whether the coverage is still the same.</summary>
    public bool ChangeIsMissed { get; init; }
    /// <summary>How likely they pay a bill on one working day, in a thousand; 0 for those who do not pay.</summary>
    public int PaysPerMille { get; init; }

    public DateOnly Birth => Person.Birth!.Value;

    public SimulatedCoverage? First(DateOnly day) => Coverages.FirstOrDefault(c => c.Rank == 1 && c.IsInForce(day));

    public int MonthsOn(DateOnly day) => (day.Year - Birth.Year) * 12 + day.Month - Birth.Month - (day.Day < Birth.Day ? 1 : 0);

    public override string ToString() => "SimulatedPatient (not printed)";
}
