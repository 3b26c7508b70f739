using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Charges;

/// <summary>A service as it was done. Without a charge the fee schedule's counts. Pointers count diagnoses from 1.</summary>
internal sealed record ServiceFacts(string Code, IReadOnlyList<string> Modifiers, int Units, IReadOnlyList<int> Pointers, Money? Charge = null);

/// <summary>A visit as somebody records it, known by its number, which becomes the claim's.</summary>
internal sealed record VisitFacts(string Number, string ChartNumber, DateOnly Day, string RenderingNpi, string PlaceOfService, IReadOnlyList<string> Diagnoses, IReadOnlyList<ServiceFacts> Services)
{
    public string Authorization { get; init; } = "";
    public string Note { get; init; } = "";

    public override string ToString() => "VisitFacts (not printed)";
}

/// <summary>
/// Keeps a visit with its diagnoses and services, priced by the fee schedule. The same number with the same content is the same visit; other content
/// replaces it as long as no claim was made of it.
/// </summary>
internal sealed class RecordVisit(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(Acting acting, VisitFacts facts, CancellationToken cancellation) => (await RunManyAsync(acting, [facts], cancellation))[0];

    /// <summary>Many at once, in one transaction; each is kept or refused by itself. The answers come in the order of the visits.</summary>
    public async Task<IReadOnlyList<Result<Guid>>> RunManyAsync(Acting acting, IReadOnlyList<VisitFacts> visits, CancellationToken cancellation)
    {
        var known = await Known.ReadAsync(db, acting.Tenant, visits, cancellation);
        var changes = new List<AuditEntry>();
        var answers = visits.Select(facts => Record(acting, facts, known, changes)).ToList();
        await AuditTrail.SaveAsync(db, changes, clock, cancellation);
        return answers;
    }

    private Result<Guid> Record(Acting acting, VisitFacts facts, Known known, List<AuditEntry> changes)
    {
        if (VisitRules.WhyNot(facts) is { } refused) return refused;
        if (!known.Patients.TryGetValue(facts.ChartNumber, out var patient)) return new Result<Guid>.Refused("visit.patient", "There is no patient with this chart number. Enter the patient first.");
        if (!known.Providers.Contains(facts.RenderingNpi))
            return new Result<Guid>.Refused("visit.provider", $"No provider of the practice has the NPI {facts.RenderingNpi}. Add the provider under Settings, or correct it.");
        var services = new List<ServiceBody>();
        foreach (var service in facts.Services)
        {
            if ((service.Charge ?? known.Fees.Find(service.Code, service.Modifiers, facts.Day, service.Units)) is not { } charge)
                return new Result<Guid>.Refused("visit.no-fee", $"The fee schedule has no fee for {service.Code} on {facts.Day:MM/dd/yyyy}. Enter one, or give the charge with the service.");
            services.Add(new ServiceBody(service.Code, service.Modifiers.Count == 0 ? null : [.. service.Modifiers], service.Units, [.. service.Pointers], charge.Cents));
        }
        return Save(acting, facts, patient, services, known.Visits, changes);
    }

    /// <summary>Where a visit's note stands.</summary>
    public static FieldPlace NotePlace(Guid tenant, Guid row) => new(tenant, "visits", "note", row);

    private Result<Guid> Save(Acting acting, VisitFacts facts, Guid patient, List<ServiceBody> services, Dictionary<string, VisitRow> visits, List<AuditEntry> changes)
    {
        var body = JsonSerializer.Serialize(new VisitBody([.. facts.Diagnoses], services, facts.Authorization.Length == 0 ? null : facts.Authorization), BodyJson.Default.VisitBody);
        var id = RowId.Of(acting.Tenant, "visit", facts.Number);
        var row = visits.GetValueOrDefault(facts.Number);
        var note = facts.Note.Length == 0 ? null : cipher.Encrypt(facts.Note, NotePlace(acting.Tenant, id));
        if (row is not null && (row.PatientId != patient || row.Day != facts.Day))
            return new Result<Guid>.Refused("visit.number", $"Visit {facts.Number} is another visit already. Give this one a number of its own.");
        if (row is { State: VisitRow.Billed or VisitRow.NotBilled })
        {
            return row.Body == body && row.RenderingNpi == facts.RenderingNpi && row.PlaceOfService == facts.PlaceOfService ? row.Id
                : new Result<Guid>.Refused("visit.billed", $"The claim of visit {facts.Number} is made already. Correct the claim instead.");
        }
        if (row is null)
        {
            row = new VisitRow
            {
                TenantId = acting.Tenant,
                Id = id,
                Number = facts.Number,
                PatientId = patient,
                Day = facts.Day,
                RenderingNpi = facts.RenderingNpi,
                PlaceOfService = facts.PlaceOfService,
                State = VisitRow.Charged,
                Body = body,
                Note = note,
            };
            db.Add(row);
            visits.Add(facts.Number, row);
        }
        else
        {
            (row.RenderingNpi, row.PlaceOfService, row.Body, row.State, row.Reason) = (facts.RenderingNpi, facts.PlaceOfService, body, VisitRow.Charged, "");
            row.Note = note ?? row.Note;
            row.Version++;
        }
        changes.Add(acting.Entry("visit.recorded", "visit", row.Id));
        return row.Id;
    }

    /// <summary>What the visits of a run refer to, read at once.</summary>
    private sealed record Known(Dictionary<string, Guid> Patients, HashSet<string> Providers, FeeSchedule Fees, Dictionary<string, VisitRow> Visits)
    {
        public static async Task<Known> ReadAsync(QuittanceDb db, Guid tenant, IReadOnlyList<VisitFacts> visits, CancellationToken cancellation)
        {
            var patients = new Dictionary<string, Guid>(StringComparer.Ordinal);
            foreach (var charts in visits.Select(v => v.ChartNumber).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
                foreach (var row in await db.Set<PatientRow>().AsNoTracking().Where(p => p.TenantId == tenant && charts.Contains(p.ChartNumber)).Select(p => new { p.ChartNumber, p.Id }).ToListAsync(cancellation))
                    patients.Add(row.ChartNumber, row.Id);
            var there = new Dictionary<string, VisitRow>(StringComparer.Ordinal);
            foreach (var numbers in visits.Select(v => v.Number).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
                foreach (var row in await db.Set<VisitRow>().Where(v => v.TenantId == tenant && numbers.Contains(v.Number)).ToListAsync(cancellation)) there.Add(row.Number, row);
            var providers = (await db.Set<ListedProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant).Select(p => p.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            return new Known(patients, providers, await FeeSchedule.ReadAsync(db, tenant, visits.SelectMany(v => v.Services).Select(s => s.Code), cancellation), there);
        }
    }
}

/// <summary>What a visit must be to become a claim at all. What a payer thinks of it is for the edits.</summary>
internal static class VisitRules
{
    public static Result<Guid>.Refused? WhyNot(VisitFacts facts)
    {
        if (facts.Number.Length is 0 or > 20 || !facts.Number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            return new("visit.number-form", "A visit's number becomes the claim's: 1 to 20 letters, digits, points and hyphens.");
        if (facts.PlaceOfService.Length != 2 || !facts.PlaceOfService.All(char.IsAsciiDigit)) return new("visit.place", "A place of service has two digits, such as 11 for an office.");
        if (facts.Services.Count is 0 or > 50) return new("visit.services", "A visit has 1 to 50 services; a claim holds no more.");
        if (facts.Services.FirstOrDefault(s => s.Units is < 1 or > 9999) is { } units) return new("visit.units", $"The units of {units.Code} must be 1 to 9999.");
        if (facts.Services.FirstOrDefault(s => s.Code.Length == 0) is not null) return new("visit.code", "A service without a code cannot be billed.");
        return null;
    }
}

/// <summary>What the practice charges.</summary>
internal sealed class FeeSchedule
{
    private readonly ILookup<string, FeeRow> _fees;

    private FeeSchedule(IEnumerable<FeeRow> fees) => _fees = fees.ToLookup(f => f.Code, StringComparer.Ordinal);

    public static async Task<FeeSchedule> ReadAsync(QuittanceDb db, Guid tenant, IEnumerable<string> codes, CancellationToken cancellation)
    {
        var wanted = codes.Distinct(StringComparer.Ordinal).ToArray();
        return new FeeSchedule(await db.Set<FeeRow>().AsNoTracking().Where(f => f.TenantId == tenant && wanted.Contains(f.Code)).ToListAsync(cancellation));
    }

    /// <summary>The fee of so many units: that of a modifier goes before the code's own, the latest that had begun counts. Null when there is none.</summary>
    public Money? Find(string code, IReadOnlyList<string> modifiers, DateOnly day, int units)
    {
        var fee = _fees[code].Where(f => f.From <= day && (f.Modifier.Length == 0 || modifiers.Contains(f.Modifier, StringComparer.Ordinal)))
            .OrderByDescending(f => f.Modifier.Length).ThenByDescending(f => f.From).FirstOrDefault();
        return fee is null ? null : new Money(checked(fee.Charge.Cents * units));
    }
}

/// <summary>Keeps fees. A fee of the same code, modifier and first day is the same fee.</summary>
internal sealed class SaveFees(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<int>> RunAsync(Acting acting, IReadOnlyCollection<(string Code, string Modifier, DateOnly From, Money Charge)> fees, CancellationToken cancellation)
    {
        if (fees.FirstOrDefault(f => f.Charge <= Money.Zero) is { Code.Length: > 0 } wrong) return new Result<int>.Refused("fee.amount", $"The fee of {wrong.Code} must be more than nothing.");
        using var writer = new RowWriter(db);
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await writer.UpsertAsync(fees.Select(f => new FeeRow
        {
            TenantId = acting.Tenant,
            Id = RowId.Of(acting.Tenant, "fee", f.Code, f.Modifier, f.From.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)),
            Code = f.Code,
            Modifier = f.Modifier,
            From = f.From,
            Charge = f.Charge,
        }).DistinctBy(f => f.Id).ToList(), cancellation);
        acting.Record(db, clock, "fees.saved", "practice", acting.Tenant);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return fees.Count;
    }
}
