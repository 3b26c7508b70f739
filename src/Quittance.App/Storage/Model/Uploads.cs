using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A file that somebody brought through the web: what is left to import, and what came of it. <see cref="Waiting"/> and
/// <see cref="Reading"/> are left; a reading that a kill cut off is taken up again.
/// </summary>
internal sealed class UploadRow : ITenantRow
{
    public const string Waiting = "waiting", Reading = "reading", Done = "done", Parked = "parked", Refused = "refused";

    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The request that it came in: several files may come at once.</summary>
    public Guid BatchId { get; init; }
    public int Ordinal { get; init; }
    /// <summary>The stored file; null when it was refused at the door and nothing is kept.</summary>
    public Guid? FileId { get; init; }
    /// <summary>The name it came under, encrypted: people put people's names into file names.</summary>
    public required byte[] Name { get; init; }
    public long Length { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string State { get; set; }
    /// <summary>Why it was refused or parked, in words without anything of the file; empty otherwise.</summary>
    public string Reason { get; set; } = "";
    /// <summary>What came of each file in it, encrypted JSON; null until it is done.</summary>
    public byte[]? Outcome { get; set; }
}

internal sealed class UploadTable() : TenantTable<UploadRow>("uploads")
{
    protected override void More(EntityTypeBuilder<UploadRow> builder)
    {
        builder.Property(row => row.State).HasMaxLength(10);
        builder.Property(row => row.Reason).HasMaxLength(400);
        builder.HasIndex(row => new { row.TenantId, row.BatchId });
        builder.HasIndex(row => new { row.State, row.At }).HasFilter("state IN ('waiting', 'reading')");
    }
}
