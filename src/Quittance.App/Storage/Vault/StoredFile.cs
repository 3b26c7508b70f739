using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Vault;

internal enum FileDirection
{
    /// <summary>Received.</summary>
    In,
    /// <summary>Sent, or ready to be.</summary>
    Out,
}

internal enum StoredFileState
{
    /// <summary>Pieces are still arriving; nobody sees it.</summary>
    Storing,
    /// <summary>Whole and hashed.</summary>
    Complete,
}

/// <summary>A file kept to the byte. Its content is in <see cref="FileChunk"/>s.</summary>
internal sealed class StoredFile
{
    public Guid TenantId { get; set; }
    public Guid Id { get; set; }
    public FileDirection Direction { get; set; }
    public StoredFileState State { get; set; }
    /// <summary>SHA-256 of the content; null until complete.</summary>
    public byte[]? Sha256 { get; set; }
    public long Length { get; set; }
    public int ChunkCount { get; set; }
    /// <summary>The name it came under, encrypted: people put people's names into file names.</summary>
    public byte[] NameCipher { get; set; } = [];
    public DateTimeOffset Received { get; set; }

    /// <summary>True on the answer of a store that found the same content already there. Not stored.</summary>
    public bool WasKnown { get; set; }
}

/// <summary>A piece of at most 1 MiB: compressed when that makes it smaller, then encrypted.</summary>
internal sealed class FileChunk
{
    public Guid TenantId { get; set; }
    public Guid FileId { get; set; }
    public int Ordinal { get; set; }
    public int PlainLength { get; set; }
    public bool IsCompressed { get; set; }
    /// <summary>SHA-256 of <see cref="Bytes"/>, so that damage is found without the key.</summary>
    public byte[] Sha256 { get; set; } = [];
    public byte[] Bytes { get; set; } = [];
}

internal sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_files");
        builder.HasKey(file => new { file.TenantId, file.Id });
        // Both engines count empty hashes as different, so files that are still arriving do not meet here.
        builder.HasIndex(file => new { file.TenantId, file.Direction, file.Sha256 }).IsUnique();
        builder.HasIndex(file => new { file.TenantId, file.State, file.Received });
        builder.Ignore(file => file.WasKnown);
    }
}

internal sealed class FileChunkTable : IEntityTypeConfiguration<FileChunk>
{
    public void Configure(EntityTypeBuilder<FileChunk> builder)
    {
        builder.ToTable("file_chunks");
        builder.HasKey(chunk => new { chunk.TenantId, chunk.FileId, chunk.Ordinal });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(chunk => new { chunk.TenantId, chunk.FileId }).OnDelete(DeleteBehavior.Cascade);
    }
}
