using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Claims;
using Quittance.Core.Model;

namespace Quittance.App.Jobs;

/// <summary>
/// Hands written files to their partners, exactly once, and loads each as what it now is: a document that was sent. A kill between any two steps is made good by
/// running again: the name that the partner does not read tells whether the file had left.
/// <list type="number">
/// <item>the file is put into the partner's folder under a name that the partner does not read;</item>
/// <item>the batch is <c>Dropping</c>: from now on that file's absence means that it has left;</item>
/// <item>it gets its real name, which is one step of the file system;</item>
/// <item>the batch is <c>Out</c>, its claims are loaded, and it is <c>Sent</c>.</item>
/// </list>
/// </summary>
internal sealed class SendBatches(QuittanceDb db, FileVault vault, ImportFiles import, TimeProvider clock)
{
    /// <summary>Partners do not read names with this ending.</summary>
    public const string NotYet = ".part";

    /// <summary>Files that left. <paramref name="afterStep"/> lets tests stop the work between two steps.</summary>
    public async Task<int> RunAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null)
    {
        var ids = await db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == tenant && b.State != BatchRow.Sent).OrderBy(b => b.Day).ThenBy(b => b.Control).Select(b => b.Id).ToListAsync(cancellation);
        foreach (var id in ids) await SendAsync(tenant, id, actor, afterStep ?? (() => { }), cancellation);
        return ids.Count;
    }

    private async Task SendAsync(Guid tenant, Guid id, string actor, Action afterStep, CancellationToken cancellation)
    {
        var batch = await db.Set<BatchRow>().AsNoTracking().SingleAsync(b => b.TenantId == tenant && b.Id == id, cancellation);
        var folder = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant && p.Id == batch.PartnerId).Select(p => p.OutFolder).SingleAsync(cancellation);
        var path = Path.Combine(folder, batch.FileName);
        if (batch.State == BatchRow.Written)
        {
            Directory.CreateDirectory(folder);
            await PutAsync(tenant, batch, path + NotYet, cancellation);
            afterStep();
            batch = await SetAsync(batch, BatchRow.Dropping, cancellation);
            afterStep();
        }
        if (batch.State == BatchRow.Dropping)
        {
            if (File.Exists(path + NotYet)) File.Move(path + NotYet, path, overwrite: true);
            afterStep();
            batch = await SetAsync(batch, BatchRow.Out, cancellation);
            afterStep();
        }
        await import.TakeInQuietlyAsync(new Import(tenant, [new GivenFile(batch.FileName, () => vault.OpenRead(tenant, batch.FileId))], actor, afterStep) { Direction = FileDirection.Out }, cancellation);
        db.ChangeTracker.Clear();
        await SentAsync(batch, actor, cancellation);
        afterStep();
    }

    private async Task PutAsync(Guid tenant, BatchRow batch, string path, CancellationToken cancellation)
    {
        await using var content = vault.OpenRead(tenant, batch.FileId);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(file, cancellation);
        // On the disk before the database says that its absence means something.
        file.Flush(flushToDisk: true);
    }

    private async Task<BatchRow> SetAsync(BatchRow batch, string state, CancellationToken cancellation)
    {
        var row = await db.Set<BatchRow>().SingleAsync(b => b.TenantId == batch.TenantId && b.Id == batch.Id, cancellation);
        row.State = state;
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return row;
    }

    private async Task SentAsync(BatchRow batch, string actor, CancellationToken cancellation)
    {
        var row = await db.Set<BatchRow>().SingleAsync(b => b.TenantId == batch.TenantId && b.Id == batch.Id, cancellation);
        var bills = await db.Set<BillRow>().Where(b => b.TenantId == batch.TenantId && b.BatchId == batch.Id).ToListAsync(cancellation);
        var moves = new BillEvents(batch.TenantId, batch.Day, clock.GetUtcNow(), actor);
        foreach (var bill in bills.Where(b => b.State == nameof(ClaimState.Batched))) moves.Move(bill, ClaimMove.Send, batch.FileName);
        row.State = BatchRow.Sent;
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        using var writer = new RowWriter(db);
        await writer.InsertAsync(moves.Rows, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
