using Quittance.Core.Model;
using Quittance.PayerSim;
using Quittance.PayerSim.Members;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.People;

/// <summary>Tells the payers whom they cover and which authorizations they gave. One policy is one member, whoever of the family it covers.</summary>
internal static class Enrollment
{
    public static void Run(PayerWorld world, Panel panel, VisitCalendar calendar, Authorizing authorizing)
    {
        var visits = calendar.Visits.Where(v => v.Authorization.Length > 0).ToLookup(v => v.Patient.Chart, StringComparer.Ordinal);
        var members = new Dictionary<(string Payer, string Id), Member>();
        foreach (var patient in panel.Patients)
            foreach (var coverage in patient.Coverages)
            {
                var key = (coverage.Payer.Id, coverage.MemberId);
                var given = visits[patient.Chart].Where(v => coverage.IsInForce(v.Day) && coverage.Rank == 1).Select(v => new Authorization(v.Authorization, [.. authorizing.Codes(v.Kind, coverage)], v.Day.AddDays(-14), v.Day.AddDays(60))).ToList();
                members[key] = members.TryGetValue(key, out var known) ? known with { From = known.From < coverage.From ? known.From : coverage.From, Authorizations = [.. known.Authorizations, .. given] } : Make(patient, coverage, given);
            }
        foreach (var member in members.Values.OrderBy(m => m.PayerId, StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)) world.Enroll(member);
    }

    private static Member Make(SimulatedPatient patient, SimulatedCoverage coverage, IReadOnlyList<Authorization> given)
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
            To = coverage.Through,
            Other = [.. patient.Coverages.Where(o => o.Rank != coverage.Rank && coverage.Holder is null).Select(o => new OtherCoverage(o.Payer.Id, o.MemberId, o.Rank < coverage.Rank, o.From, o.Through))],
            Authorizations = given,
        };
    }
}
