using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>Reads the list of remittances: a practice has thousands where it has hundreds of thousands of claims.</summary>
internal sealed class ReadRemittances(QuittanceDb db, FreshFigures figures)
{
    public const int PageRows = 50;

    /// <summary>The remittances of a filter, for pages, sums, exports and bulk acts alike.</summary>
    public async Task<IQueryable<RemittanceRow>> FilteredAsync(Guid tenant, RemittanceFilter filter, DateOnly today, CancellationToken cancellation)
    {
        var rows = db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant);
        if (filter.View == RemittanceViews.Held) rows = rows.Where(r => r.State == "held");
        if (filter.View == RemittanceViews.Waiting)
        {
            var waiting = db.Set<DecisionRow>().Where(d => d.TenantId == tenant && d.IsPosted && d.Waits != "").Select(d => d.RemittanceId);
            rows = rows.Where(r => waiting.Contains(r.Id));
        }
        if (filter.States.Count > 0) rows = rows.Where(r => filter.States.Contains(r.State));
        if (filter.Methods.Count > 0) rows = rows.Where(r => filter.Methods.Contains(r.Method));
        if (filter.Payers.Count > 0)
        {
            var names = (await ChoicesAsync(tenant, cancellation)).Payers.Where(p => filter.Payers.Contains(p.Key, StringComparer.Ordinal)).Select(p => p.Name).ToList();
            rows = rows.Where(r => names.Contains(r.PayerName));
        }
        if (filter.DayFrom is { } from) rows = rows.Where(r => r.BookDate >= from);
        if (filter.DayTo is { } to) rows = rows.Where(r => r.BookDate <= to);
        if (filter.PaidFrom is { } least) rows = rows.Where(r => r.Paid >= least);
        if (filter.PaidTo is { } most) rows = rows.Where(r => r.Paid <= most);
        if (filter.Words is { } words) rows = rows.Where(r => r.Trace.StartsWith(words));
        return Tasks(rows, tenant, filter, today);
    }

    private IQueryable<RemittanceRow> Tasks(IQueryable<RemittanceRow> rows, Guid tenant, RemittanceFilter filter, DateOnly today)
    {
        var tasks = db.Set<TaskRow>().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Remittance);
        if (filter.Owners.Count > 0 || filter.Unowned)
        {
            var owned = tasks.Where(t => t.OwnerId != null).Select(t => t.SubjectId);
            var asked = tasks.Where(t => filter.Owners.Contains(t.OwnerId!.Value)).Select(t => t.SubjectId);
            rows = filter.Unowned ? rows.Where(r => !owned.Contains(r.Id) || asked.Contains(r.Id)) : rows.Where(r => asked.Contains(r.Id));
        }
        var off = tasks.Where(t => t.SnoozedUntil > today).Select(t => t.SubjectId);
        return filter.Snoozed switch
        {
            Snoozed.Hidden => rows.Where(r => !off.Contains(r.Id)),
            Snoozed.Only => rows.Where(r => off.Contains(r.Id)),
            _ => rows,
        };
    }

    /// <summary>Count and sums of a filter; kept for some seconds under the text that says the filter.</summary>
    public Task<RemittanceTotals> TotalsAsync(Guid tenant, RemittanceFilter filter, string key, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "remittance?" + key, async () =>
        {
            var rows = await FilteredAsync(tenant, filter, today, cancellation);
            var sum = await rows.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Claims = g.Sum(r => r.Claims), Paid = g.Sum(r => (long)(object)r.Paid) }).SingleOrDefaultAsync(cancellation);
            if (sum is null) return RemittanceTotals.None;
            var ids = rows.Select(r => r.Id);
            var money = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && ids.Contains(d.RemittanceId))
                .GroupBy(d => d.Waits != "").Select(g => new { Waits = g.Key, Paid = g.Sum(d => (long)(object)d.Paid) }).ToListAsync(cancellation);
            return new RemittanceTotals(sum.Count, sum.Claims, new Money(sum.Paid), new Money(money.Where(m => !m.Waits).Sum(m => m.Paid)), new Money(money.Where(m => m.Waits).Sum(m => m.Paid)));
        });

    /// <summary>How many each view holds.</summary>
    public Task<Dictionary<string, int>> ViewsAsync(Guid tenant, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "remittance:views", async () =>
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var view in (string[])[RemittanceViews.All, RemittanceViews.Held, RemittanceViews.Waiting])
                counts[view] = await (await FilteredAsync(tenant, new RemittanceFilter { View = view }, today, cancellation)).CountAsync(cancellation);
            return counts;
        });

    public Task<RemittanceChoices> ChoicesAsync(Guid tenant, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "remittance:choices", async () =>
        {
            var rows = db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant);
            var names = await rows.Select(r => r.PayerName).Distinct().ToListAsync(cancellation);
            var methods = await rows.Select(r => r.Method).Distinct().ToListAsync(cancellation);
            return new RemittanceChoices([.. names.Order(StringComparer.Ordinal).Select(n => (RowId.Of(tenant, "payer-name", n).ToString("N")[..12], n))], [.. methods.Order(StringComparer.Ordinal)]);
        });

    public async Task<List<RemittanceLine>> PageAsync(Guid tenant, RemittanceFilter filter, RemittanceSort sort, bool falls, int page, DateOnly today, CancellationToken cancellation)
    {
        var ids = await Sorted(await FilteredAsync(tenant, filter, today, cancellation), sort, falls).Skip((page - 1) * PageRows).Take(PageRows).ToListAsync(cancellation);
        return await LinesAsync(tenant, ids, cancellation);
    }

    public async Task<List<Guid>> IdsAsync(Guid tenant, RemittanceFilter filter, RemittanceSort sort, bool falls, int most, DateOnly today, CancellationToken cancellation) =>
        await Sorted(await FilteredAsync(tenant, filter, today, cancellation), sort, falls).Take(most + 1).ToListAsync(cancellation);

    private static IQueryable<Guid> Sorted(IQueryable<RemittanceRow> rows, RemittanceSort sort, bool falls)
    {
        var ordered = (sort, falls) switch
        {
            (RemittanceSort.Trace, false) => rows.OrderBy(r => r.Trace),
            (RemittanceSort.Trace, true) => rows.OrderByDescending(r => r.Trace),
            (RemittanceSort.Payer, false) => rows.OrderBy(r => r.PayerName),
            (RemittanceSort.Payer, true) => rows.OrderByDescending(r => r.PayerName),
            (RemittanceSort.Paid, false) => rows.OrderBy(r => r.Paid),
            (RemittanceSort.Paid, true) => rows.OrderByDescending(r => r.Paid),
            (RemittanceSort.Claims, false) => rows.OrderBy(r => r.Claims),
            (RemittanceSort.Claims, true) => rows.OrderByDescending(r => r.Claims),
            (_, false) => rows.OrderBy(r => r.BookDate),
            _ => rows.OrderByDescending(r => r.BookDate),
        };
        return ordered.ThenBy(r => r.Trace).ThenBy(r => r.Id).Select(r => r.Id);
    }

    /// <summary>Remittances by id, in the order of the ids, with what was posted, what waits and who owns them.</summary>
    public async Task<List<RemittanceLine>> LinesAsync(Guid tenant, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var rows = await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var money = (await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && ids.Contains(d.RemittanceId))
            .GroupBy(d => new { d.RemittanceId, Waits = d.Waits != "" }).Select(g => new { g.Key, Count = g.Count(), Paid = g.Sum(d => (long)(object)d.Paid) }).ToListAsync(cancellation))
            .ToDictionary(g => (g.Key.RemittanceId, g.Key.Waits), g => (g.Count, Paid: new Money(g.Paid)));
        var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Remittance && ids.Contains(t.SubjectId)).ToDictionaryAsync(t => t.SubjectId, cancellation);
        var owners = tasks.Values.Select(t => t.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = owners.Count == 0 ? [] : await db.Users.Where(u => owners.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. ids.Where(rows.ContainsKey).Select(id =>
        {
            var (r, task, waiting) = (rows[id], tasks.GetValueOrDefault(id), money.GetValueOrDefault((id, true)));
            return new RemittanceLine(id, r.Trace, NameOf(r), r.PayerId, r.BookDate, r.Method, r.Paid, r.Claims, r.State, money.GetValueOrDefault((id, false)).Paid, waiting.Paid, waiting.Count,
                task?.OwnerId, task?.OwnerId is { } owner ? names.GetValueOrDefault(owner, "Somebody who has left") : "", task?.SnoozedUntil);
        })];
    }

    /// <summary>What the remittance calls its payer.</summary>
    public static string NameOf(RemittanceRow row) => row.PayerName.Length > 0 ? row.PayerName : row.PayerId.Length > 0 ? row.PayerId : row.TracePayerId.Length > 0 ? row.TracePayerId : "Payer without a name";
}
