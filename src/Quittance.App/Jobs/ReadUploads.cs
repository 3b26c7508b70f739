using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;

namespace Quittance.App.Jobs;

/// <summary>An upload as it stands now.</summary>
internal sealed record Upload(Guid Id, Guid BatchId, string Name, long Length, DateTimeOffset At, string State, string Reason, IReadOnlyList<UploadOutcome> Outcome, ImportProgress? Progress)
{
    public bool IsLeft => State is UploadRow.Waiting or UploadRow.Reading;
    public int Claims => Outcome.Sum(o => o.Claims);
}

/// <summary>Reads what is left, what runs and what came of uploads.</summary>
internal sealed class ReadUploads(QuittanceDb db, FieldCipher cipher, UploadBell bell)
{
    /// <summary>The files of one request, in their order; empty when the practice has no such request.</summary>
    public async Task<IReadOnlyList<Upload>> BatchAsync(Guid tenant, Guid batch, CancellationToken cancellation) =>
        [.. (await db.Set<UploadRow>().AsNoTracking().Where(u => u.TenantId == tenant && u.BatchId == batch).OrderBy(u => u.Ordinal).ThenBy(u => u.Id).ToListAsync(cancellation)).Select(Of)];

    /// <summary>One file of a request; null when the practice has none such.</summary>
    public async Task<Upload?> OneAsync(Guid tenant, Guid id, CancellationToken cancellation) =>
        await db.Set<UploadRow>().AsNoTracking().SingleOrDefaultAsync(u => u.TenantId == tenant && u.Id == id, cancellation) is { } row ? Of(row) : null;

    /// <summary>What is left or parked of other requests, the oldest first.</summary>
    public async Task<IReadOnlyList<Upload>> OpenAsync(Guid tenant, Guid? without, int most, CancellationToken cancellation) =>
        [.. (await db.Set<UploadRow>().AsNoTracking().Where(u => u.TenantId == tenant && u.State != UploadRow.Done && u.State != UploadRow.Refused && u.BatchId != without)
            .OrderBy(u => u.At).ThenBy(u => u.Ordinal).Take(most).ToListAsync(cancellation)).Select(Of)];

    /// <summary>Another program holds the lock of imports.</summary>
    public bool WaitsForAnother => bell.WaitsForAnother;

    private Upload Of(UploadRow row) => new(row.Id, row.BatchId, cipher.Decrypt(row.Name, QueueUpload.NamePlace(row.TenantId, row.Id)), row.Length, row.At, row.State, row.Reason,
        row.Outcome is { } outcome ? JsonSerializer.Deserialize(cipher.Decrypt(outcome, QueueUpload.OutcomePlace(row.TenantId, row.Id)), UploadJson.Default.ListUploadOutcome)! : [],
        bell.Of(row.Id));
}
