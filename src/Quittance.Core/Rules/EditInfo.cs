using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.Rules;

/// <summary>When an edit runs. The order of the values is the order of execution.</summary>
public enum EditStage
{
    /// <summary>What the claim must say at all, and in which form.</summary>
    Required = 1,
    /// <summary>Numbers that name providers, members and taxpayers.</summary>
    Identifiers,
    /// <summary>Days, and their order.</summary>
    Dates,
    /// <summary>Whether codes are codes.</summary>
    CodeValidity,
    /// <summary>Diagnoses among each other, and what points at them.</summary>
    Diagnoses,
    /// <summary>Modifiers and units of a line.</summary>
    Modifiers,
    /// <summary>Codes that exclude or need each other.</summary>
    CodePairs,
    /// <summary>Services inside the window of a surgery.</summary>
    GlobalSurgery,
    /// <summary>What a policy covers.</summary>
    Coverage,
    /// <summary>What was billed before.</summary>
    Duplicates,
    /// <summary>Whether the money adds up.</summary>
    Balancing,
    /// <summary>What one payer asks for.</summary>
    Payer,
}

/// <summary>The day by which it is decided whether an edit is in force.</summary>
public enum EditBasis
{
    /// <summary>The claim's first day of service: what was done is judged by the rules of its day.</summary>
    ServiceDay,
    /// <summary>The day as of which is judged: a rule about the file holds for all that is sent that day.</summary>
    SendingDay,
}

/// <summary>Kinds of claims.</summary>
[Flags]
public enum ClaimKinds
{
    /// <summary>No kind.</summary>
    None = 0,
    /// <summary>837P: services of a professional.</summary>
    Professional = 1,
    /// <summary>837I: bills of a hospital or another institution.</summary>
    Institutional = 2,
    /// <summary>837D: services of a dentist.</summary>
    Dental = 4,
}

/// <summary>
/// What an edit says of itself. <paramref name="Id"/> is never used for another rule; <paramref name="Level"/> is its SNIP level: 1 syntax, 2 the guide's
/// requirements, 3 sums, 4 situations (one value asks for another), 5 code sets and forms of numbers, 6 kinds of services, 7 what a payer or kind of payer asks for;
/// <paramref name="Effective"/> holds the days for which the rule is law.
/// </summary>
public sealed record EditInfo(string Id, EditStage Stage, int Level, Severity Severity, Source Source, DateSpan Effective)
{
    /// <summary>The rule as a sentence that a claim should fulfil.</summary>
    public required string Title { get; init; }

    /// <summary>What makes it speak, in a sentence.</summary>
    public required string Fires { get; init; }

    /// <summary>What makes the finding go away, in a sentence.</summary>
    public required string Clears { get; init; }

    /// <summary>The kinds of claims that it judges; professional ones when nothing is said.</summary>
    public ClaimKinds Kinds { get; init; } = ClaimKinds.Professional;

    /// <summary>The day that decides whether it is in force; the day of service when nothing is said.</summary>
    public EditBasis Basis { get; init; }

    /// <summary>True when it compares the claim with the patient's other claims, so that one file alone does not decide it.</summary>
    public bool NeedsHistory { get; init; }

    /// <summary>Names the rule's wording: the first day on which it holds.</summary>
    public string Edition { get; } = Effective.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>True when a claim of that first day of service is judged by it, as of a day.</summary>
    public bool IsInForce(DateOnly serviceDay, DateOnly asOf) =>
        Effective.From <= asOf && Effective.Contains(Basis == EditBasis.ServiceDay ? serviceDay : asOf);
}
