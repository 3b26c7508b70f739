using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Audit;

/// <summary>
/// A change to a patient's record, written in the transaction of the change. A job copies it to the audit store, where it
/// is sealed. Make it with <see cref="AuditTrail.Add"/>.
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
    public string SubjectId { get; set; } = "";
    public string? Reason { get; set; }
}

/// <summary>A change that the audit store does not hold yet. The row goes when it does.</summary>
internal sealed class AuditPending
{
    public Guid TenantId { get; set; }
    public Guid ChangeId { get; set; }
}

internal static class AuditTrail
{
    /// <summary>Adds the audit row of a change to the unit of work that makes the change: both are saved or neither.</summary>
    public static void Add(QuittanceDb db, AuditEntry entry, TimeProvider clock)
    {
        var change = Make(entry, clock);
        db.Add(change);
        db.Add(new AuditPending { TenantId = entry.Tenant, ChangeId = change.Id });
    }

    /// <summary>Writes the audit rows of many changes inside the transaction that makes them.</summary>
    public static async Task WriteAsync(RowWriter writer, IEnumerable<AuditEntry> entries, TimeProvider clock, CancellationToken cancellation)
    {
        var changes = entries.Select(entry => Make(entry, clock)).ToList();
        await writer.InsertAsync(changes, cancellation);
        await writer.InsertAsync(changes.ConvertAll(c => new AuditPending { TenantId = c.TenantId, ChangeId = c.Id }), cancellation);
    }

    private static AuditChange Make(AuditEntry entry, TimeProvider clock)
    {
        var instant = clock.GetUtcNow();
        return new AuditChange
        {
            TenantId = entry.Tenant,
            Id = Guid.CreateVersion7(instant),
            Instant = instant,
            Actor = entry.Actor,
            Action = entry.Action,
            SubjectKind = entry.SubjectKind,
            SubjectId = entry.SubjectId,
            Reason = entry.Reason,
        };
    }
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
        builder.Property(change => change.SubjectId).HasMaxLength(80);
        builder.Property(change => change.Reason).HasMaxLength(500);
        builder.HasIndex(change => new { change.TenantId, change.SubjectId });
    }
}

internal sealed class AuditPendingTable : IEntityTypeConfiguration<AuditPending>
{
    public void Configure(EntityTypeBuilder<AuditPending> builder)
    {
        builder.ToTable("audit_pending");
        builder.HasKey(pending => new { pending.TenantId, pending.ChangeId });
        builder.HasOne<AuditChange>().WithOne().HasForeignKey<AuditPending>(pending => new { pending.TenantId, pending.ChangeId });
    }
}
