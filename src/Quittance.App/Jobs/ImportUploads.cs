using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quittance.App.Exchange;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.App.Jobs;

/// <summary>
/// Imports the uploads that are left, the oldest first, one at a time and never beside another import. What fails is parked with its reason
/// and keeps nobody waiting. A stop in the middle leaves the row as it is, and the next start goes on.
/// </summary>
internal sealed class ImportUploads(IServiceScopeFactory scopes, UploadBell bell, HomeFolder home, ILogger<ImportUploads> log)
{
    /// <summary>Files of one archive whose outcome is kept; the others stand in the list of files.</summary>
    private const int OutcomesKept = 1_000;

    /// <summary>False when another import holds the lock: look again soon.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (!await IsAnyLeftAsync(cancellation)) return true;
        using var once = ImportLock.Take(home);
        bell.WaitsForAnother = once is null;
        if (once is null) return false;
        while (await NextAsync(cancellation) is { } upload) await OneAsync(upload, cancellation);
        return true;
    }

    private async Task<bool> IsAnyLeftAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Left(scope.ServiceProvider.GetRequiredService<QuittanceDb>()).AnyAsync(cancellation);
    }

    private static IQueryable<UploadRow> Left(QuittanceDb db) => db.Set<UploadRow>().Where(u => u.State == UploadRow.Waiting || u.State == UploadRow.Reading);

    /// <summary>Who holds the lock reads alone, so a row that says it is being read was left by a process that died.</summary>
    private async Task<UploadRow?> NextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var next = await Left(db).OrderBy(u => u.At).ThenBy(u => u.Ordinal).ThenBy(u => u.Id).FirstOrDefaultAsync(cancellation);
        if (next is null) return null;
        next.State = UploadRow.Reading;
        await db.SaveChangesAsync(cancellation);
        return next;
    }

    private async Task OneAsync(UploadRow upload, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await EndAsync(upload, UploadRow.Done, "", await ImportAsync(scope.ServiceProvider, upload, cancellation), cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // Ids alone: a message of the fault may hold something of the file.
            log.LogError("Upload {Upload} is parked: {Kind}", upload.Id, fault.GetType().Name);
            await EndAsync(upload, UploadRow.Parked, Why(fault), null, cancellation);
        }
        finally
        {
            bell.Forget(upload.Id);
        }
    }

    private async Task<List<UploadOutcome>> ImportAsync(IServiceProvider services, UploadRow upload, CancellationToken cancellation)
    {
        var vault = services.GetRequiredService<FileVault>();
        var name = services.GetRequiredService<FieldCipher>().Decrypt(upload.Name, QueueUpload.NamePlace(upload.TenantId, upload.Id));
        var files = FilesGiven.Of(name, () => vault.OpenRead(upload.TenantId, upload.FileId!.Value), upload.Length, ArchiveLimits.Uploaded);
        var import = new Import(upload.TenantId, files, upload.PersonId.ToString("D", CultureInfo.InvariantCulture));
        var reports = await services.GetRequiredService<ImportFiles>().TakeInAsync(import, progress => bell.Tell(upload.Id, progress), cancellation);
        services.GetRequiredService<FreshFigures>().Drop(upload.TenantId);
        return [.. reports.Take(OutcomesKept).Select(r => new UploadOutcome(r.File, r.Id, r.Kind, r.Status, r.Claims, r.Posted, r.Held,
            r.Id is null ? r.Findings.FirstOrDefault(f => f.Severity == Severity.Error)?.Message : null))];
    }

    private async Task EndAsync(UploadRow upload, string state, string reason, List<UploadOutcome>? outcome, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var row = await db.Set<UploadRow>().SingleAsync(u => u.TenantId == upload.TenantId && u.Id == upload.Id, cancellation);
        (row.State, row.Reason) = (state, reason);
        if (outcome is not null)
            row.Outcome = scope.ServiceProvider.GetRequiredService<FieldCipher>().Encrypt(JsonSerializer.Serialize(outcome, UploadJson.Default.ListUploadOutcome), QueueUpload.OutcomePlace(row.TenantId, row.Id));
        await db.SaveChangesAsync(cancellation);
    }

    private static string Why(Exception fault) => fault switch
    {
        VaultException => "The stored file is damaged. What was loaded before is kept. Bring the file once more.",
        IOException => "The disk could not be read or written. What was loaded before is kept. Check that there is room, then try again.",
        DbUpdateException or System.Data.Common.DbException => "The database could not take it. What was loaded before is kept. Try again.",
        _ => "Something broke on our side while it was read. What was loaded before is kept. Try again; if it happens twice, tell your administrator.",
    };
}
