using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;

namespace Quittance.App.Patients;

/// <summary>Patients of a run of visits, with what covered them on which day.</summary>
internal sealed class CoveragesOnDay
{
    private readonly FieldCipher _cipher;
    private readonly BillingFacts _billing;
    private readonly Dictionary<Guid, PatientRow> _patients;
    private readonly ILookup<Guid, PatientCoverageRow> _coverages;

    private CoveragesOnDay(FieldCipher cipher, BillingFacts billing, Dictionary<Guid, PatientRow> patients, IEnumerable<PatientCoverageRow> coverages) =>
        (_cipher, _billing, _patients, _coverages) = (cipher, billing, patients, coverages.ToLookup(c => c.PatientId));

    public static async Task<CoveragesOnDay> ReadAsync(QuittanceDb db, FieldCipher cipher, BillingFacts billing, Guid tenant, IReadOnlyCollection<Guid> patients, CancellationToken cancellation)
    {
        var people = new Dictionary<Guid, PatientRow>();
        var coverages = new List<PatientCoverageRow>();
        foreach (var ids in patients.Distinct().Chunk(Batches.Ids))
        {
            foreach (var row in await db.Set<PatientRow>().AsNoTracking().Where(p => p.TenantId == tenant && ids.Contains(p.Id)).ToListAsync(cancellation)) people.Add(row.Id, row);
            coverages.AddRange(await db.Set<PatientCoverageRow>().AsNoTracking().Where(c => c.TenantId == tenant && ids.Contains(c.PatientId)).ToListAsync(cancellation));
        }
        return new CoveragesOnDay(cipher, billing, people, coverages);
    }

    public string ChartNumber(Guid patient) => _patients[patient].ChartNumber;

    public NamedPerson Person(Guid patient)
    {
        var row = _patients[patient];
        return new NamedPerson(row.Last, row.First, row.Middle, row.Birth, row.Sex, new PostalAddress(row.Street, row.City, row.State, row.Zip));
    }

    /// <summary>Coverages in force on a day, in the order in which they are billed.</summary>
    public List<CoverageOnDay> On(Guid patient, DateOnly day) =>
        _coverages[patient].Where(c => c.From <= day && (c.Through is not { } through || day <= through)).OrderBy(c => c.Rank).ThenBy(c => c.From).Select(ToCoverage).ToList();

    private CoverageOnDay ToCoverage(PatientCoverageRow row)
    {
        var payer = _billing.Payers.GetValueOrDefault(row.PayerId);
        return new CoverageOnDay
        {
            PayerId = row.PayerId,
            PayerName = payer?.Name ?? row.PayerId,
            FilingIndicator = payer?.FilingIndicator ?? "CI",
            MemberId = _cipher.Decrypt(row.MemberId, SavePatient.MemberPlace(row.TenantId, row.Id)),
            Relationship = row.Relationship,
            Subscriber = row.Subscriber is { } holder ? ToPerson(JsonSerializer.Deserialize(_cipher.Decrypt(holder, SavePatient.SubscriberPlace(row.TenantId, row.Id)), BodyJson.Default.SubscriberBody)!) : null,
            GroupNumber = row.GroupNumber,
            PlanName = row.PlanName,
            InsuranceType = row.InsuranceType,
        };
    }

    private static NamedPerson ToPerson(SubscriberBody b) => new(b.L, b.F, b.M ?? "", b.B, b.S, new PostalAddress(b.St, b.Ci, b.Sta, b.Z));
}
