using System.Globalization;
using Quittance.App.Charges;

namespace Quittance.PracticeSim.Visits;

/// <summary>Writes visits down: as they truly were, or with the slip that happened.</summary>
internal static class Recording
{
    private const string Office = "11";

    // Measuring the oxygen in the blood belongs to every visit on the same day.
    private const string PartOfVisit = "94760";

    /// <summary>True when the slip can happen to this visit.</summary>
    public static bool CanHave(SimulatedVisit visit, Slip slip) => slip switch
    {
        Slip.TruncatedDiagnosis => visit.Kind.Diagnoses[0].Length > 3,
        Slip.MissingModifier => visit.Kind.Lines.Any(l => l.Modifiers.Contains("25", StringComparer.Ordinal)),
        Slip.Unbundled => visit.Kind.Lines.Any(IsVisit) && !visit.Kind.Lines.Any(l => l.Code == PartOfVisit) && visit.Patient.MonthsOn(visit.Day) > 24,
        _ => true,
    };

    /// <summary>The visit as it truly was.</summary>
    public static VisitFacts Truth(SimulatedVisit visit) => new(visit.Number, visit.Patient.Chart, visit.Day, visit.ClinicianNpi, Office, visit.Kind.Diagnoses, [.. visit.Kind.Lines.Select(ToFacts)])
    {
        Authorization = visit.Authorization,
        Note = visit.Kind.NoteAbout(Who(visit)),
    };

    /// <summary>The visit as it is entered.</summary>
    public static VisitFacts Entered(SimulatedVisit visit)
    {
        var truth = Truth(visit);
        return visit.Slip switch
        {
            // An I typed as a 1, and alike: no diagnosis begins with a digit.
            Slip.InvalidDiagnosis => truth with { Diagnoses = ["1" + truth.Diagnoses[0][1..], .. truth.Diagnoses.Skip(1)] },
            Slip.TruncatedDiagnosis => truth with { Diagnoses = [truth.Diagnoses[0][..^1], .. truth.Diagnoses.Skip(1)] },
            Slip.Unbundled => truth with { Services = [.. truth.Services, new ServiceFacts(PartOfVisit, [], 1, [1])] },
            Slip.MissingModifier => truth with { Services = [.. truth.Services.Select(s => s with { Modifiers = [.. s.Modifiers.Where(m => m != "25")] })] },
            Slip.WrongPointer => truth with { Services = [truth.Services[0] with { Pointers = [truth.Diagnoses.Count + 1] }, .. truth.Services.Skip(1)] },
            Slip.MissingAuthorization => truth with { Authorization = "" },
            _ => truth,
        };
    }

    private static bool IsVisit(VisitLine line) => line.Code.StartsWith("992", StringComparison.Ordinal);

    private static ServiceFacts ToFacts(VisitLine line) => new(line.Code, line.Modifiers, line.Units, line.Pointers);

    private static string Who(SimulatedVisit visit)
    {
        var months = visit.Patient.MonthsOn(visit.Day);
        var isFemale = visit.Patient.Person.Sex == "F";
        if (months < 1) return isFemale ? "A newborn girl" : "A newborn boy";
        if (months < 24) return string.Create(CultureInfo.InvariantCulture, $"{Article(months)} {months}-month-old {(isFemale ? "girl" : "boy")}");
        var years = months / 12;
        var word = years < 18 ? (isFemale ? "girl" : "boy") : isFemale ? "woman" : "man";
        return string.Create(CultureInfo.InvariantCulture, $"{Article(years)} {years}-year-old {word}");
    }

    private static string Article(int number) => number is 8 or 11 or 18 || number / 10 == 8 ? "An" : "A";
}
