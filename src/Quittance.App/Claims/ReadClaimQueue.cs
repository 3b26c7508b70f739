using Microsoft.EntityFrameworkCore;
using Quittance.App.Patients;
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

    /// <summary>Claims that may be looked up in the order of patients, about 50 ms; past it, all of the filter are sorted.</summary>
    private const int WalkRows = 20_000;

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
        if (filter.OpenFrom is { } leastOpen) claims = claims.Where(c => c.Open >= leastOpen);
        if (filter.OpenTo is { } mostOpen) claims = claims.Where(c => c.Open <= mostOpen);
        if (filter.Severities.Count > 0) claims = claims.Where(c => filter.Severities.Contains(c.FindingSeverity));
        if (filter.Findings.Count > 0)
        {
            var found = db.Set<FindingRow>().Where(f => f.TenantId == tenant && (f.SubjectKind == "claim" || f.SubjectKind == "edit") && filter.Findings.Contains(f.FindingId));
            // The first condition finds the claims by their number, the second tells claims of one number apart.
            claims = claims.Where(c => found.Select(f => f.SubjectId).Contains(c.NumberId) && found.Any(f => f.SubjectId == c.NumberId && f.ClaimOrdinal == c.Ordinal));
        }
        return Searched(Tasks(claims, filter, today), tenant, filter);
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

    private static IQueryable<ClaimRow> Tasks(IQueryable<ClaimRow> claims, ClaimQueueFilter filter, DateOnly today)
    {
        if (filter.Owners.Count > 0 || filter.Unowned)
            claims = claims.Where(c => (filter.Unowned && c.OwnerId == null) || filter.Owners.Contains(c.OwnerId!.Value));
        return filter.Snoozed switch
        {
            Snoozed.Hidden => claims.Where(c => c.SnoozedUntil == null || c.SnoozedUntil <= today),
            Snoozed.Only => claims.Where(c => c.SnoozedUntil > today),
            _ => claims,
        };
    }

    /// <summary>A claim number has a digit, a name has none: words with one are a whole number, others the beginning of a name.</summary>
    private IQueryable<ClaimRow> Searched(IQueryable<ClaimRow> claims, Guid tenant, ClaimQueueFilter filter)
    {
        if (filter.Words is not { } words) return claims;
        if (words.Any(char.IsAsciiDigit)) return claims.Where(c => c.Number == words);
        if (filter.People is { } few) return claims.Where(c => few.Contains(c.PersonId)).TagWith(JoinOrder.ByPatient);
        var found = People(tenant, words).Select(p => p.Id);
        return claims.Where(c => found.Contains(c.PersonId));
    }

    /// <summary>Looks the patients of a search up once for count and page.</summary>
    public async Task<ClaimQueueFilter> WithPeopleAsync(Guid tenant, ClaimQueueFilter filter, CancellationToken cancellation)
    {
        if (filter.Words is not { } words || words.Any(char.IsAsciiDigit)) return filter;
        var people = await People(tenant, words).OrderBy(p => p.Last).ThenBy(p => p.First).Select(p => p.Id).Take(Batches.Ids + 1).ToListAsync(cancellation);
        return people.Count > Batches.Ids ? filter : filter with { People = people };
    }

    private IQueryable<PersonRow> People(Guid tenant, string words) => PeopleByName.Find(db.Set<PersonRow>().AsNoTracking().Where(p => p.TenantId == tenant), words);

    /// <summary>Count and sums of a filter; kept for some seconds under the text that says the filter.</summary>
    public Task<ClaimTotals> TotalsAsync(Guid tenant, ClaimQueueFilter filter, string key, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "claims?" + key, async () =>
        {
            var sum = await Filtered(tenant, filter, today).GroupBy(_ => 1)
                .Select(g => new { Count = g.Count(), Charge = g.Sum(c => (long)(object)c.Charge), Open = g.Sum(c => (long)(object)c.Open) }).SingleOrDefaultAsync(cancellation);
            return sum is null ? ClaimTotals.None : new ClaimTotals(sum.Count, new Money(sum.Charge), new Money(sum.Open)) { Unposted = await UnpostedAsync(Filtered(tenant, filter, today), cancellation) };
        });

    /// <summary>Asked by itself: what a claim was sent with stands in no index, and only the few held claims need it.</summary>
    private static async Task<Money> UnpostedAsync(IQueryable<ClaimRow> claims, CancellationToken cancellation) =>
        new(await claims.Where(c => c.State == "Held" && c.Charge == Money.Zero).SumAsync(c => (long)(object)c.FirstCharge, cancellation));

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
            var unposted = await UnpostedAsync(Filtered(tenant, new ClaimQueueFilter(), today), cancellation);
            return new Dictionary<string, ClaimTotals>(StringComparer.Ordinal)
            {
                [ClaimViews.All] = Of((_, _, _) => true) with { Unposted = unposted },
                [ClaimViews.ToFix] = Of((state, _, _) => ClaimViews.StatesToFix.Contains(state)) with { Unposted = unposted },
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
        var from = backwards ? count - skip - take : skip;
        // Patients are in order already in an index of theirs. Walking it pays when the filter leaves enough of their claims to fill the page soon.
        var all = sort == ClaimSort.Patient ? (await ViewsAsync(tenant, today, cancellation))[ClaimViews.All].Count : 0;
        var peopleFirst = (long)(from + take) * all / count < WalkRows;
        var ids = await Sorted(InOrder(Filtered(tenant, filter, today), filter, sort), tenant, sort, descending != backwards, peopleFirst)
            .Skip(from).Take(take).ToListAsync(cancellation);
        if (backwards) ids.Reverse();
        return await new ClaimLines(db).ReadAsync(tenant, ids, cancellation);
    }

    /// <summary>By amount the order stands in an index of its own, which knows day, state and snooze; other filters would look up every row.</summary>
    private static IQueryable<ClaimRow> InOrder(IQueryable<ClaimRow> claims, ClaimQueueFilter filter, ClaimSort sort)
    {
        var isPlain = filter is { Payers.Count: 0, Providers.Count: 0, Severities.Count: 0, Findings.Count: 0, Owners.Count: 0, Unowned: false, Words: null, People: null }
            && filter.View is not (ClaimViews.NoAnswer or ClaimViews.Denied);
        return sort switch
        {
            ClaimSort.Charge when isPlain => claims.TagWith(JoinOrder.ByCharge),
            ClaimSort.Open when isPlain && filter is { ChargeFrom: null, ChargeTo: null } => claims.TagWith(JoinOrder.ByOpen),
            _ => claims,
        };
    }

    /// <summary>The ids of a filter in order, one more than <paramref name="most"/> when there are more.</summary>
    public Task<List<Guid>> IdsAsync(Guid tenant, ClaimQueueFilter filter, ClaimSort sort, bool descending, int most, DateOnly today, CancellationToken cancellation) =>
        Sorted(Filtered(tenant, filter, today), tenant, sort, descending).Take(most + 1).ToListAsync(cancellation);

    /// <summary>The ids of a stretch of a filter in its order, for the claims before and after one of them.</summary>
    public Task<List<Guid>> StretchAsync(Guid tenant, ClaimQueueFilter filter, ClaimSort sort, bool descending, int from, int most, DateOnly today, CancellationToken cancellation) =>
        Sorted(Filtered(tenant, filter, today), tenant, sort, descending).Skip(from).Take(most).ToListAsync(cancellation);

    private IQueryable<Guid> Sorted(IQueryable<ClaimRow> claims, Guid tenant, ClaimSort sort, bool descending, bool peopleFirst = false)
    {
        if (sort == ClaimSort.Patient)
        {
            var people = db.Set<PersonRow>().Where(p => p.TenantId == tenant);
            var named = peopleFirst ? people.Join(claims, p => p.Id, c => c.PersonId, (p, c) => new { c.Id, c.Number, p.Last, p.First }).TagWith(JoinOrder.AsWritten).TagWith(JoinOrder.ByPatient)
                : claims.Join(people, c => c.PersonId, p => p.Id, (c, p) => new { c.Id, c.Number, p.Last, p.First });
            return (descending
                ? named.OrderByDescending(x => x.Last).ThenByDescending(x => x.First).ThenByDescending(x => x.Number).ThenByDescending(x => x.Id)
                : named.OrderBy(x => x.Last).ThenBy(x => x.First).ThenBy(x => x.Number).ThenBy(x => x.Id)).Select(x => x.Id);
        }
        if (sort == ClaimSort.Payer)
        {
            var named = from c in claims
                        join p in db.Set<PayerRow>().Where(p => p.TenantId == tenant) on c.PayerKey equals p.Key into known
                        from p in known.DefaultIfEmpty()
                        select new { c.Id, c.Number, Name = p == null ? c.PayerKey : p.Name };
            return (descending ? named.OrderByDescending(x => x.Name).ThenByDescending(x => x.Number).ThenByDescending(x => x.Id)
                : named.OrderBy(x => x.Name).ThenBy(x => x.Number).ThenBy(x => x.Id)).Select(x => x.Id);
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
            var findings = await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && (f.SubjectKind == "claim" || f.SubjectKind == "edit")).Select(f => f.FindingId).Distinct().ToListAsync(cancellation);
            return new ClaimChoices([.. payers.Select(p => (p.Key, p.Name))], [.. providers.DistinctBy(p => p.Npi, StringComparer.Ordinal).Select(p => (p.Npi, p.Name))],
                [.. findings.Order(StringComparer.Ordinal).Select(f => (f, f))]);
        });
}
