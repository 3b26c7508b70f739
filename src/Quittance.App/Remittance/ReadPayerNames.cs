using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>
/// A name or id under which money came, and the payer that its claims told. <paramref name="Posted"/> and <paramref name="Claims"/> are what
/// stands posted under it now: what a no takes back. <paramref name="Waiting"/> is what waits.
/// </summary>
internal sealed record PayerName(Guid Id, string Alias, string State, string PayerKey, string Payer, int Payments, int Claims, Money Posted, int WaitingClaims, Money Waiting);

/// <summary>Names that wait for an answer, or were refused, with what hangs on them.</summary>
internal sealed class ReadPayerNames(QuittanceDb db)
{
    /// <summary>More names than this nobody answers in a day.</summary>
    private const int MostNames = 200;

    public async Task<List<PayerName>> RunAsync(Guid tenant, string state, CancellationToken cancellation)
    {
        var rows = await db.Set<PayerAliasRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.State == state && a.Alias != a.PayerKey)
            .OrderBy(a => a.Alias).ThenBy(a => a.PayerKey).Take(MostNames).ToListAsync(cancellation);
        return await WithMoneyAsync(tenant, rows, cancellation);
    }

    public async Task<PayerName?> OneAsync(Guid tenant, Guid id, CancellationToken cancellation)
    {
        var row = await db.Set<PayerAliasRow>().AsNoTracking().SingleOrDefaultAsync(a => a.TenantId == tenant && a.Id == id && a.Alias != a.PayerKey, cancellation);
        return row is null ? null : (await WithMoneyAsync(tenant, [row], cancellation))[0];
    }

    private async Task<List<PayerName>> WithMoneyAsync(Guid tenant, List<PayerAliasRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0) return [];
        var names = await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, cancellation);
        var remittances = await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant && r.State == "posted").ToListAsync(cancellation);
        var byAlias = remittances.SelectMany(r => PayerDirectory.Aliases(r).Distinct(StringComparer.Ordinal).Select(alias => (alias, r.Id))).ToLookup(x => x.alias, x => x.Id, StringComparer.Ordinal);
        var result = new List<PayerName>(rows.Count);
        foreach (var row in rows)
        {
            var (ids, posted, waiting) = (byAlias[row.Alias].ToList(), (Count: 0, Cents: 0L), (Count: 0, Cents: 0L));
            foreach (var some in ids.Chunk(Batches.Ids))
            {
                var sums = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && some.Contains(d.RemittanceId) && (d.Waits != "" || d.PayerKey == row.PayerKey))
                    .GroupBy(d => d.Waits != "").Select(g => new { Waits = g.Key, Count = g.Count(), Cents = g.Sum(d => (long)(object)d.Paid) }).ToListAsync(cancellation);
                foreach (var sum in sums)
                    if (sum.Waits) waiting = (waiting.Count + sum.Count, waiting.Cents + sum.Cents);
                    else posted = (posted.Count + sum.Count, posted.Cents + sum.Cents);
            }
            result.Add(new PayerName(row.Id, row.Alias, row.State, row.PayerKey, names.GetValueOrDefault(row.PayerKey, row.PayerKey), ids.Count, posted.Count, new Money(posted.Cents), waiting.Count, new Money(waiting.Cents)));
        }
        return result;
    }
}
