using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;

namespace Quittance.App.Queues;

/// <summary>Something that a person did with a row.</summary>
internal sealed record RowAct(Guid ActId, string Act, string Person, DateTimeOffset At, string? Owner, DateOnly? Snooze, string? Note, bool IsTakenBack);

/// <summary>A row's task and its history, newest first.</summary>
internal sealed record RowTask(Guid? OwnerId, string? Owner, DateOnly? SnoozedUntil, IReadOnlyList<RowAct> Acts);

/// <summary>A person who can own rows.</summary>
internal sealed record Colleague(Guid Id, string Name);

/// <summary>Reads what people do with rows.</summary>
internal sealed class ReadTask(QuittanceDb db, FieldCipher cipher)
{
    /// <summary>The panel tells the last of them.</summary>
    private const int ActsShown = 50;

    public async Task<RowTask> RunAsync(Guid tenant, string kind, Guid subject, CancellationToken cancellation)
    {
        var task = await db.Set<TaskRow>().AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == tenant && t.SubjectKind == kind && t.SubjectId == subject, cancellation);
        var acts = await db.Set<TaskActRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.SubjectKind == kind && a.SubjectId == subject)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(ActsShown).ToListAsync(cancellation);
        var ids = acts.SelectMany(a => new[] { a.PersonId, a.OwnerAfter }).Append(task?.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var undone = acts.Select(a => a.Undoes).OfType<Guid>().ToHashSet();
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "somebody who has left") : null;
        return new RowTask(task?.OwnerId, Name(task?.OwnerId), task?.SnoozedUntil,
        [
            .. acts.Select(a => new RowAct(a.ActId, a.Act, Name(a.PersonId)!, a.At, Name(a.OwnerAfter), a.SnoozeAfter,
                a.Note is { } note ? cipher.Decrypt(note, AddNote.Place(tenant, a.Id)) : null, undone.Contains(a.ActId))),
        ]);
    }

    /// <summary>Everybody with a role in the practice, by name.</summary>
    public async Task<List<Colleague>> ColleaguesAsync(Guid tenant, CancellationToken cancellation)
    {
        var people = await db.Memberships.Where(m => m.TenantId == tenant).Select(m => m.UserId).Distinct()
            .Join(db.Users, id => id, user => user.Id, (id, user) => new { user.Id, user.DisplayName }).ToListAsync(cancellation);
        return [.. people.OrderBy(p => p.DisplayName, StringComparer.OrdinalIgnoreCase).Select(p => new Colleague(p.Id, p.DisplayName))];
    }

    /// <summary>What the act of a person was, for the word about it; null when it is not theirs.</summary>
    public async Task<(string Act, string Kind, int Rows, string? Owner, DateOnly? Snooze, DateTimeOffset At)?> ActAsync(Guid tenant, Guid person, Guid act, CancellationToken cancellation)
    {
        var rows = await db.Set<TaskActRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.ActId == act && a.PersonId == person)
            .Select(a => new { a.Act, a.SubjectKind, a.OwnerAfter, a.SnoozeAfter, a.At }).ToListAsync(cancellation);
        if (rows.Count == 0) return null;
        var first = rows[0];
        var owner = first.OwnerAfter is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellation) : null;
        return (first.Act, first.SubjectKind, rows.Count, owner, first.SnoozeAfter, first.At);
    }

    /// <summary>The named views of a list that the person sees: their own and the shared ones.</summary>
    public Task<List<SavedViewRow>> ViewsAsync(Guid tenant, Guid person, string list, CancellationToken cancellation) =>
        db.Set<SavedViewRow>().AsNoTracking().Where(v => v.TenantId == tenant && v.List == list && v.Name != "" && !v.IsRemoved && (v.OwnerId == person || v.OwnerId == null))
            .OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(cancellation);
}
