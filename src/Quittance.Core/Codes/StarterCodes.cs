using System.Collections.Frozen;
using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.Codes;

/// <summary>A diagnosis of the starter set: the ICD-10-CM code as claims carry it, without the point, and its public title.</summary>
internal sealed record StarterDiagnosis(string Code, string Title, DateSpan Days);

/// <summary>What sort of thing a starter procedure is to a practice.</summary>
internal enum ProcedureKind
{
    /// <summary>A visit because of a problem.</summary>
    Visit,
    /// <summary>A check-up or screening visit.</summary>
    Preventive,
    /// <summary>A talk that is billed by itself.</summary>
    Counseling,
    /// <summary>Care between or around visits.</summary>
    Care,
    /// <summary>Giving a vaccine; the vaccine is a line of its own.</summary>
    Immunization,
    /// <summary>The vaccine itself.</summary>
    Vaccine,
    /// <summary>Giving a drug; the drug is a line of its own.</summary>
    Injection,
    /// <summary>The drug itself, by the units of its code.</summary>
    Drug,
    /// <summary>Work done with the hands.</summary>
    Procedure,
    /// <summary>A test in the office that is no laboratory test.</summary>
    Test,
    /// <summary>A laboratory test or the drawing of its sample.</summary>
    Lab,
    /// <summary>A picture of the inside.</summary>
    Imaging,
    /// <summary>A thing that the patient takes home or wears.</summary>
    Supply,
}

/// <summary>
/// A procedure of the starter set. <paramref name="Words"/> are our own for numbers of CPT, and the public title or a shorter wording of ours for
/// HCPCS level II. <paramref name="Days"/> are the days for which the published sets were seen to hold it.
/// </summary>
internal sealed record StarterProcedure(string Code, ProcedureKind Kind, string Words, DateSpan Days)
{
    /// <summary>True for level II of HCPCS, whose codes begin with a letter.</summary>
    public bool IsLevelTwo => char.IsAsciiLetterUpper(Code[0]);
}

/// <summary>
/// Codes that a family practice meets often, so that a practice can work before it has loaded any edition. It is no edition: a code that is not here
/// may well be in force.
/// </summary>
internal static class StarterCodes
{
    private static readonly FrozenDictionary<string, StarterDiagnosis> DiagnosesByCode =
        CodeTable.Rows("starter/diagnoses.tsv", 4).Select(row => new StarterDiagnosis(row[0], row[1], Days(row[2], row[3]))).ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, StarterProcedure> ProceduresByCode =
        CodeTable.Rows("starter/procedures.tsv", 5).Select(row => new StarterProcedure(row[0], Kind(row[1]), row[2], Days(row[3], row[4]))).ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);

    /// <summary>Every diagnosis, by code.</summary>
    public static IReadOnlyList<StarterDiagnosis> Diagnoses { get; } = [.. DiagnosesByCode.Values.OrderBy(d => d.Code, StringComparer.Ordinal)];

    /// <summary>Every procedure, by code.</summary>
    public static IReadOnlyList<StarterProcedure> Procedures { get; } = [.. ProceduresByCode.Values.OrderBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>The diagnosis of a code, with or without its point; null when the set does not have it.</summary>
    public static StarterDiagnosis? FindDiagnosis(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return DiagnosesByCode.GetValueOrDefault(code.Replace(".", "", StringComparison.Ordinal));
    }

    /// <summary>The procedure of a code; null when the set does not have it.</summary>
    public static StarterProcedure? FindProcedure(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ProceduresByCode.GetValueOrDefault(code);
    }

    private static DateSpan Days(string from, string through) =>
        new(Day(from), CodeTable.OrNull(through) is { } last ? Day(last) : null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ProcedureKind Kind(string word)
    {
        ProcedureKind? kind = word switch
        {
            "visit" => ProcedureKind.Visit,
            "preventive" => ProcedureKind.Preventive,
            "counseling" => ProcedureKind.Counseling,
            "care" => ProcedureKind.Care,
            "immunization" => ProcedureKind.Immunization,
            "vaccine" => ProcedureKind.Vaccine,
            "injection" => ProcedureKind.Injection,
            "drug" => ProcedureKind.Drug,
            "procedure" => ProcedureKind.Procedure,
            "test" => ProcedureKind.Test,
            "lab" => ProcedureKind.Lab,
            "imaging" => ProcedureKind.Imaging,
            "supply" => ProcedureKind.Supply,
            _ => null,
        };
        Check.That(kind is not null, "a starter procedure is of a known kind");
        return kind.Value;
    }
}
