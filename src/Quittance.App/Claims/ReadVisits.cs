using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Claims;

/// <summary>Visits with all that their claims say of them.</summary>
internal sealed class ReadVisits(QuittanceDb db, FieldCipher cipher)
{
    public async Task<Dictionary<Guid, ChargedVisit>> RunAsync(Guid tenant, BillingFacts billing, IReadOnlyCollection<VisitRow> visits, CancellationToken cancellation)
    {
        var coverages = await CoveragesOnDay.ReadAsync(db, cipher, billing, tenant, visits.Select(v => v.PatientId).ToHashSet(), cancellation);
        var paid = await PaidAheadAsync(tenant, billing, visits, cancellation);
        return visits.ToDictionary(v => v.Id, v => ToVisit(v, coverages, billing, paid.GetValueOrDefault(NumberOf(tenant, billing, v.Number))));
    }

    /// <summary>What stands for a visit's claim among documents.</summary>
    public static Guid NumberOf(Guid tenant, BillingFacts billing, string number) => RowId.Number(tenant, billing.Billing.Npi, number);

    private async Task<Dictionary<Guid, Money>> PaidAheadAsync(Guid tenant, BillingFacts billing, IReadOnlyCollection<VisitRow> visits, CancellationToken cancellation)
    {
        var sums = new Dictionary<Guid, Money>();
        foreach (var ids in visits.Select(v => NumberOf(tenant, billing, v.Number)).Chunk(Batches.Ids))
            foreach (var row in await db.Set<HandPostingRow>().AsNoTracking().Where(h => h.TenantId == tenant && ids.Contains(h.NumberId) && h.Kind == nameof(HandPostingKind.PatientPayment)).ToListAsync(cancellation))
                sums[row.NumberId] = sums.GetValueOrDefault(row.NumberId) + row.Amount;
        return sums;
    }

    private static ChargedVisit ToVisit(VisitRow row, CoveragesOnDay coverages, BillingFacts billing, Money paid)
    {
        var body = JsonSerializer.Deserialize(row.Body, BodyJson.Default.VisitBody)!;
        return new ChargedVisit
        {
            Number = row.Number,
            Day = row.Day,
            PlaceOfService = row.PlaceOfService,
            Patient = coverages.Person(row.PatientId),
            ChartNumber = coverages.ChartNumber(row.PatientId),
            Rendering = billing.Providers.GetValueOrDefault(row.RenderingNpi) ?? new RenderingProvider(row.RenderingNpi, "", "", ""),
            Diagnoses = body.Dx,
            Services = body.S.ConvertAll(s => new ChargedProcedure(s.C, s.M ?? [], s.U, s.P, new Money(s.A))),
            Coverages = coverages.On(row.PatientId, row.Day),
            Authorization = body.Auth ?? "",
            PatientPaid = Money.Max(Money.Zero, paid),
        };
    }
}
