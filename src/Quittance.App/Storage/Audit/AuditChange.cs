using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Audit;

/// <summary>
/// A change to a patient's record, written in the transaction of the change. A job copies it to the audit store, where it
/// is sealed.
/// </summary>
internal sealed class AuditChange : IAppendOnly
{
    public Guid TenantId { get; set; }
    public Guid Id { get; set; }
    public DateTimeOffset Instant { get; set; }
    /// <summary>Id of the person, or the name of the job.</summary>
    public string Actor { get; set; } = "";
    public string Action { get; set; } = "";
    public string SubjectKind { get; set; } = "";
    public Guid SubjectId { get; set; }
    public string? Reason { get; set; }
}

internal sealed class AuditChangeTable : IEntityTypeConfiguration<AuditChange>
{
    public void Configure(EntityTypeBuilder<AuditChange> builder)
    {
        builder.ToTable("audit_changes");
        builder.HasKey(change => new { change.TenantId, change.Id });
        builder.Property(change => change.Actor).HasMaxLength(80);
        builder.Property(change => change.Action).HasMaxLength(60);
        builder.Property(change => change.SubjectKind).HasMaxLength(60);
        builder.Property(change => change.Reason).HasMaxLength(500);
        builder.HasIndex(change => new { change.TenantId, change.SubjectId });
    }
}
