using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>What an act on many rows would do. <paramref name="Ids"/> are the rows that are there; the rest is told in <paramref name="Gone"/>.</summary>
internal sealed record ActPreview(IReadOnlyList<Guid> Ids, int Gone, int Unchanged, IReadOnlyList<(string Now, int Rows)> Changes);

/// <summary>Tells before an act how many rows it changes, from what, and which it cannot.</summary>
internal sealed class PreviewAct(QuittanceDb db)
{
    /// <summary>By whom they are owned now.</summary>
    public async Task<Result<ActPreview>> AssignAsync(RowsAsked asked, Guid? owner, CancellationToken cancellation)
    {
        if (owner is { } person && !await db.Memberships.AnyAsync(m => m.TenantId == asked.Tenant && m.UserId == person, cancellation))
            return new Result<ActPreview>.Refused("owner.unknown", "This person is not in the practice, so nothing was changed.");
        return await RunAsync(asked, task => task?.OwnerId == owner, async tasks =>
        {
            var ids = tasks.Select(t => t?.OwnerId).OfType<Guid>().Distinct().ToList();
            var names = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
            return task => task?.OwnerId is { } id ? names.GetValueOrDefault(id, "Somebody who has left") : "Nobody";
        }, cancellation);
    }

    /// <summary>Until when they are put off now.</summary>
    public async Task<Result<ActPreview>> SnoozeAsync(RowsAsked asked, DateOnly? until, DateOnly today, Func<DateOnly, string> say, CancellationToken cancellation)
    {
        if (until is { } day && TaskRules.Snooze(day, today) is Result<DateOnly>.Refused refused) return new Result<ActPreview>.Refused(refused.Code, refused.Sentence);
        return await RunAsync(asked, task => task?.SnoozedUntil == until,
            _ => Task.FromResult<Func<TaskRow?, string>>(task => task?.SnoozedUntil is { } off && off > today ? $"Put off until {say(off)}" : "Among the work"), cancellation);
    }

    private async Task<Result<ActPreview>> RunAsync(RowsAsked asked, Func<TaskRow?, bool> isSame, Func<IReadOnlyList<TaskRow?>, Task<Func<TaskRow?, string>>> words, CancellationToken cancellation)
    {
        var ids = asked.Ids.Distinct().ToList();
        if (ids.Count == 0) return new Result<ActPreview>.Refused("rows.none", "Tick at least one row first.");
        if (ids.Count > TaskRules.RowsAtOnce)
            return new Result<ActPreview>.Refused("rows.many", $"At most {TaskRules.RowsAtOnce:#,0} rows can be changed at once. Narrow the list down with filters.");
        var known = await Subjects.KnownAsync(db, asked.Tenant, asked.Kind, ids, cancellation);
        if (known.Count == 0) return new Result<ActPreview>.Refused("rows.unknown", "None of these rows is there any more, so nothing was changed. Load the list again.");
        var tasks = new Dictionary<Guid, TaskRow>();
        foreach (var some in known.Chunk(Batches.Ids))
            foreach (var task in await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == asked.Tenant && t.SubjectKind == asked.Kind && some.Contains(t.SubjectId)).ToListAsync(cancellation))
                tasks[task.SubjectId] = task;
        var rows = known.ConvertAll(id => tasks.GetValueOrDefault(id));
        var changed = rows.FindAll(task => !isSame(task));
        var say = await words(changed);
        return new ActPreview(known, ids.Count - known.Count, rows.Count - changed.Count, [.. changed.GroupBy(say, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))]);
    }
}
