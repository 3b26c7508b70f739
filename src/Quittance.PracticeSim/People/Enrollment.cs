using Quittance.Core.Model;
using Quittance.PayerSim;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.People;

/// <summary>Tells the payers whom they cover and which authorizations they gave. One policy is one member, whoever of the family it covers.</summary>
internal static class Enrollment
{
    public static void Run(PayerWorld world, PracticeOptions options, Panel panel, VisitCalendar calendar, Authorizing authorizing)
    {
        var visits = calendar.Visits.Where(v => v.Authorization.Length > 0).ToLookup(v => v.Patient.Chart, StringComparer.Ordinal);
        var members = new Dictionary<(string Payer, string Id), Member>();
        foreach (var patient in panel.Patients)
            foreach (var coverage in patient.Coverages)
            {
                var key = (coverage.Payer.Id, coverage.MemberId);
                var given = visits[patient.Chart].Where(v => coverage.IsInForce(v.Day) && coverage.Rank == 1).Select(v => new Authorization(v.Authorization, [.. authorizing.Codes(v.Kind, coverage)], v.Day.AddDays(-14), v.Day.AddDays(60))).ToList();
                members[key] = members.TryGetValue(key, out var known) ? known with { From = known.From < coverage.From ? known.From : coverage.From, Authorizations = [.. known.Authorizations, .. given] } : Make(options, patient, coverage, given);
            }
        foreach (var member in members.Values.OrderBy(m => m.PayerId, StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)) world.Enroll(member);
    }

    /// <summary>What the policy had borne since January with other providers, in cents: nothing for a quarter to a third, else as much as a few visits and pictures cost by then.</summary>
    private static long BorneBefore(PracticeOptions options, SimulatedCoverage coverage)
    {
        var chance = Chance.For(options.Seed, "borne", coverage.Payer.Id, coverage.MemberId);
        var isMedicare = coverage.Payer.Kind == PayerKind.Medicare;
        if (coverage.IsNew || chance.PerMille(isMedicare ? 250 : 330)) return 0;
        var wholeYear = isMedicare ? chance.Between(20_000, 150_000) : chance.Between(10_000, 100_000) + chance.Between(0, 300_000);
        return (long)wholeYear * (options.From.DayOfYear - 1) / 365;
    }

    private static Member Make(PracticeOptions options, SimulatedPatient patient, SimulatedCoverage coverage, IReadOnlyList<Authorization> given)
    {
        NamedPerson holder = coverage.Holder ?? patient.Person;
        return new Member
        {
            Id = coverage.MemberId,
            PayerId = coverage.Payer.Id,
            PlanId = coverage.Plan.Id,
            Last = holder.Last,
            First = holder.First,
            Birth = holder.Birth ?? default,
            Sex = holder.Sex,
            From = coverage.From,
            BorneCents = BorneBefore(options, coverage),
            BorneOn = options.From,
            To = coverage.Through,
            Other = [.. patient.Coverages.Where(o => o.Rank != coverage.Rank && coverage.Holder is null).Select(o => new OtherCoverage(o.Payer.Id, o.MemberId, o.Rank < coverage.Rank, o.From, o.Through))],
            Authorizations = given,
        };
    }
}
