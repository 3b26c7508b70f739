using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Storage.Vault;

/// <summary>
/// Files in and out, kept to the byte. A few pieces at a time are stored in a transaction of their own, so a large file
/// neither fills memory nor blocks other writers; the file appears only when its last piece is in. The same content in the same direction
/// is one file, however often it comes.
/// </summary>
internal sealed class FileVault(IServiceScopeFactory scopes, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>4 MiB at a time: few disk syncs, and a transaction far below the quarter of a second that others may wait.</summary>
    private const int PiecesPerCommit = 4;

    private readonly PieceCodec codec = new(cipher);

    /// <summary>Stores a stream to its end. <see cref="StoredFile.WasKnown"/> tells when its content was there before.</summary>
    public async Task<StoredFile> StoreAsync(Guid tenant, Stream content, string name, FileDirection direction, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.Database.OpenConnectionAsync(cancellation);
        if (content.CanSeek && await FindTwinAsync(db, tenant, direction, await HashAheadAsync(content, cancellation), cancellation) is { } known) return known;
        var file = new StoredFile
        {
            TenantId = tenant,
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Direction = direction,
            State = StoredFileState.Storing,
            Received = clock.GetUtcNow(),
        };
        file.NameCipher = cipher.Encrypt(name, NamePlace(file));
        try
        {
            await StorePiecesAsync(db, file, content, cancellation);
            return file;
        }
        catch (DbUpdateException fault)
        {
            // Another process stored the same content meanwhile: theirs is the file, ours goes.
            await RemoveAsync(tenant, file.Id);
            db.ChangeTracker.Clear();
            if (file.Sha256 is { } hash && await FindTwinAsync(db, tenant, direction, hash, cancellation) is { } twin) return twin;
            throw new VaultException($"Stored file {file.Id} could not be written.", fault);
        }
        catch
        {
            await RemoveAsync(tenant, file.Id);
            throw;
        }
    }

    /// <summary>The content of a complete file, from its beginning; any position can be sought. Dispose it.</summary>
    public Stream OpenRead(Guid tenant, Guid fileId)
    {
        var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var file = db.Set<StoredFile>().AsNoTracking()
            .SingleOrDefault(file => file.TenantId == tenant && file.Id == fileId && file.State == StoredFileState.Complete);
        if (file is not null) return new VaultStream(scope, db, codec, file);
        scope.Dispose();
        throw new VaultException($"There is no stored file {fileId} in this practice.");
    }

    /// <summary>The name that the file came under.</summary>
    public string NameOf(StoredFile file) => cipher.Decrypt(file.NameCipher, NamePlace(file));

    /// <summary>Reads a file through and throws unless every byte is what was stored.</summary>
    public async Task VerifyAsync(Guid tenant, Guid fileId, CancellationToken cancellation)
    {
        await using var content = (VaultStream)OpenRead(tenant, fileId);
        var hash = await SHA256.HashDataAsync(content, cancellation);
        if (!hash.AsSpan().SequenceEqual(content.File.Sha256)) throw new VaultException($"Stored file {fileId} is not what was stored: its hash differs.");
    }

    /// <summary>Removes what a process that died left half stored. Answers how many files that were.</summary>
    public async Task<int> CleanAsync(TimeSpan olderThan, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var before = clock.GetUtcNow() - olderThan;
        return await db.Set<StoredFile>()
            .Where(file => file.State == StoredFileState.Storing && file.Received < before)
            .ExecuteDeleteAsync(cancellation);
    }

    private async Task StorePiecesAsync(QuittanceDb db, StoredFile file, Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PieceCodec.PieceBytes];
        var filled = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        db.Add(file);
        while (filled > 0)
        {
            hash.AppendData(buffer, 0, filled);
            db.Add(codec.Pack(file.TenantId, file.Id, file.ChunkCount++, buffer.AsSpan(0, filled)));
            file.Length += filled;
            // A full piece may have a successor; only then is a first part committed by itself.
            filled = filled < buffer.Length ? 0 : await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (filled == 0 || file.ChunkCount % PiecesPerCommit != 0) continue;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        file.Sha256 = hash.GetHashAndReset();
        file.State = StoredFileState.Complete;
        if (db.Entry(file).State != EntityState.Added) db.Entry(file).State = EntityState.Modified;
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<byte[]> HashAheadAsync(Stream content, CancellationToken cancellation)
    {
        var start = content.Position;
        var hash = await SHA256.HashDataAsync(content, cancellation);
        content.Position = start;
        return hash;
    }

    private static async Task<StoredFile?> FindTwinAsync(
        QuittanceDb db, Guid tenant, FileDirection direction, byte[] hash, CancellationToken cancellation)
    {
        var twin = await db.Set<StoredFile>().AsNoTracking()
            .SingleOrDefaultAsync(file => file.TenantId == tenant && file.Direction == direction && file.Sha256 == hash, cancellation);
        if (twin is not null) twin.WasKnown = true;
        return twin;
    }

    /// <summary>Not cancelled: it runs because something else failed. What it cannot do, the next clean does.</summary>
    private async Task RemoveAsync(Guid tenant, Guid fileId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        await db.Set<StoredFile>()
            .Where(file => file.TenantId == tenant && file.Id == fileId && file.State == StoredFileState.Storing)
            .ExecuteDeleteAsync(CancellationToken.None);
    }

    private static FieldPlace NamePlace(StoredFile file) => new(file.TenantId, "stored_files", "name", file.Id);
}
