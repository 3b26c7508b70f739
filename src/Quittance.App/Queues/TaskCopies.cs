using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Queues;

/// <summary>
/// Keeps owner and snooze beside what a large list is filtered by. Without this the queue of 200,000 claims would look each of them up among
/// the tasks, which doubles its time.
/// </summary>
internal static class TaskCopies
{
    public static async Task WriteAsync(QuittanceDb db, Guid tenant, string kind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        if (kind != Subjects.Claim) return;
        foreach (var ids in subjects.Chunk(Batches.Ids))
        {
            var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == kind && ids.Contains(t.SubjectId)).ToListAsync(cancellation);
            foreach (var alike in tasks.GroupBy(t => (t.OwnerId, t.SnoozedUntil)))
            {
                var (owner, until) = alike.Key;
                var some = alike.Select(t => t.SubjectId).ToList();
                await db.Set<ClaimRow>().Where(c => c.TenantId == tenant && some.Contains(c.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner).SetProperty(c => c.SnoozedUntil, until), cancellation);
            }
        }
    }
}
