using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A claim that has not left: made of a visit, judged, waiting for its batch. Once its file is sent the claim itself is what the file says
/// (<see cref="ClaimVersionRow"/>), as if it had come from elsewhere; the bill stays as what was meant.
/// </summary>
internal sealed class BillRow : ITenantRow
{
    /// <summary>A person said that this one does not go out.</summary>
    public const string Dropped = "Dropped";

    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    public Guid VisitId { get; init; }
    public Guid PatientId { get; init; }
    public required string Number { get; init; }
    /// <summary>SBR01.</summary>
    public required string Level { get; init; }
    /// <summary>Counts the bills of one number from 1.</summary>
    public int Ordinal { get; init; }
    public required string Frequency { get; set; }
    public required string PayerId { get; set; }
    public DateOnly Day { get; init; }
    public Money Charge { get; set; }
    /// <summary>A <c>ClaimState</c> up to Sent, or <see cref="Dropped"/>.</summary>
    public required string State { get; set; }
    /// <summary>The claim's text, encrypted.</summary>
    public required byte[] Content { get; set; }
    /// <summary>What the edits told of it last, as JSON.</summary>
    public string Findings { get; set; } = "[]";
    /// <summary>Why a person holds or dropped it; empty otherwise.</summary>
    public string Reason { get; set; } = "";
    public Guid? BatchId { get; set; }
    public int Version { get; set; }
}

internal sealed class BillTable() : TenantTable<BillRow>("bills")
{
    protected override void More(EntityTypeBuilder<BillRow> builder)
    {
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Reason).HasMaxLength(500);
        builder.HasIndex(row => new { row.TenantId, row.NumberId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.PatientId });
        builder.HasIndex(row => new { row.TenantId, row.BatchId });
        builder.HasIndex(row => new { row.TenantId, row.State });
        builder.HasOne<VisitRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.VisitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>What the practice charges for a code from a day on, with or without a modifier.</summary>
internal sealed class FeeRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Code { get; init; }
    /// <summary>Empty: whatever the modifiers are.</summary>
    public required string Modifier { get; init; }
    public DateOnly From { get; init; }
    public Money Charge { get; init; }
}

internal sealed class FeeTable() : TenantTable<FeeRow>("fees")
{
    protected override void More(EntityTypeBuilder<FeeRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Code, row.Modifier, row.From }).IsUnique();
}

/// <summary>A clearinghouse or payer that files are exchanged with.</summary>
internal sealed class PartnerRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string SenderQualifier { get; set; }
    public required string SenderId { get; set; }
    public required string ReceiverQualifier { get; set; }
    public required string ReceiverId { get; set; }
    /// <summary>P for production, T for test.</summary>
    public required string Usage { get; set; }
    /// <summary>Folder that files for the partner are put into.</summary>
    public required string OutFolder { get; set; }
    /// <summary>Folder that the partner's files are taken from.</summary>
    public required string InFolder { get; set; }
    /// <summary>Name of a file out: {partner}, {date}, {control}.</summary>
    public required string FileName { get; set; }
    /// <summary>Payer ids that go this way, separated by blanks; empty: all that no other partner names.</summary>
    public required string PayerIds { get; set; }
    public int ClaimsPerFile { get; set; }
    public int FileAnswerDays { get; set; }
    public int ClaimAnswerDays { get; set; }
    public int DecisionDays { get; set; }
    /// <summary>The next interchange control number; never goes back.</summary>
    public int NextControl { get; set; }
}

internal sealed class PartnerTable() : TenantTable<PartnerRow>("partners")
{
    protected override void More(EntityTypeBuilder<PartnerRow> builder)
    {
        builder.Property(row => row.NextControl).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
    }
}

/// <summary>One file of claims for a partner.</summary>
internal sealed class BatchRow : ITenantRow
{
    /// <summary>Written and kept; nobody outside has seen it.</summary>
    public const string Written = "Written";
    /// <summary>It lies in the partner's folder under a name that the partner does not read; renaming it is all that is left.</summary>
    public const string Dropping = "Dropping";
    /// <summary>The partner can take it; its claims are not yet all loaded.</summary>
    public const string Out = "Out";
    /// <summary>Sent, and its claims are.</summary>
    public const string Sent = "Sent";

    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid PartnerId { get; init; }
    public int Control { get; init; }
    public required string Reference { get; init; }
    public required string FileName { get; init; }
    public Guid FileId { get; init; }
    public DateOnly Day { get; init; }
    public int Claims { get; init; }
    public Money Charges { get; init; }
    public required string State { get; set; }
    public DateTimeOffset MadeAt { get; init; }
}

internal sealed class BatchTable() : TenantTable<BatchRow>("batches")
{
    protected override void More(EntityTypeBuilder<BatchRow> builder)
    {
        builder.Property(row => row.State).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TenantId, row.PartnerId, row.Control }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.State });
        builder.HasOne<PartnerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PartnerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Money that a person posted to a claim: a patient's payment or a write-off. A negative amount takes one back. Appended.</summary>
internal sealed class HandPostingRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    /// <summary>A <c>HandPostingKind</c>.</summary>
    public required string Kind { get; init; }
    public DateOnly On { get; init; }
    public Money Amount { get; init; }
    /// <summary>How it was paid, or why it was written off.</summary>
    public required string Reason { get; init; }
    /// <summary>Counts the postings of a number from 1.</summary>
    public int Sequence { get; init; }
    /// <summary>Names the posting for ever by what it is about: claim number and sequence, hashed.</summary>
    public required string PostingKey { get; init; }
    /// <summary>The posting that this one takes back; null otherwise.</summary>
    public Guid? Reverses { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
}

internal sealed class HandPostingTable() : TenantTable<HandPostingRow>("hand_postings")
{
    protected override void More(EntityTypeBuilder<HandPostingRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.NumberId, row.Sequence }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.Reverses }).IsUnique();
    }
}
