using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Claims;

/// <summary>
/// Reads the queue of claims in two steps: the ids of the page from an index that holds all it is filtered and sorted by, then those
/// fifty rows with the names around them.
/// </summary>
internal sealed class ReadClaimQueue(QuittanceDb db, FreshFigures figures)
{
    public const int PageRows = 50;

    /// <summary>The claims of a filter, for pages, sums, exports and bulk acts alike.</summary>
    public IQueryable<ClaimRow> Filtered(Guid tenant, ClaimQueueFilter filter, DateOnly today)
    {
        var claims = View(db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant), filter.View, today);
        if (filter.States.Count > 0) claims = claims.Where(c => filter.States.Contains(c.State));
        if (filter.Payers.Count > 0) claims = claims.Where(c => filter.Payers.Contains(c.PayerKey));
        if (filter.Providers.Count > 0) claims = claims.Where(c => filter.Providers.Contains(c.RenderingNpi));
        if (filter.AgeFrom is { } from && today.AddDays(-from) is var last) claims = claims.Where(c => c.Day <= last);
        if (filter.AgeTo is { } to && today.AddDays(-to) is var first) claims = claims.Where(c => c.Day >= first);
        if (filter.ChargeFrom is { } least) claims = claims.Where(c => c.Charge >= least);
        if (filter.ChargeTo is { } most) claims = claims.Where(c => c.Charge <= most);
        if (filter.Severities.Count > 0) claims = claims.Where(c => filter.Severities.Contains(c.FindingSeverity));
        if (filter.Findings.Count > 0)
        {
            var found = db.Set<FindingRow>().Where(f => f.TenantId == tenant && f.SubjectKind == "claim" && filter.Findings.Contains(f.FindingId));
            claims = claims.Where(c => found.Any(f => f.SubjectId == c.NumberId && f.ClaimOrdinal == c.Ordinal));
        }
        return Searched(Tasks(claims, tenant, filter, today), tenant, filter.Words);
    }

    private static IQueryable<ClaimRow> View(IQueryable<ClaimRow> claims, string view, DateOnly today)
    {
        var late = today.AddDays(-ClaimViews.AnswerDays);
        return view switch
        {
            ClaimViews.ToFix => claims.Where(c => ClaimViews.StatesToFix.Contains(c.State)),
            ClaimViews.WithPayer => claims.Where(c => ClaimViews.StatesWithPayer.Contains(c.State)),
            ClaimViews.NoAnswer => claims.Where(c => ClaimViews.StatesUnanswered.Contains(c.State) && c.FirstSent < late),
            ClaimViews.Denied => claims.Where(c => c.DeniedOpen > Money.Zero),
            ClaimViews.PatientDue => claims.Where(c => c.State == "PatientDue"),
            ClaimViews.Closed => claims.Where(c => ClaimViews.StatesClosed.Contains(c.State)),
            _ => claims,
        };
    }

    private IQueryable<ClaimRow> Tasks(IQueryable<ClaimRow> claims, Guid tenant, ClaimQueueFilter filter, DateOnly today)
    {
        var tasks = db.Set<TaskRow>().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Claim);
        if (filter.Owners.Count > 0 || filter.Unowned)
        {
            var owned = tasks.Where(t => t.OwnerId != null);
            var theirs = owned.Where(t => filter.Owners.Contains(t.OwnerId!.Value)).Select(t => t.SubjectId);
            claims = !filter.Unowned ? claims.Where(c => theirs.Contains(c.Id))
                : filter.Owners.Count == 0 ? claims.Where(c => !owned.Select(t => t.SubjectId).Contains(c.Id))
                : claims.Where(c => theirs.Contains(c.Id) || !owned.Select(t => t.SubjectId).Contains(c.Id));
        }
        var off = tasks.Where(t => t.SnoozedUntil > today).Select(t => t.SubjectId);
        return filter.Snoozed switch
        {
            Snoozed.Hidden => claims.Where(c => !off.Contains(c.Id)),
            Snoozed.Only => claims.Where(c => off.Contains(c.Id)),
            _ => claims,
        };
    }

    /// <summary>A whole claim number, or the beginning of a last name and, after a comma or blank, of a first name.</summary>
    private IQueryable<ClaimRow> Searched(IQueryable<ClaimRow> claims, Guid tenant, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return claims;
        var number = words.Trim();
        var people = db.Set<PersonRow>().Where(p => p.TenantId == tenant);
        var parts = number.ToUpperInvariant().Split(',', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1) parts = parts[0].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return claims.Where(c => c.Number == number);
        var whole = number.ToUpperInvariant();
#pragma warning disable CA1862 // The database compares, and it has no comparison without case that both engines share.
        people = parts.Length == 2
            // Two words may be a first and a last name either way round, or a last name of two words.
            ? people.Where(p => (p.Last.ToUpper().StartsWith(parts[0]) && p.First.ToUpper().StartsWith(parts[1]))
                || (p.First.ToUpper().StartsWith(parts[0]) && p.Last.ToUpper().StartsWith(parts[1])) || p.Last.ToUpper().StartsWith(whole))
            : people.Where(p => p.Last.ToUpper().StartsWith(parts[0]) || p.First.ToUpper().StartsWith(parts[0]));
#pragma warning restore CA1862
        var found = people.Select(p => p.Id);
        return claims.Where(c => found.Contains(c.PersonId) || c.Number == number);
    }

    /// <summary>Count and sums of a filter; kept for some seconds under the text that says the filter.</summary>
    public Task<ClaimTotals> TotalsAsync(Guid tenant, ClaimQueueFilter filter, string key, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "claims?" + key, async () =>
        {
            var sum = await Filtered(tenant, filter, today).GroupBy(_ => 1)
                .Select(g => new { Count = g.Count(), Charge = g.Sum(c => (long)(object)c.Charge), Open = g.Sum(c => (long)(object)c.Open) }).SingleOrDefaultAsync(cancellation);
            return sum is null ? ClaimTotals.None : new ClaimTotals(sum.Count, new Money(sum.Charge), new Money(sum.Open));
        });

    /// <summary>Count and sums of every view at once, from one reading of the index.</summary>
    public Task<Dictionary<string, ClaimTotals>> ViewsAsync(Guid tenant, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "claims:views", async () =>
        {
            var late = today.AddDays(-ClaimViews.AnswerDays);
            var sums = await Filtered(tenant, new ClaimQueueFilter(), today)
                .GroupBy(c => new { c.State, Denied = c.DeniedOpen > Money.Zero, Late = c.FirstSent < late })
                .Select(g => new { g.Key, Count = g.Count(), Charge = g.Sum(c => (long)(object)c.Charge), Open = g.Sum(c => (long)(object)c.Open) }).ToListAsync(cancellation);
            ClaimTotals Of(Func<string, bool, bool, bool> belongs) => sums.Where(s => belongs(s.Key.State, s.Key.Denied, s.Key.Late))
                .Aggregate(ClaimTotals.None, (all, s) => all.Plus(new ClaimTotals(s.Count, new Money(s.Charge), new Money(s.Open))));
            return new Dictionary<string, ClaimTotals>(StringComparer.Ordinal)
            {
                [ClaimViews.All] = Of((_, _, _) => true),
                [ClaimViews.ToFix] = Of((state, _, _) => ClaimViews.StatesToFix.Contains(state)),
                [ClaimViews.WithPayer] = Of((state, _, _) => ClaimViews.StatesWithPayer.Contains(state)),
                [ClaimViews.NoAnswer] = Of((state, _, late) => late && ClaimViews.StatesUnanswered.Contains(state)),
                [ClaimViews.Denied] = Of((_, denied, _) => denied),
                [ClaimViews.PatientDue] = Of((state, _, _) => state == "PatientDue"),
                [ClaimViews.Closed] = Of((state, _, _) => ClaimViews.StatesClosed.Contains(state)),
            };
        });

    /// <summary>The claims of one page. Past the middle the order is read from its other end, so that the last page is as near as the first.</summary>
    public async Task<List<ClaimLine>> PageAsync(Guid tenant, ClaimQueueFilter filter, ClaimSort sort, bool descending, int page, int count, DateOnly today, CancellationToken cancellation)
    {
        var skip = (page - 1) * PageRows;
        var take = Math.Min(PageRows, count - skip);
        if (take <= 0) return [];
        var backwards = skip > count / 2;
        var ids = await Sorted(Filtered(tenant, filter, today), tenant, sort, descending != backwards)
            .Skip(backwards ? count - skip - take : skip).Take(take).ToListAsync(cancellation);
        if (backwards) ids.Reverse();
        return await new ClaimLines(db).ReadAsync(tenant, ids, cancellation);
    }

    /// <summary>The ids of a filter in order, one more than <paramref name="most"/> when there are more.</summary>
    public Task<List<Guid>> IdsAsync(Guid tenant, ClaimQueueFilter filter, ClaimSort sort, bool descending, int most, DateOnly today, CancellationToken cancellation) =>
        Sorted(Filtered(tenant, filter, today), tenant, sort, descending).Take(most + 1).ToListAsync(cancellation);

    private IQueryable<Guid> Sorted(IQueryable<ClaimRow> claims, Guid tenant, ClaimSort sort, bool descending)
    {
        if (sort == ClaimSort.Patient)
        {
            var named = claims.Join(db.Set<PersonRow>().Where(p => p.TenantId == tenant), c => c.PersonId, p => p.Id, (c, p) => new { c.Id, c.Number, p.Last, p.First });
            return (descending
                ? named.OrderByDescending(x => x.Last).ThenByDescending(x => x.First).ThenByDescending(x => x.Number).ThenByDescending(x => x.Id)
                : named.OrderBy(x => x.Last).ThenBy(x => x.First).ThenBy(x => x.Number).ThenBy(x => x.Id)).Select(x => x.Id);
        }
        var first = sort switch
        {
            ClaimSort.Number => descending ? claims.OrderByDescending(c => c.Number) : claims.OrderBy(c => c.Number),
            ClaimSort.Charge => descending ? claims.OrderByDescending(c => c.Charge) : claims.OrderBy(c => c.Charge),
            ClaimSort.Open => descending ? claims.OrderByDescending(c => c.Open) : claims.OrderBy(c => c.Open),
            ClaimSort.Finding => descending ? claims.OrderByDescending(c => c.FindingSeverity) : claims.OrderBy(c => c.FindingSeverity),
            _ => descending ? claims.OrderByDescending(c => c.Day) : claims.OrderBy(c => c.Day),
        };
        if (sort != ClaimSort.Number) first = descending ? first.ThenByDescending(c => c.Number) : first.ThenBy(c => c.Number);
        return (descending ? first.ThenByDescending(c => c.Id) : first.ThenBy(c => c.Id)).Select(c => c.Id);
    }

    /// <summary>What the filters offer.</summary>
    public Task<ClaimChoices> ChoicesAsync(Guid tenant, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "claims:choices", async () =>
        {
            var payers = await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).OrderBy(p => p.Name).Select(p => new { p.Key, p.Name }).ToListAsync(cancellation);
            var providers = await db.Set<ProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant && !p.IsBilling).OrderBy(p => p.Name).Select(p => new { p.Npi, p.Name }).ToListAsync(cancellation);
            var findings = await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && f.SubjectKind == "claim").Select(f => f.FindingId).Distinct().ToListAsync(cancellation);
            return new ClaimChoices([.. payers.Select(p => (p.Key, p.Name))], [.. providers.DistinctBy(p => p.Npi, StringComparer.Ordinal).Select(p => (p.Npi, p.Name))],
                [.. findings.Order(StringComparer.Ordinal).Select(f => (f, f))]);
        });
}
