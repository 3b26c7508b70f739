using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Queues;

/// <summary>
/// Takes back an act of the same person: each row gets what it had before. Where somebody has changed a row since, nothing is taken back,
/// because it would undo their work as well.
/// </summary>
internal sealed class UndoAct(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<ActDone>> RunAsync(Guid tenant, Guid person, Guid act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var done = await db.Set<TaskActRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.ActId == act && a.PersonId == person && a.Undoes == null).ToListAsync(cancellation);
        if (done.Count == 0) return new Result<ActDone>.Refused("undo.unknown", "There is nothing to take back.");
        if (await db.Set<TaskActRow>().AnyAsync(a => a.TenantId == tenant && a.Undoes == act && a.SubjectId == done[0].SubjectId && a.SubjectKind == done[0].SubjectKind, cancellation))
            return new Result<ActDone>.Refused("undo.done", "This was taken back already.");
        var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
        foreach (var row in done)
        {
            if (row.Act != "note")
            {
                var task = await db.Set<TaskRow>().SingleAsync(t => t.TenantId == tenant && t.SubjectKind == row.SubjectKind && t.SubjectId == row.SubjectId, cancellation);
                if (task.ActId != act) return new Result<ActDone>.Refused("undo.changed", "Somebody has changed one of these rows since, so nothing was taken back.");
                (task.OwnerId, task.SnoozedUntil, task.ActId) = (row.OwnerBefore, row.SnoozeBefore, id);
            }
            db.Add(Back(row, id, now));
            if (Subjects.ArePatients(row.SubjectKind))
                AuditTrail.Add(db, new AuditEntry(tenant, person.ToString("D"), $"queue.{row.Act}.undo", row.SubjectKind, row.SubjectId.ToString("D")), clock);
        }
        await db.SaveChangesAsync(cancellation);
        await TaskCopies.WriteAsync(db, tenant, done[0].SubjectKind, [.. done.Select(row => row.SubjectId)], cancellation);
        await transaction.CommitAsync(cancellation);
        return new ActDone(id, done.Count);
    }

    private static TaskActRow Back(TaskActRow row, Guid id, DateTimeOffset now) => row with
    {
        Id = Guid.CreateVersion7(now),
        ActId = id,
        Act = "undo",
        At = now,
        OwnerBefore = row.OwnerAfter,
        OwnerAfter = row.OwnerBefore,
        SnoozeBefore = row.SnoozeAfter,
        SnoozeAfter = row.SnoozeBefore,
        Undoes = row.ActId,
        Note = null,
    };
}
