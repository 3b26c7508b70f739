using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;

namespace Quittance.App.Analytics;

/// <summary>
/// Figures that were worked out, kept while nothing happened that they could follow from. They may be dropped at any time: they are worked
/// out again. Working them out reads every claim of the practice, which for 200,000 claims takes seconds.
/// </summary>
internal sealed class KeptFigures(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>As with the sums of lists: an import shows after so long.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    /// <summary>Periods kept for each practice. One of 200,000 claims takes about 40 MB, nearly all of it the lists of claims behind the figures.</summary>
    private const int PeriodsKept = 4;

    /// <summary>Practices kept; an installation serves one, seldom a few.</summary>
    private const int PracticesKept = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<Kept>> _practices = [];

    private sealed class Kept(KpiPeriod period, string stamp, DateTimeOffset checkedAt, Task<PracticeFigures> value)
    {
        public KpiPeriod Period { get; } = period;
        public string Stamp { get; } = stamp;
        public DateTimeOffset CheckedAt { get; set; } = checkedAt;
        public Task<PracticeFigures> Value { get; } = value;
    }

    /// <summary>The figures of a period. They are worked out once even when many want them at once, and to the end even when who asked has gone.</summary>
    public async Task<PracticeFigures> GetAsync(Guid tenant, KpiPeriod period, CancellationToken cancellation)
    {
        var kept = Find(tenant, period);
        if (kept is not null && (!kept.Value.IsCompleted || kept.CheckedAt + Freshness > clock.GetUtcNow())) return await kept.Value.WaitAsync(cancellation);
        var stamp = await StampAsync(tenant, cancellation);
        if (kept is not null && kept.Stamp == stamp)
        {
            kept.CheckedAt = clock.GetUtcNow();
            return await kept.Value.WaitAsync(cancellation);
        }
        return await Keep(tenant, period, stamp).Value.WaitAsync(cancellation);
    }

    public void Drop(Guid tenant)
    {
        lock (_gate) _practices.Remove(tenant);
    }

    private Kept? Find(Guid tenant, KpiPeriod period)
    {
        lock (_gate) return _practices.GetValueOrDefault(tenant)?.Find(k => k.Period == period && !k.Value.IsFaulted && !k.Value.IsCanceled);
    }

    private Kept Keep(Guid tenant, KpiPeriod period, string stamp)
    {
        lock (_gate)
        {
            if (_practices.Count >= PracticesKept && !_practices.ContainsKey(tenant)) _practices.Clear();
            if (!_practices.TryGetValue(tenant, out var periods)) _practices[tenant] = periods = [];
            if (periods.Find(k => k.Period == period && k.Stamp == stamp && !k.Value.IsFaulted) is { } same) return same;
            periods.RemoveAll(k => k.Period == period || k.Stamp != stamp);
            if (periods.Count >= PeriodsKept) periods.RemoveAt(0);
            var made = new Kept(period, stamp, clock.GetUtcNow(), Task.Run(() => WorkOutAsync(tenant, period)));
            periods.Add(made);
            return made;
        }
    }

    private async Task<PracticeFigures> WorkOutAsync(Guid tenant, KpiPeriod period)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReadKpis>().FiguresAsync(tenant, period, CancellationToken.None);
    }

    /// <summary>
    /// Changes with everything that figures follow from: files received, moves of claims and ledger entries are only ever added, and a
    /// payer's name is asked about, learned or refused.
    /// </summary>
    private async Task<string> StampAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var receipts = await db.Set<ReceiptRow>().CountAsync(r => r.TenantId == tenant, cancellation);
        var moves = await db.Set<ClaimEventRow>().CountAsync(e => e.TenantId == tenant, cancellation);
        var entries = await db.Set<EntryRow>().CountAsync(e => e.TenantId == tenant, cancellation);
        var names = await db.Set<PayerAliasRow>().CountAsync(a => a.TenantId == tenant && a.State == "learned", cancellation);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{receipts}/{moves}/{entries}/{names}");
    }
}
