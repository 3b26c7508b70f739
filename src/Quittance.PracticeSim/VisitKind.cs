namespace Quittance.PracticeSim;

/// <summary>Whose patients a kind of visit is billed for: what is done alike is sometimes coded otherwise for Medicare.</summary>
public enum VisitPayer
{
    Any,
    Medicare,
    Other,
}

/// <summary>One service of a kind of visit. Pointers count the visit's diagnoses from 1.</summary>
public sealed record VisitLine(string Code, IReadOnlyList<string> Modifiers, int Units, IReadOnlyList<int> Pointers);

/// <summary>
/// A kind of visit that a family practice sees: why somebody comes, what is found and what is done. Ages are whole months, both ends included.
/// </summary>
public sealed record VisitKind(
    string Id, string Reason, IReadOnlyList<string> Diagnoses, IReadOnlyList<VisitLine> Lines, int FromMonths, int ThroughMonths, string Sex, VisitPayer Payer,
    int Weight, int? EveryMonths, (int First, int Last) Season, bool IsChronic, string Note)
{
    // What only somebody known to the practice can have.
    private static readonly string[] KnownPatientsOnly = ["99211", "99490", "99495"];

    /// <summary>True when it fits a person's age in months, sex (F or M) and insurance.</summary>
    public bool Fits(int ageMonths, string sex, bool isMedicare) =>
        ageMonths >= FromMonths && ageMonths <= ThroughMonths && (Sex.Length == 0 || Sex == sex) && (Payer == VisitPayer.Any || (Payer == VisitPayer.Medicare) == isMedicare);

    /// <summary>True when people come for it in that month of the year; a season may run over New Year.</summary>
    public bool IsInSeason(int month) =>
        Season.First <= Season.Last ? month >= Season.First && month <= Season.Last : month >= Season.First || month <= Season.Last;

    /// <summary>The same for somebody whom the practice has not seen for three years; null when it cannot be the first visit.</summary>
    public VisitKind? ForNewPatient() =>
        Lines.Any(l => KnownPatientsOnly.Contains(l.Code, StringComparer.Ordinal)) ? null : this with { Lines = [.. Lines.Select(l => l with { Code = FirstVisitCode(l.Code) })] };

    /// <summary>The note, about somebody put in words such as <c>A 54-year-old woman</c>.</summary>
    public string NoteAbout(string who) => Note.Replace("{who}", who, StringComparison.Ordinal);

    // Office visits and check-ups of people whom the practice knows have siblings of the same level or age for new people.
    private static string FirstVisitCode(string code) => code switch
    {
        "99212" or "99213" or "99214" or "99215" => "9920" + code[4],
        "99391" or "99392" or "99393" or "99394" or "99395" or "99396" or "99397" => "9938" + code[4],
        _ => code,
    };
}
