using Microsoft.EntityFrameworkCore;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.PracticeSim.People;

namespace Quittance.PracticeSim.Staff;

/// <summary>
/// The charts as the practice has them: what the front desk believes, slips included, until somebody corrects it. What is on file is read from the database
/// at the beginning, so a run that was killed knows what was corrected already.
/// </summary>
internal sealed class ChartRoom
{
    private sealed record OnFile(DateOnly Birth, string Sex, HashSet<(string Payer, string Member, DateOnly From)> Coverages);

    private readonly PersonalIndex _index;
    private readonly Dictionary<string, OnFile> _charts;
    private readonly Dictionary<string, string> _saved = new(StringComparer.Ordinal);

    private ChartRoom(PersonalIndex index, Dictionary<string, OnFile> charts) => (_index, _charts) = (index, charts);

    public static async Task<ChartRoom> OpenAsync(QuittanceDb db, FieldCipher cipher, Guid tenant, CancellationToken cancellation)
    {
        var coverages = (await db.Set<PatientCoverageRow>().AsNoTracking().Where(c => c.TenantId == tenant).Select(c => new { c.PatientId, c.PayerId, c.MemberIndex, c.From }).ToListAsync(cancellation)).ToLookup(c => c.PatientId);
        var patients = await db.Set<PatientRow>().AsNoTracking().Where(p => p.TenantId == tenant).Select(p => new { p.Id, p.ChartNumber, p.Birth, p.Sex }).ToListAsync(cancellation);
        return new ChartRoom(new PersonalIndex(cipher, tenant), patients.ToDictionary(p => p.ChartNumber,
            p => new OnFile(p.Birth, p.Sex, coverages[p.Id].Select(c => (c.PayerId, c.MemberIndex, c.From)).ToHashSet()), StringComparer.Ordinal));
    }

    /// <summary>What the front desk enters when a patient comes on this day; null when that is on file already.</summary>
    public PatientFacts? Entered(SimulatedPatient patient, DateOnly day)
    {
        var facts = Facts(patient, day, isTruth: false);
        return _saved.GetValueOrDefault(patient.Chart) == Print(facts) ? null : facts;
    }

    /// <summary>The whole truth as of a day; null when that is on file already.</summary>
    public PatientFacts? Corrected(SimulatedPatient patient, DateOnly day)
    {
        var facts = Facts(patient, day, isTruth: true);
        if (!_charts.TryGetValue(patient.Chart, out var file)) return facts;
        var isThere = file.Birth == patient.Birth && file.Sex == patient.Person.Sex && facts.Coverages.All(c => file.Coverages.Contains((c.PayerId, _index.Member(c.MemberId), c.From)));
        return isThere ? null : facts;
    }

    public async Task SaveAsync(SavePatient save, Acting acting, IReadOnlyList<PatientFacts> facts, CancellationToken cancellation)
    {
        if (facts.Count == 0) return;
        var answers = await save.RunManyAsync(acting, facts, cancellation);
        for (var i = 0; i < facts.Count; i++)
        {
            Check.That(answers[i] is Result<Guid>.Ok, "a simulated patient can be kept");
            if (!_charts.TryGetValue(facts[i].ChartNumber, out var file)) file = new OnFile(default, "", []);
            foreach (var coverage in facts[i].Coverages) file.Coverages.Add((coverage.PayerId, _index.Member(coverage.MemberId), coverage.From));
            _charts[facts[i].ChartNumber] = file with { Birth = facts[i].Person.Birth!.Value, Sex = facts[i].Person.Sex };
            _saved[facts[i].ChartNumber] = Print(facts[i]);
        }
    }

    private PatientFacts Facts(SimulatedPatient patient, DateOnly day, bool isTruth)
    {
        var file = _charts.GetValueOrDefault(patient.Chart);
        var person = patient.Person;
        if (!isTruth) person = person with { Birth = file?.Birth ?? patient.MistypedBirth ?? patient.Birth, Sex = file?.Sex ?? patient.MistypedSex ?? person.Sex };
        var known = patient.Coverages.Where(c => c.From <= day && (isTruth || !c.IsNew || !patient.ChangeIsMissed || Has(file, c, c.MemberId))).ToList();
        var coverages = new List<CoverageFacts>();
        foreach (var coverage in known)
        {
            // It ends on file when what follows is on file.
            var through = known.Exists(c => c.IsNew && c.From > coverage.From) ? coverage.Through : null;
            if (coverage.Mistyped is { } wrong)
            {
                if (!isTruth && !Has(file, coverage, coverage.MemberId))
                {
                    coverages.Add(Make(coverage, wrong, through));
                    continue;
                }
                // A number that was wrong never counted: its coverage ends before it began.
                if (Has(file, coverage, wrong)) coverages.Add(Make(coverage, wrong, coverage.From.AddDays(-1)));
            }
            coverages.Add(Make(coverage, coverage.MemberId, through));
        }
        return new PatientFacts(patient.Chart, person, coverages);
    }

    private bool Has(OnFile? file, SimulatedCoverage coverage, string member) => file?.Coverages.Contains((coverage.Payer.Id, _index.Member(member), coverage.From)) == true;

    private static CoverageFacts Make(SimulatedCoverage coverage, string member, DateOnly? through) => new(coverage.Rank, coverage.Payer.Id, member, coverage.From, through)
    {
        Relationship = coverage.Relationship,
        Subscriber = coverage.Holder,
        GroupNumber = coverage.Group,
        // A group number speaks for itself; a plan's name stands in its place (SBR04).
        PlanName = coverage.Group.Length > 0 ? "" : Short(coverage.Plan.Name),
        InsuranceType = coverage.InsuranceType,
    };

    private static string Short(string name) => name.Length > 60 ? name[..60] : name;

    /// <summary>What would change on file; compared only with what this run has saved.</summary>
    private static string Print(PatientFacts facts) =>
        string.Join('|', facts.Coverages.Select(c => $"{c.PayerId} {c.MemberId} {c.From:yyyyMMdd} {c.Through:yyyyMMdd}").Prepend($"{facts.Person.Birth:yyyyMMdd} {facts.Person.Sex}"));
}
