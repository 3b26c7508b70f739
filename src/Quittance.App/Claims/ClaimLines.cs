using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Claims;

/// <summary>Claims by id with the names around them, in the order of the ids.</summary>
internal sealed class ClaimLines(QuittanceDb db)
{
    private Dictionary<string, string>? _payers, _providers;
    private Dictionary<Guid, string>? _people;

    public async Task<List<ClaimLine>> ReadAsync(Guid tenant, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var rows = await (
            from claim in db.Set<ClaimRow>().AsNoTracking()
            where claim.TenantId == tenant && ids.Contains(claim.Id)
            join person in db.Set<PersonRow>() on new { claim.TenantId, Id = claim.PersonId } equals new { person.TenantId, person.Id } into people
            from person in people.DefaultIfEmpty()
            select new { Claim = claim, Last = person == null ? "" : person.Last, First = person == null ? "" : person.First }).ToDictionaryAsync(x => x.Claim.Id, cancellation);
        var numbers = rows.Values.Where(r => r.Claim.FindingSeverity > 0).Select(r => r.Claim.NumberId).Distinct().ToList();
        var findings = numbers.Count == 0 ? [] : await db.Set<FindingRow>().AsNoTracking()
            .Where(f => f.TenantId == tenant && numbers.Contains(f.SubjectId) && (f.SubjectKind == "claim" || f.SubjectKind == "edit"))
            .Select(f => new { f.SubjectId, f.ClaimOrdinal, f.FindingId, f.Message }).ToListAsync(cancellation);
        var said = findings.GroupBy(f => (f.SubjectId, f.ClaimOrdinal, f.FindingId)).ToDictionary(g => g.Key, g => g.Select(f => f.Message).Min(StringComparer.Ordinal)!);
        var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Claim && ids.Contains(t.SubjectId)).ToDictionaryAsync(t => t.SubjectId, cancellation);
        await NamesAsync(tenant, cancellation);
        return [.. ids.Where(rows.ContainsKey).Select(id =>
        {
            var (c, task) = (rows[id].Claim, tasks.GetValueOrDefault(id));
            return new ClaimLine(id, c.Number, rows[id].Last, rows[id].First, c.Day, c.PayerKey, _payers!.GetValueOrDefault(c.PayerKey, c.PayerKey), c.RenderingNpi,
                _providers!.GetValueOrDefault(c.RenderingNpi, c.RenderingNpi), c.State, c.Charge, c.InsurerPaid, c.Open, c.DeniedOpen, c.FindingSeverity, c.FindingId,
                said.GetValueOrDefault((c.NumberId, c.Ordinal, c.FindingId), ""), task?.OwnerId,
                task?.OwnerId is { } owner ? _people!.GetValueOrDefault(owner, "Somebody who has left") : "", task?.SnoozedUntil)
            { Unposted = c.IsUnposted ? c.FirstCharge : null };
        })];
    }

    /// <summary>Payers, providers and people of a practice are few; read once for all pages of an export.</summary>
    private async Task NamesAsync(Guid tenant, CancellationToken cancellation)
    {
        _payers ??= await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, cancellation);
        _providers ??= (await db.Set<ProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant).Select(p => new { p.Npi, p.Name, p.IsBilling }).ToListAsync(cancellation))
            .OrderBy(p => p.IsBilling).DistinctBy(p => p.Npi, StringComparer.Ordinal).ToDictionary(p => p.Npi, p => p.Name, StringComparer.Ordinal);
        _people ??= await db.Memberships.Where(m => m.TenantId == tenant).Select(m => m.UserId).Distinct()
            .Join(db.Users, id => id, user => user.Id, (id, user) => new { user.Id, user.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
    }
}
