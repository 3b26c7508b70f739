using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>What people have to do with a row of some stage. It exists once somebody took or put off the row.</summary>
internal sealed class TaskRow : ITenantRow
{
    public Guid TenantId { get; init; }
    /// <summary>Follows from kind and subject: one task a row.</summary>
    public Guid Id { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    public Guid? OwnerId { get; set; }
    /// <summary>The first day on which the row is back among the work.</summary>
    public DateOnly? SnoozedUntil { get; set; }
    /// <summary>The act that left it so: an act is undone only while it is the last.</summary>
    public Guid ActId { get; set; }

    public static Guid IdOf(Guid tenant, string kind, Guid subject) => RowId.Of(tenant, "task", kind, subject.ToString("N"));
}

internal sealed class TaskTable() : TenantTable<TaskRow>("tasks")
{
    protected override void More(EntityTypeBuilder<TaskRow> builder)
    {
        builder.Property(row => row.SubjectKind).HasMaxLength(30);
        builder.Property(row => row.ActId).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TenantId, row.SubjectKind, row.SubjectId }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.SubjectKind, row.OwnerId });
        builder.HasIndex(row => new { row.TenantId, row.SubjectKind, row.SnoozedUntil });
    }
}

/// <summary>One step of a person on one row: what it was before and after. Rows of one act share its id.</summary>
internal sealed record TaskActRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid ActId { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    /// <summary><c>assign</c>, <c>snooze</c>, <c>note</c> or <c>undo</c>.</summary>
    public required string Act { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? OwnerBefore { get; init; }
    public Guid? OwnerAfter { get; init; }
    public DateOnly? SnoozeBefore { get; init; }
    public DateOnly? SnoozeAfter { get; init; }
    /// <summary>The act that this one takes back.</summary>
    public Guid? Undoes { get; init; }
    /// <summary>The text of a note, encrypted: people write names and numbers into notes.</summary>
    public byte[]? Note { get; init; }
}

internal sealed class TaskActTable() : TenantTable<TaskActRow>("task_acts")
{
    protected override void More(EntityTypeBuilder<TaskActRow> builder)
    {
        builder.Property(row => row.SubjectKind).HasMaxLength(30);
        builder.Property(row => row.Act).HasMaxLength(10);
        builder.HasIndex(row => new { row.TenantId, row.SubjectKind, row.SubjectId });
        builder.HasIndex(row => new { row.TenantId, row.ActId });
    }
}

/// <summary>A view of a list that somebody kept, a search, or how a person wants a list to look. Its id is all that an address says of it.</summary>
internal sealed class SavedViewRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The person it belongs to; null when all share it.</summary>
    public Guid? OwnerId { get; init; }
    public Guid MadeBy { get; init; }
    public DateTimeOffset At { get; init; }
    public required string List { get; init; }
    /// <summary>Empty for a search or a look, which nobody named.</summary>
    public required string Name { get; set; }
    /// <summary>The filters as an address says them: opaque ids, never a person's name or number.</summary>
    public required string Query { get; set; }
    /// <summary>What was searched for, encrypted.</summary>
    public byte[]? Search { get; init; }
    public bool IsRemoved { get; set; }
}

internal sealed class SavedViewTable() : TenantTable<SavedViewRow>("saved_views")
{
    protected override void More(EntityTypeBuilder<SavedViewRow> builder)
    {
        builder.Property(row => row.List).HasMaxLength(30);
        builder.Property(row => row.Name).HasMaxLength(40);
        builder.Property(row => row.Query).HasMaxLength(2_000);
        builder.HasIndex(row => new { row.TenantId, row.List, row.OwnerId });
    }
}
