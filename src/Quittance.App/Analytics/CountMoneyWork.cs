using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Analytics;

/// <summary>How much of something waits for a person, and what it comes to; no amount where none can be told.</summary>
internal sealed record WorkCount(int Count, Money? Amount);

/// <summary>Payers' money that waits for a person. What somebody put off is not counted until its day.</summary>
internal sealed class CountMoneyWork(QuittanceDb db, FreshFigures figures)
{
    /// <summary>Remittances that are held whole because they do not balance.</summary>
    public Task<WorkCount> HeldAsync(Guid tenant, DateOnly today, CancellationToken cancellation) => figures.GetAsync(tenant, "work:held", async () =>
    {
        var away = Away(tenant, Subjects.Remittance, today);
        var sum = await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant && r.State == "held" && !away.Contains(r.Id))
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Paid = g.Sum(r => (long)(object)r.Paid) }).SingleOrDefaultAsync(cancellation);
        return new WorkCount(sum?.Count ?? 0, new Money(sum?.Paid ?? 0));
    });

    /// <summary>Payments that were posted and belong to no claim yet.</summary>
    public Task<WorkCount> WaitingAsync(Guid tenant, DateOnly today, CancellationToken cancellation) => figures.GetAsync(tenant, "work:waiting", async () =>
    {
        var away = Away(tenant, Subjects.Decision, today);
        var sum = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && d.Waits != "" && !away.Contains(d.Id))
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Paid = g.Sum(d => (long)(object)d.Paid) }).SingleOrDefaultAsync(cancellation);
        return new WorkCount(sum?.Count ?? 0, new Money(sum?.Paid ?? 0));
    });

    /// <summary>Names under which payers paid and which nobody has confirmed.</summary>
    public Task<WorkCount> NamesAsync(Guid tenant, CancellationToken cancellation) => figures.GetAsync(tenant, "work:names", async () =>
        new WorkCount(await db.Set<PayerAliasRow>().CountAsync(a => a.TenantId == tenant && a.State == "asked", cancellation), null));

    /// <summary>Claims of a person that come back today from being put off.</summary>
    public Task<int> BackTodayAsync(Guid tenant, Guid person, DateOnly today, CancellationToken cancellation) => db.Set<TaskRow>()
        .CountAsync(t => t.TenantId == tenant && t.SubjectKind == Subjects.Claim && t.OwnerId == person && t.SnoozedUntil == today, cancellation);

    private IQueryable<Guid> Away(Guid tenant, string kind, DateOnly today) =>
        db.Set<TaskRow>().Where(t => t.TenantId == tenant && t.SubjectKind == kind && t.SnoozedUntil > today).Select(t => t.SubjectId);
}
