using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Exchange;

/// <summary>
/// The files of a practice. A practice receives a few thousand a year, so all of them are read with their status once every ten seconds at most,
/// and filtered and sorted in memory: thirty thousand are four megabytes.
/// </summary>
internal sealed class ReadFiles(QuittanceDb db, FileVault vault, FreshFigures figures)
{
    /// <summary>Every file, the newest first.</summary>
    public async Task<IReadOnlyList<FileEntry>> AllAsync(Guid tenant, CancellationToken cancellation) =>
        await figures.GetAsync(tenant, "files", () => ReadAsync(tenant, cancellation));

    /// <summary>The files of a filter, the newest first. Names are encrypted, so a search opens those that fit the rest.</summary>
    public async Task<List<FileEntry>> FilteredAsync(Guid tenant, FileFilter filter, CancellationToken cancellation)
    {
        var files = (await AllAsync(tenant, cancellation)).Where(filter.Fits).ToList();
        if (filter.Words is not { } words) return files;
        var names = await NamesAsync(tenant, [.. files.Select(f => f.Id)], cancellation);
        return [.. files.Where(f => names[f.Id].Contains(words, StringComparison.OrdinalIgnoreCase))];
    }

    public async Task<Dictionary<Guid, string>> NamesAsync(Guid tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, string>(ids.Count);
        foreach (var some in ids.Chunk(Batches.Ids))
            foreach (var file in await db.Set<StoredFile>().AsNoTracking().Where(f => f.TenantId == tenant && some.Contains(f.Id)).ToListAsync(cancellation))
                names[file.Id] = vault.NameOf(file);
        return names;
    }

    private async Task<List<FileEntry>> ReadAsync(Guid tenant, CancellationToken cancellation)
    {
        var rows = await (
            from intake in db.Set<IntakeRow>().AsNoTracking()
            where intake.TenantId == tenant
            join file in db.Set<StoredFile>() on new { intake.TenantId, intake.Id } equals new { file.TenantId, file.Id }
            select new { Intake = intake, file.Received, file.Length, file.Direction }).ToListAsync(cancellation);
        var sets = db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant);
        var held = (await sets.Join(db.Set<SubmissionRow>().Where(c => c.Disposition == "Held"), s => new { s.TenantId, s.Id }, c => new { c.TenantId, Id = c.SetId }, (s, c) => s.IntakeId)
            .Distinct().ToListAsync(cancellation)).ToHashSet();
        var claims = (await sets.Where(s => s.Type == "837P").Select(s => s.IntakeId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var paid = await sets.Join(db.Set<RemittanceCopyRow>(), s => new { s.TenantId, s.Id }, c => new { c.TenantId, c.Id }, (s, c) => new { s.TenantId, s.IntakeId, c.RemittanceId })
            .Join(db.Set<RemittanceRow>(), c => new { c.TenantId, Id = c.RemittanceId }, r => new { r.TenantId, r.Id }, (c, r) => new { c.IntakeId, IsHeld = r.State == "held" })
            .GroupBy(x => new { x.IntakeId, x.IsHeld }).Select(g => new { g.Key.IntakeId, g.Key.IsHeld, Count = g.Count() }).ToListAsync(cancellation);
        var heldSets = paid.Where(p => p.IsHeld).ToDictionary(p => p.IntakeId, p => p.Count);
        var goodSets = paid.Where(p => !p.IsHeld).Select(p => p.IntakeId).ToHashSet();
        var times = await db.Set<ReceiptRow>().AsNoTracking().Where(r => r.TenantId == tenant).GroupBy(r => r.IntakeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.File).ToDictionaryAsync(t => t.SubjectId, cancellation);
        return
        [
            .. rows.Select(row =>
            {
                var (intake, task) = (row.Intake, tasks.GetValueOrDefault(row.Intake.Id));
                var isHeld = heldSets.ContainsKey(intake.Id);
                var status = !intake.IsDone ? FileStatus.Reading : intake.IsRejected ? FileStatus.Rejected : intake.IsReceivedOnly ? FileStatus.Received
                    : isHeld && !goodSets.Contains(intake.Id) && !claims.Contains(intake.Id) ? FileStatus.Unbalanced
                    : isHeld || held.Contains(intake.Id) ? FileStatus.Partial : row.Direction == FileDirection.Out ? FileStatus.Sent : FileStatus.Imported;
                return new FileEntry(intake.Id, intake.Kind, status, row.Received, row.Length, intake.Claims, intake.Charges, intake.Paid, times.GetValueOrDefault(intake.Id), task?.OwnerId, task?.SnoozedUntil);
            }).OrderByDescending(f => f.Received).ThenBy(f => f.Id),
        ];
    }
}
