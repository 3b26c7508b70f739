using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Jobs;

/// <summary>
/// Takes what partners put into their folders: imports each file and moves it to <c>taken</c> beside. A kill between the two imports it once more, which changes
/// nothing. What is still being written (a name that ends in <c>.part</c> or <c>.tmp</c>) is left.
/// </summary>
internal sealed class PickUpAnswers(QuittanceDb db, ImportFiles import)
{
    public async Task<IReadOnlyList<FileReport>> RunAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null)
    {
        var reports = new List<FileReport>();
        var folders = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant).OrderBy(p => p.Code).Select(p => p.InFolder).ToListAsync(cancellation);
        foreach (var folder in folders.Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            var files = Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(SendBatches.NotYet, StringComparison.Ordinal) && !f.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0) continue;
            var given = FilesGiven.List([.. files]).ToList();
            reports.AddRange(await import.TakeInAsync(new Import(tenant, given, actor, afterStep), null, cancellation));
            var taken = Directory.CreateDirectory(Path.Combine(folder, "taken")).FullName;
            foreach (var file in files)
            {
                File.Move(file, Path.Combine(taken, Path.GetFileName(file)), overwrite: true);
                afterStep?.Invoke();
            }
        }
        db.ChangeTracker.Clear();
        return reports;
    }
}
