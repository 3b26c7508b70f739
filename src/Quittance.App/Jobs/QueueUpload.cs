using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.App.Jobs;

/// <summary>One file of an upload after its import.</summary>
internal sealed record UploadOutcome(string Name, Guid? File, string Kind, string Status, int Claims, int Posted, int Held, string? Why);

[JsonSerializable(typeof(List<UploadOutcome>))]
internal sealed partial class UploadJson : JsonSerializerContext;

/// <summary>
/// Takes an upload in: its bytes go to the vault as they arrive, then one row says that it is left to import. A file that cannot be one of ours
/// is refused at the door, and only the refusal is noted.
/// </summary>
internal sealed class QueueUpload(QuittanceDb db, FileVault vault, FieldCipher cipher, UploadBell bell, TimeProvider clock)
{
    /// <summary>Longer names are cut: no system makes them, and a page has to show them.</summary>
    private const int NameLength = 200;

    public async Task<UploadRow> RunAsync(Acting acting, Guid batch, int ordinal, string? name, Stream content, CancellationToken cancellation)
    {
        var head = new byte[UploadDoor.HeadBytes];
        var filled = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (UploadDoor.Refusal(head.AsSpan(0, filled)) is { } refusal) return await RefuseAsync(acting, batch, ordinal, name, refusal, cancellation);
        var plain = Plain(name);
        await using var whole = new HeadedStream(head.AsMemory(0, filled), content);
        var stored = await vault.StoreAsync(acting.Tenant, whole, plain, FileDirection.In, cancellation);
        var row = Row(acting, batch, ordinal, plain, UploadRow.Waiting, stored.Id, stored.Length, "");
        db.Add(row);
        acting.Record(db, clock, "file.uploaded", "file", stored.Id);
        await db.SaveChangesAsync(cancellation);
        bell.Ring();
        return row;
    }

    /// <summary>Notes a refusal: nothing of the file is kept.</summary>
    public async Task<UploadRow> RefuseAsync(Acting acting, Guid batch, int ordinal, string? name, string why, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var row = Row(acting, batch, ordinal, Plain(name), UploadRow.Refused, null, 0, why);
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>Puts a parked upload back in line.</summary>
    public async Task<Result<Guid>> RetryAsync(Acting acting, Guid id, CancellationToken cancellation)
    {
        var row = await db.Set<UploadRow>().SingleOrDefaultAsync(u => u.TenantId == acting.Tenant && u.Id == id, cancellation);
        if (row is null) return new Result<Guid>.Refused("upload.unknown", "There is no such upload.");
        if (row.State != UploadRow.Parked) return new Result<Guid>.Refused("upload.not-parked", "This upload does not wait for anybody, so nothing was changed.");
        (row.State, row.Reason) = (UploadRow.Waiting, "");
        acting.Record(db, clock, "file.retried", "file", row.FileId!.Value);
        await db.SaveChangesAsync(cancellation);
        bell.Ring();
        return row.BatchId;
    }

    private UploadRow Row(Acting acting, Guid batch, int ordinal, string name, string state, Guid? file, long length, string reason)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        return new UploadRow
        {
            TenantId = acting.Tenant,
            Id = id,
            BatchId = batch,
            Ordinal = ordinal,
            FileId = file,
            Name = cipher.Encrypt(name, NamePlace(acting.Tenant, id)),
            Length = length,
            PersonId = acting.Person,
            At = clock.GetUtcNow(),
            State = state,
            Reason = reason,
        };
    }

    /// <summary>The last part of a name, without what cannot be printed. It is only ever shown; no path is made of it.</summary>
    private static string Plain(string? name)
    {
        var last = (name ?? "")[((name ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? "a file without a name" : clean.Length <= NameLength ? clean : clean[..NameLength] + "…";
    }

    public static FieldPlace NamePlace(Guid tenant, Guid row) => new(tenant, "uploads", "name", row);

    public static FieldPlace OutcomePlace(Guid tenant, Guid row) => new(tenant, "uploads", "outcome", row);
}
