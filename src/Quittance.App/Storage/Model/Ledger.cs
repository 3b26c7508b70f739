using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage.Model;

/// <summary>A ledger entry. Appended, never changed: a correction is a reversal and a new entry.</summary>
internal sealed class EntryRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>What the entry stands for, such as the payment of one decision. Several entries of a key follow each other.</summary>
    public required string EntryKey { get; init; }
    public int Revision { get; init; }
    public required string Kind { get; init; }
    public DateOnly BookDate { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    /// <summary>Key of the document that it posts.</summary>
    public required string Source { get; init; }
    public required string Actor { get; init; }
    /// <summary>The entry that this one reverses; null when it reverses none.</summary>
    public Guid? Reverses { get; init; }
    /// <summary>The number it belongs to; null for money without a claim.</summary>
    public Guid? NumberId { get; init; }
    /// <summary>Hash of kind, day, source and lines: tells whether what should stand does stand.</summary>
    public required string Content { get; init; }
}

internal sealed class EntryTable() : TenantTable<EntryRow>("ledger_entries")
{
    protected override void More(EntityTypeBuilder<EntryRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.NumberId });
        builder.HasIndex(row => new { row.TenantId, row.EntryKey, row.Revision }).IsUnique();
    }
}

/// <summary>One line of an entry; the lines of an entry sum to zero.</summary>
internal sealed class EntryLineRow : IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid EntryId { get; init; }
    public int Ordinal { get; init; }
    public required string Account { get; init; }
    public required string Party { get; init; }
    /// <summary>-1 when the line belongs to no claim.</summary>
    public int ClaimOrdinal { get; init; }
    /// <summary>The claim's line; 0 for the claim as a whole.</summary>
    public int Line { get; init; }
    public Money Amount { get; init; }
    public required string Group { get; init; }
    public required string Reason { get; init; }
}

internal sealed class EntryLineTable : IEntityTypeConfiguration<EntryLineRow>
{
    public void Configure(EntityTypeBuilder<EntryLineRow> builder)
    {
        builder.ToTable("ledger_lines");
        builder.HasKey(row => new { row.TenantId, row.EntryId, row.Ordinal });
        builder.HasOne<EntryRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.EntryId }).OnDelete(DeleteBehavior.Restrict);
    }
}
