using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.People;

/// <summary>Everybody who may come to the practice, as they truly are. It follows from seed, payers and the first day.</summary>
internal sealed class Panel
{
    private Panel(List<SimulatedPatient> patients)
    {
        Patients = patients;
        ByChart = patients.ToDictionary(p => p.Chart, StringComparer.Ordinal);
    }

    public IReadOnlyList<SimulatedPatient> Patients { get; }

    public IReadOnlyDictionary<string, SimulatedPatient> ByChart { get; }

    public static Panel Draw(IReadOnlyList<PayerProfile> payers, PracticeOptions options)
    {
        // Four times a month's visits: people come three times a year on average, seniors more often.
        var wanted = Math.Max(40, options.VisitsPerMonth * 4);
        var policies = new Policies(new PayerMix(payers), options.Seed, options.From);
        var patients = new List<SimulatedPatient>();
        for (var h = 0; patients.Count < wanted; h++)
        {
            var name = h.ToString(CultureInfo.InvariantCulture);
            var household = Household.Draw(options.Seed, name, options.From);
            var covered = policies.Draw(name, household);
            var clinician = Chance.For(options.Seed, "clinician", name).Between(0, 2);
            var people = household.Adults.Concat(household.Children).ToList();
            for (var i = 0; i < people.Count; i++)
            {
                var chart = (100_001 + patients.Count).ToString(CultureInfo.InvariantCulture);
                patients.Add(Describe(options, new SimulatedPatient(chart, people[i], covered[i]) { Clinician = clinician }));
            }
        }
        return new Panel(patients);
    }

    private static SimulatedPatient Describe(PracticeOptions options, SimulatedPatient patient)
    {
        var chance = Chance.For(options.Seed, "patient", patient.Chart);
        var age = patient.MonthsOn(options.From) / 12;
        var described = patient with
        {
            Need = age < 3 ? 40 : age < 18 ? 18 : age < 45 ? 19 : age < 65 ? 30 : 50,
            IsNew = chance.PerMille(80) || patient.Birth >= options.From.AddDays(-5),
            PaysPerMille = chance.Weighted([16, 24, 60]) switch { 0 => 0, 1 => 15, _ => 55 },
            ChangeIsMissed = chance.PerMille(Slips.PerMille(Slip.LapsedCoverage)),
            MistypedBirth = chance.PerMille(Slips.PerMille(Slip.WrongBirthDate)) ? WrongBirth(patient.Birth) : null,
            MistypedSex = chance.PerMille(Slips.PerMille(Slip.WrongSex)) ? (patient.Person.Sex == "F" ? "M" : "F") : null,
            Conditions = Conditions(options, patient, age),
        };
        if (!chance.PerMille(Slips.PerMille(Slip.WrongMemberNumber))) return described;
        return described with { Coverages = [.. described.Coverages.Select((c, i) => i == 0 ? c with { Mistyped = MemberNumbers.Mistyped(c.MemberId) } : c)] };
    }

    /// <summary>Day and month exchanged where that is a day, else the year before: how birth dates are mistyped.</summary>
    private static DateOnly WrongBirth(DateOnly birth) => birth.Day <= 12 && birth.Day != birth.Month ? new DateOnly(birth.Year, birth.Day, birth.Month) : birth.AddYears(-1);

    private static HashSet<string> Conditions(PracticeOptions options, SimulatedPatient patient, int age)
    {
        var chance = Chance.For(options.Seed, "conditions", patient.Chart);
        var isMedicare = patient.First(options.From) is { Payer.Kind: PayerKind.Medicare or PayerKind.MedicareAdvantage };
        var months = patient.MonthsOn(options.From);
        var possible = VisitKinds.All.Where(k => k.IsChronic && k.Fits(Math.Max(0, months), patient.Person.Sex, isMedicare)).ToList();
        var count = age < 18 ? chance.Weighted([80, 18, 2]) : age < 45 ? chance.Weighted([58, 30, 12]) : age < 65 ? chance.Weighted([25, 35, 25, 15]) : chance.Weighted([8, 22, 30, 25, 15]);
        var conditions = new HashSet<string>(StringComparer.Ordinal);
        while (possible.Count > 0 && conditions.Count < count)
        {
            var at = chance.Weighted([.. possible.Select(k => k.Weight)]);
            conditions.Add(possible[at].Id);
            possible.RemoveAt(at);
        }
        Check.That(conditions.Count <= count, "conditions are as many as drawn");
        return conditions;
    }
}
