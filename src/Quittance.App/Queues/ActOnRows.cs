using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>Who acts on which rows of which kind.</summary>
internal sealed record RowsAsked(Guid Tenant, Guid Person, string Kind, IReadOnlyCollection<Guid> Ids);

/// <summary>What an act did: its id takes it back.</summary>
internal sealed record ActDone(Guid Id, int Rows);

/// <summary>
/// Changes the tasks of rows in one transaction: the task, its history and, where the row is a patient's record, the audit row.
/// Ids that the practice does not have refuse the whole act.
/// </summary>
internal sealed class ActOnRows(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<ActDone>> RunAsync(RowsAsked asked, string act, Action<TaskRow>? change, Func<TaskActRow, TaskActRow>? more, CancellationToken cancellation)
    {
        var ids = asked.Ids.Distinct().ToList();
        if (ids.Count == 0) return new Result<ActDone>.Refused("rows.none", "Tick at least one row first.");
        if (ids.Count > TaskRules.RowsAtOnce)
            return new Result<ActDone>.Refused("rows.many", $"At most {TaskRules.RowsAtOnce:#,0} rows can be changed at once. Narrow the list down with filters.");
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if ((await Subjects.KnownAsync(db, asked.Tenant, asked.Kind, ids, cancellation)).Count != ids.Count)
            return new Result<ActDone>.Refused("rows.unknown", "One of these rows is not there any more, so nothing was changed. Load the list again.");
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var tasks = await TasksAsync(asked, ids, cancellation);
        foreach (var subject in ids)
        {
            var before = tasks.GetValueOrDefault(subject);
            var (owner, snooze) = (before?.OwnerId, before?.SnoozedUntil);
            if (change is not null)
            {
                if (before is null) db.Add(before = New(asked, subject));
                change(before);
                before.ActId = id;
            }
            var row = Row(asked, subject, id, act, owner, before?.OwnerId, snooze, before?.SnoozedUntil);
            db.Add(more is null ? row : more(row));
            if (Subjects.ArePatients(asked.Kind))
                AuditTrail.Add(db, new AuditEntry(asked.Tenant, asked.Person.ToString("D"), $"queue.{act}", asked.Kind, subject.ToString("D")), clock);
        }
        await db.SaveChangesAsync(cancellation);
        if (change is not null) await TaskCopies.WriteAsync(db, asked.Tenant, asked.Kind, ids, cancellation);
        if (transaction is not null) await transaction.CommitAsync(cancellation);
        return new ActDone(id, ids.Count);
    }

    private async Task<Dictionary<Guid, TaskRow>> TasksAsync(RowsAsked asked, List<Guid> ids, CancellationToken cancellation)
    {
        var tasks = new Dictionary<Guid, TaskRow>();
        foreach (var some in ids.Chunk(Batches.Ids))
            foreach (var task in await db.Set<TaskRow>().Where(t => t.TenantId == asked.Tenant && t.SubjectKind == asked.Kind && some.Contains(t.SubjectId)).ToListAsync(cancellation))
                tasks[task.SubjectId] = task;
        return tasks;
    }

    private static TaskRow New(RowsAsked asked, Guid subject) =>
        new() { TenantId = asked.Tenant, Id = TaskRow.IdOf(asked.Tenant, asked.Kind, subject), SubjectKind = asked.Kind, SubjectId = subject };

    private TaskActRow Row(RowsAsked asked, Guid subject, Guid act, string word, Guid? ownerBefore, Guid? ownerAfter, DateOnly? snoozeBefore, DateOnly? snoozeAfter) => new()
    {
        TenantId = asked.Tenant,
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        ActId = act,
        SubjectKind = asked.Kind,
        SubjectId = subject,
        Act = word,
        PersonId = asked.Person,
        At = clock.GetUtcNow(),
        OwnerBefore = ownerBefore,
        OwnerAfter = ownerAfter,
        SnoozeBefore = snoozeBefore,
        SnoozeAfter = snoozeAfter,
    };
}
