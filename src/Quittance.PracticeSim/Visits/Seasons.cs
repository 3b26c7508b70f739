namespace Quittance.PracticeSim.Visits;

/// <summary>What people come for depends on the month, and how many come on the day of the week.</summary>
internal static class Seasons
{
    private static readonly HashSet<string> Winter =
        ["uri", "sinusitis", "strep", "sore-throat", "bronchitis", "flu", "covid", "pneumonia", "otitis-right", "otitis-both", "bronchiolitis", "fever-child", "asthma-flare", "copd-flare", "stomach-bug"];

    private static readonly HashSet<string> Vaccines = ["flu-shot", "flu-shot-senior", "flu-shot-child", "well-adult-flu", "covid-shot"];

    private static readonly HashSet<string> Summer = ["insect-sting", "swimmers-ear", "dog-bite", "cut-hand", "ankle-sprain", "allergies", "rash"];

    // January first; percent of the weight in the file.
    private static readonly int[] OfWinter = [170, 160, 130, 100, 80, 60, 50, 60, 85, 110, 140, 165];
    private static readonly int[] OfVaccines = [40, 20, 0, 0, 0, 0, 0, 30, 240, 330, 200, 90];
    private static readonly int[] OfSummer = [40, 45, 70, 110, 150, 170, 170, 160, 120, 80, 55, 45];

    /// <summary>How often this kind is seen in a month, in percent of its weight.</summary>
    public static int Percent(string kind, DateOnly day) =>
        Winter.Contains(kind) ? OfWinter[day.Month - 1]
        : Vaccines.Contains(kind) ? OfVaccines[day.Month - 1]
        : Summer.Contains(kind) ? OfSummer[day.Month - 1]
        : kind == "sports-physical" ? (day.Month is 7 or 8 ? 500 : 40) : 100;

    /// <summary>How full a working day is, in percent of the average one.</summary>
    public static int Visits(DateOnly day)
    {
        var week = day.DayOfWeek switch { DayOfWeek.Monday => 114, DayOfWeek.Friday => 88, DayOfWeek.Tuesday => 104, _ => 97 };
        var month = day.Month switch { 1 or 2 or 12 => 104, 9 or 10 or 11 => 106, 6 or 7 or 8 => 93, _ => 100 };
        return week * month / 100;
    }
}
