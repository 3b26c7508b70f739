using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.People;

namespace Quittance.PracticeSim.Visits;

/// <summary>
/// All visits of the story. They follow from panel and options alone; what comes later never changes what was before, so a longer story begins like a shorter one.
/// </summary>
internal sealed class VisitCalendar
{
    // Nobody comes again within so many days, unless the next draws find nobody else.
    private const int DaysApart = 6;

    // Who has an illness comes for it more often than its weight among all kinds would make them.
    private const int ChronicWeighs = 7;

    private readonly PracticeOptions _options;
    private readonly Panel _panel;
    private readonly Authorizing _authorizing;
    private readonly IReadOnlyList<string> _clinicians;
    private readonly int[] _needs;
    private readonly Dictionary<string, DateOnly> _lastVisit = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Chart, string Kind), DateOnly> _lastOfKind = [];

    private VisitCalendar(PracticeOptions options, Panel panel, Authorizing authorizing, IReadOnlyList<string> clinicians)
    {
        (_options, _panel, _authorizing, _clinicians) = (options, panel, authorizing, clinicians);
        _needs = new int[panel.Patients.Count];
        for (var i = 0; i < _needs.Length; i++) _needs[i] = (i == 0 ? 0 : _needs[i - 1]) + panel.Patients[i].Need;
    }

    public required IReadOnlyList<SimulatedVisit> Visits { get; init; }

    public static VisitCalendar Draw(PracticeOptions options, Panel panel, Authorizing authorizing, IReadOnlyList<string> clinicians)
    {
        var visits = new List<SimulatedVisit>();
        var calendar = new VisitCalendar(options, panel, authorizing, clinicians) { Visits = visits };
        for (var day = options.From; day <= options.Until; day = day.AddDays(1))
            if (BusinessDays.Includes(day)) calendar.AddDay(day, visits);
        return calendar;
    }

    private void AddDay(DateOnly day, List<SimulatedVisit> visits)
    {
        var chance = Chance.For(_options.Seed, "day", Text(day));
        // 250 working days a year.
        var average = _options.VisitsPerMonth * 12 * Seasons.Visits(day) / 25_000.0;
        var count = Math.Max(1, (int)Math.Round(average * chance.Between(93, 107) / 100, MidpointRounding.AwayFromZero));
        for (var n = 1; n <= count; n++)
            if (Next(day, n) is { } visit) visits.Add(visit);
    }

    private SimulatedVisit? Next(DateOnly day, int n)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"V{day:yyMMdd}{n:000}");
        var chance = Chance.For(_options.Seed, "visit", number);
        for (var tries = 0; tries < 40; tries++)
        {
            var patient = Draw(ref chance);
            if (patient.Birth > day || patient.First(day) is not { } coverage) continue;
            if (_lastVisit.TryGetValue(patient.Chart, out var last) && day.DayNumber - last.DayNumber < DaysApart && tries < 30) continue;
            if (KindOf(ref chance, patient, coverage, day) is not { } kind) continue;
            _lastVisit[patient.Chart] = day;
            _lastOfKind[(patient.Chart, kind.Id)] = day;
            var clinician = _clinicians[chance.PerMille(820) ? patient.Clinician % _clinicians.Count : chance.Between(0, _clinicians.Count - 1)];
            return WithSlip(ref chance, new SimulatedVisit(number, day, patient, kind, clinician) { RecordedOn = day }, coverage);
        }
        return null;
    }

    private SimulatedPatient Draw(ref Chance chance)
    {
        var at = Array.BinarySearch(_needs, chance.Between(1, _needs[^1]));
        return _panel.Patients[at >= 0 ? at : ~at];
    }

    private VisitKind? KindOf(ref Chance chance, SimulatedPatient patient, SimulatedCoverage coverage, DateOnly day)
    {
        var months = patient.MonthsOn(day);
        var isMedicare = coverage.Payer.Kind is PayerKind.Medicare or PayerKind.MedicareAdvantage;
        var kinds = VisitKinds.All;
        Span<int> weights = stackalloc int[kinds.Count];
        var any = false;
        for (var i = 0; i < kinds.Count; i++)
        {
            var kind = kinds[i];
            if (!kind.Fits(months, patient.Person.Sex, isMedicare) || !kind.IsInSeason(day.Month) || (kind.IsChronic && !patient.Conditions.Contains(kind.Id)) || IsTooSoon(patient, kind, day)) continue;
            weights[i] = kind.Weight * Seasons.Percent(kind.Id, day) * (kind.IsChronic ? ChronicWeighs : 1);
            any |= weights[i] > 0;
        }
        if (!any) return null;
        var drawn = kinds[chance.Weighted(weights)];
        return patient.IsNew && !_lastVisit.ContainsKey(patient.Chart) ? drawn.ForNewPatient() : drawn;
    }

    private bool IsTooSoon(SimulatedPatient patient, VisitKind kind, DateOnly day) =>
        kind.EveryMonths is { } months && _lastOfKind.TryGetValue((patient.Chart, kind.Id), out var last) && last.AddMonths(Math.Min(months, 1200)) > day;

    private SimulatedVisit WithSlip(ref Chance chance, SimulatedVisit visit, SimulatedCoverage coverage)
    {
        if (_authorizing.IsNeeded(visit.Kind, coverage))
        {
            if (chance.PerMille(Slips.PerMille(Slip.NoAuthorization))) return visit with { Slip = Slip.NoAuthorization };
            visit = visit with { Authorization = "A" + chance.Between(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture) };
            if (chance.PerMille(Slips.PerMille(Slip.MissingAuthorization))) return visit with { Slip = Slip.MissingAuthorization };
        }
        foreach (var slip in (Slip[])[Slip.LateCharge, Slip.InvalidDiagnosis, Slip.TruncatedDiagnosis, Slip.Unbundled, Slip.WrongPointer, Slip.EnteredTwice, Slip.MissingModifier])
        {
            if (!chance.PerMille(Slips.PerMille(slip)) || !Recording.CanHave(visit, slip)) continue;
            return slip == Slip.LateCharge ? visit with { Slip = slip, RecordedOn = BusinessDays.Add(visit.Day, chance.Between(2, 18)) } : visit with { Slip = slip };
        }
        // Every tenth note is finished on the next working day.
        return chance.PerMille(100) ? visit with { RecordedOn = BusinessDays.Add(visit.Day, 1) } : visit;
    }

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
