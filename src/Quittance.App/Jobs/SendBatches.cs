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
/// <item>in one transaction, which only one of several senders gets, the batch becomes <c>Dropping</c> and the file is put into the partner's folder under a name that the partner does not read: from now
/// on that file's absence means that it has left;</item>
/// <item>it gets its real name, which is one step of the file system;</item>
/// <item>the batch is <c>Out</c>, its claims are loaded, and it is <c>Sent</c>.</item>
/// </list>
/// Each step is taken from the state that was read. Who finds that another has taken it leaves the rest to that one.
/// </summary>
internal sealed class SendBatches(QuittanceDb db, FileVault vault, ImportFiles import, TimeProvider clock)
{
    /// <summary>Partners do not read names with this ending.</summary>
    public const string NotYet = ".part";

    /// <summary>Files that left. <paramref name="afterStep"/> lets tests stop the work between two steps.</summary>
    public async Task<int> RunAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null)
    {
        var ids = await db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == tenant && b.State != BatchRow.Sent).OrderBy(b => b.Day).ThenBy(b => b.Control).Select(b => b.Id).ToListAsync(cancellation);
        var sent = 0;
        foreach (var id in ids)
            if (await SendAsync(tenant, id, actor, afterStep ?? (() => { }), cancellation)) sent++;
        return sent;
    }

    private async Task<bool> SendAsync(Guid tenant, Guid id, string actor, Action afterStep, CancellationToken cancellation)
    {
        var batch = await db.Set<BatchRow>().AsNoTracking().SingleAsync(b => b.TenantId == tenant && b.Id == id, cancellation);
        var folder = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant && p.Id == batch.PartnerId).Select(p => p.OutFolder).SingleAsync(cancellation);
        var path = Path.Combine(folder, batch.FileName);
        afterStep();
        if (batch.State == BatchRow.Sent) return false;
        if (batch.State == BatchRow.Written)
        {
            Directory.CreateDirectory(folder);
            if (!await PutAsync(batch, path + NotYet, cancellation)) return false;
            afterStep();
        }
        if (batch.State == BatchRow.Dropping)
        {
            Rename(path + NotYet, path);
            afterStep();
            if (!await SetAsync(batch, BatchRow.Out, cancellation)) return false;
            afterStep();
        }
        await import.TakeInQuietlyAsync(new Import(tenant, [new GivenFile(batch.FileName, () => vault.OpenRead(tenant, batch.FileId))], actor, afterStep) { Direction = FileDirection.Out }, cancellation);
        db.ChangeTracker.Clear();
        if (!await SentAsync(batch, actor, cancellation)) return false;
        afterStep();
        return true;
    }

    /// <summary>Takes the batch and puts its file down. Others wait for the transaction, so that nobody puts a file where it has left already; a kill within takes the batch back.</summary>
    private async Task<bool> PutAsync(BatchRow batch, string path, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await SetAsync(batch, BatchRow.Dropping, cancellation)) return false;
        await using (var content = vault.OpenRead(batch.TenantId, batch.FileId))
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(file, cancellation);
            // On the disk before the database says that its absence means something.
            file.Flush(flushToDisk: true);
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static void Rename(string from, string to)
    {
        if (!File.Exists(from)) return;
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another sender has renamed it between the two lines: it has left.
        }
    }

    /// <summary>Moves the batch on from the state that was read; false, and nothing done, when it is no longer in that.</summary>
    private async Task<bool> SetAsync(BatchRow batch, string state, CancellationToken cancellation)
    {
        var read = batch.State;
        if (await db.Set<BatchRow>().Where(b => b.TenantId == batch.TenantId && b.Id == batch.Id && b.State == read).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, state), cancellation) != 1) return false;
        batch.State = state;
        return true;
    }

    private async Task<bool> SentAsync(BatchRow batch, string actor, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await SetAsync(batch, BatchRow.Sent, cancellation)) return false;
        var bills = await db.Set<BillRow>().Where(b => b.TenantId == batch.TenantId && b.BatchId == batch.Id).ToListAsync(cancellation);
        var moves = new BillEvents(batch.TenantId, batch.Day, clock.GetUtcNow(), actor);
        foreach (var bill in bills.Where(b => b.State == nameof(ClaimState.Batched))) moves.Move(bill, ClaimMove.Send, batch.FileName);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        using var writer = new RowWriter(db);
        await writer.InsertAsync(moves.Rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
