using Quittance.Core.Kernel;

namespace Quittance.Core.Model;

/// <summary>Where a person or a practice can be reached by post. ZIP has five or nine digits.</summary>
internal sealed record PostalAddress(string Street, string City, string State, string Zip)
{
    /// <summary>Nothing is known.</summary>
    public static readonly PostalAddress None = new("", "", "", "");

    public override string ToString() => "PostalAddress (not printed)";
}

/// <summary>A person as a claim names them. Never printed: it is personal data.</summary>
internal sealed record NamedPerson(string Last, string First, string Middle, DateOnly? Birth, string Sex, PostalAddress Address)
{
    public override string ToString() => "NamedPerson (not printed)";
}

/// <summary>A patient's coverage on the day of a visit, first payer first.</summary>
internal sealed record CoverageOnDay
{
    /// <summary>The payer's id on claims.</summary>
    public required string PayerId { get; init; }
    /// <summary>The payer's name.</summary>
    public required string PayerName { get; init; }
    /// <summary>SBR09: MB, MC, CI, 16 ...</summary>
    public required string FilingIndicator { get; init; }
    /// <summary>The member's number.</summary>
    public required string MemberId { get; init; }
    /// <summary>How the patient is related to the subscriber: 18 is the subscriber.</summary>
    public string Relationship { get; init; } = "18";
    /// <summary>Who holds the policy; null when the patient does.</summary>
    public NamedPerson? Subscriber { get; init; }
    /// <summary>SBR03.</summary>
    public string GroupNumber { get; init; } = "";
    /// <summary>SBR04.</summary>
    public string PlanName { get; init; } = "";
    /// <summary>SBR05, why Medicare pays after another payer: 12, 43 ...; empty otherwise.</summary>
    public string InsuranceType { get; init; } = "";

    public override string ToString() => "CoverageOnDay (not printed)";
}

/// <summary>One service of a visit with its price. Pointers count diagnoses from 1.</summary>
internal sealed record ChargedProcedure(
    string Code, IReadOnlyList<string> Modifiers, int Units, IReadOnlyList<int> Pointers, Money Charge);

/// <summary>Who rendered a visit.</summary>
internal sealed record RenderingProvider(string Npi, string Last, string First, string Taxonomy);

/// <summary>Who bills.</summary>
internal sealed record BillingProvider(string Name, string Npi, string TaxId, string Taxonomy, PostalAddress Address)
{
    /// <summary>The CLIA number of its laboratory; empty when it has none.</summary>
    public string Clia { get; init; } = "";

    public override string ToString() => "BillingProvider (not printed)";
}

/// <summary>All that a claim of a visit says of the visit.</summary>
internal sealed record ChargedVisit
{
    /// <summary>The visit's number, which becomes CLM01: at most 20 characters.</summary>
    public required string Number { get; init; }
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>Place of service, two digits.</summary>
    public required string PlaceOfService { get; init; }
    /// <summary>The patient.</summary>
    public required NamedPerson Patient { get; init; }
    /// <summary>The practice's own number of the patient.</summary>
    public string ChartNumber { get; init; } = "";
    /// <summary>Who rendered it.</summary>
    public required RenderingProvider Rendering { get; init; }
    /// <summary>ICD-10-CM without points, the first is the main one.</summary>
    public required IReadOnlyList<string> Diagnoses { get; init; }
    /// <summary>Services in order.</summary>
    public required IReadOnlyList<ChargedProcedure> Services { get; init; }
    /// <summary>Coverages in order of payment. Empty: the patient pays.</summary>
    public required IReadOnlyList<CoverageOnDay> Coverages { get; init; }
    /// <summary>Number of the payer's authorization; empty for none.</summary>
    public string Authorization { get; init; } = "";
    /// <summary>What the patient paid at the visit.</summary>
    public Money PatientPaid { get; init; }

    public override string ToString() => "ChargedVisit (not printed)";
}
