using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Patients;

/// <summary>A coverage as somebody enters it. Rank 1 is billed first.</summary>
internal sealed record CoverageFacts(int Rank, string PayerId, string MemberId, DateOnly From, DateOnly? Through = null)
{
    public string Relationship { get; init; } = "18";
    public NamedPerson? Subscriber { get; init; }
    public string GroupNumber { get; init; } = "";
    public string PlanName { get; init; } = "";
    public string InsuranceType { get; init; } = "";

    public override string ToString() => "CoverageFacts (not printed)";
}

/// <summary>A patient as somebody enters them, known by chart number.</summary>
internal sealed record PatientFacts(string ChartNumber, NamedPerson Person, IReadOnlyList<CoverageFacts> Coverages)
{
    public override string ToString() => "PatientFacts (not printed)";
}

/// <summary>
/// Keeps a patient and what covers them. The same chart number is the same patient; a coverage is known by payer, member number and first day, and ends
/// by its last day: none is deleted, because claims were made by it.
/// </summary>
internal sealed class SavePatient(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(Acting acting, PatientFacts facts, CancellationToken cancellation) => (await RunManyAsync(acting, [facts], cancellation))[0];

    /// <summary>Many at once, in one transaction; each is kept or refused by itself. The answers come in the order of the patients.</summary>
    public async Task<IReadOnlyList<Result<Guid>>> RunManyAsync(Acting acting, IReadOnlyList<PatientFacts> patients, CancellationToken cancellation)
    {
        var payers = (await db.Set<ListedPayerRow>().AsNoTracking().Where(p => p.TenantId == acting.Tenant).Select(p => p.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var rows = new Dictionary<string, PatientRow>(StringComparer.Ordinal);
        var coverages = new Dictionary<Guid, PatientCoverageRow>();
        foreach (var charts in patients.Select(p => p.ChartNumber).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
        {
            foreach (var row in await db.Set<PatientRow>().Where(p => p.TenantId == acting.Tenant && charts.Contains(p.ChartNumber)).ToListAsync(cancellation)) rows.Add(row.ChartNumber, row);
            var ids = rows.Values.Select(r => r.Id).ToArray();
            foreach (var row in await db.Set<PatientCoverageRow>().Where(c => c.TenantId == acting.Tenant && ids.Contains(c.PatientId)).ToListAsync(cancellation)) coverages.TryAdd(row.Id, row);
        }
        var changes = new List<AuditEntry>();
        var answers = patients.Select(facts => Save(acting, facts, payers, rows, coverages, changes)).ToList();
        await AuditTrail.SaveAsync(db, changes, clock, cancellation);
        return answers;
    }

    private Result<Guid> Save(Acting acting, PatientFacts facts, HashSet<string> payers, Dictionary<string, PatientRow> rows, Dictionary<Guid, PatientCoverageRow> coverages, List<AuditEntry> changes)
    {
        if (WhyNot(facts) is { } refused) return refused;
        if (facts.Coverages.FirstOrDefault(c => !payers.Contains(c.PayerId)) is { } unknown)
            return new Result<Guid>.Refused("patient.payer", $"The practice has no payer {unknown.PayerId} in its list. Add it under Settings, or correct the coverage.");
        var isNew = !rows.TryGetValue(facts.ChartNumber, out var row);
        if (row is null)
        {
            row = Make(acting.Tenant, facts);
            db.Add(row);
            rows.Add(facts.ChartNumber, row);
        }
        else Take(row, facts.Person);
        SaveCoverages(acting.Tenant, row.Id, facts.Coverages, coverages);
        changes.Add(acting.Entry(isNew ? "patient.added" : "patient.changed", "patient", row.Id));
        return row.Id;
    }

    /// <summary>Where the member number of a coverage stands.</summary>
    public static FieldPlace MemberPlace(Guid tenant, Guid row) => new(tenant, "patient_coverages", "member_id", row);

    /// <summary>Where the holder of a policy stands.</summary>
    public static FieldPlace SubscriberPlace(Guid tenant, Guid row) => new(tenant, "patient_coverages", "subscriber", row);

    private static Result<Guid>.Refused? WhyNot(PatientFacts facts)
    {
        if (facts.ChartNumber.Length is 0 or > 30) return new("patient.chart", "A chart number has 1 to 30 characters.");
        if (facts.Person.Last.Length == 0 || facts.Person.First.Length == 0) return new("patient.name", "A patient has a last and a first name.");
        if (facts.Person.Birth is null) return new("patient.birth", "The birth date is missing; no payer knows a patient without it.");
        if (facts.Person.Sex is not ("F" or "M" or "U")) return new("patient.sex", "Sex is F, M or U, as claims say it.");
        if (facts.Coverages.GroupBy(c => c.Rank).Any(Overlap)) return new("patient.rank", "Two coverages of one rank overlap, so nobody could tell whom to bill first. End one of them or change its rank.");
        if (facts.Coverages.Any(c => c.MemberId.Length == 0)) return new("patient.member", "A coverage without a member number cannot be billed.");
        return null;
    }

    private static bool Overlap(IEnumerable<CoverageFacts> ofOneRank)
    {
        var last = DateOnly.MinValue;
        foreach (var coverage in ofOneRank.OrderBy(c => c.From))
        {
            if (last != DateOnly.MinValue && coverage.From <= last) return true;
            last = coverage.Through ?? DateOnly.MaxValue;
        }
        return false;
    }

    private static PatientRow Make(Guid tenant, PatientFacts facts) => new()
    {
        TenantId = tenant,
        Id = RowId.Of(tenant, "patient", facts.ChartNumber),
        ChartNumber = facts.ChartNumber,
        Last = facts.Person.Last,
        First = facts.Person.First,
        Middle = facts.Person.Middle,
        Birth = facts.Person.Birth!.Value,
        Sex = facts.Person.Sex,
        Street = facts.Person.Address.Street,
        City = facts.Person.Address.City,
        State = facts.Person.Address.State,
        Zip = facts.Person.Address.Zip,
    };

    private static void Take(PatientRow row, NamedPerson person)
    {
        (row.Last, row.First, row.Middle, row.Birth, row.Sex) = (person.Last, person.First, person.Middle, person.Birth!.Value, person.Sex);
        (row.Street, row.City, row.State, row.Zip) = (person.Address.Street, person.Address.City, person.Address.State, person.Address.Zip);
        row.Version++;
    }

    private void SaveCoverages(Guid tenant, Guid patient, IReadOnlyList<CoverageFacts> coverages, Dictionary<Guid, PatientCoverageRow> rows)
    {
        var index = new PersonalIndex(cipher, tenant);
        foreach (var facts in coverages)
        {
            var member = index.Member(facts.MemberId);
            var id = RowId.Of(tenant, "patient-coverage", patient.ToString("N"), facts.PayerId, member, facts.From.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));
            if (!rows.TryGetValue(id, out var row))
            {
                row = new PatientCoverageRow
                {
                    TenantId = tenant,
                    Id = id,
                    PatientId = patient,
                    PayerId = facts.PayerId,
                    MemberId = cipher.Encrypt(facts.MemberId, MemberPlace(tenant, id)),
                    MemberIndex = member,
                    Relationship = facts.Relationship,
                    From = facts.From,
                };
                db.Add(row);
                rows.Add(id, row);
            }
            (row.Rank, row.Relationship, row.Through) = (facts.Rank, facts.Relationship, facts.Through);
            (row.GroupNumber, row.PlanName, row.InsuranceType) = (facts.GroupNumber, facts.PlanName, facts.InsuranceType);
            row.Subscriber = facts.Subscriber is { } person ? cipher.Encrypt(JsonSerializer.Serialize(ToBody(person), BodyJson.Default.SubscriberBody), SubscriberPlace(tenant, id)) : null;
        }
    }

    private static SubscriberBody ToBody(NamedPerson p) => new(p.Last, p.First, p.Middle, p.Birth, p.Sex, p.Address.Street, p.Address.City, p.Address.State, p.Address.Zip);
}
