using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A person let a finding of a claim pass, or took that back (<see cref="IsUndo"/>). The last row of a finding counts; the finding itself stays.
/// Appended.
/// </summary>
internal sealed class FindingOverrideRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    public int ClaimOrdinal { get; init; }
    /// <summary>Edit, line and words of the finding: see <c>OverrideRules.Key</c>.</summary>
    public required string FindingKey { get; init; }
    public required string EditId { get; init; }
    /// <summary>0 for the claim as a whole.</summary>
    public int Line { get; init; }
    /// <summary>Encrypted: people write names and numbers into reasons.</summary>
    public required byte[] Reason { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }
    public bool IsUndo { get; init; }
    /// <summary>Counts the rows of one finding from 1; of two people at once only one gets a number.</summary>
    public int Sequence { get; init; }
}

internal sealed class FindingOverrideTable() : TenantTable<FindingOverrideRow>("finding_overrides")
{
    protected override void More(EntityTypeBuilder<FindingOverrideRow> builder)
    {
        builder.Property(row => row.FindingKey).HasMaxLength(16);
        builder.Property(row => row.EditId).HasMaxLength(60);
        builder.HasIndex(row => new { row.TenantId, row.NumberId, row.ClaimOrdinal, row.FindingKey, row.Sequence }).IsUnique();
    }
}
