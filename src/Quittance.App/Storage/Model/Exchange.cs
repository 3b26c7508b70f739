using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage.Model;

/// <summary>What is known of a received file besides its bytes: how far its reading came and what stood in it.</summary>
internal sealed record IntakeRow : ITenantRow
{
    public Guid TenantId { get; init; }
    /// <summary>The id of the stored file.</summary>
    public Guid Id { get; init; }
    /// <summary>Hash of the bytes: the same file is known again.</summary>
    public required string Sha256 { get; init; }
    public required string Kind { get; init; }
    /// <summary>True once everything in it is loaded.</summary>
    public bool IsDone { get; init; }
    /// <summary>Steps that are committed; a reading that was cut short goes on after them.</summary>
    public long StepsDone { get; init; }
    /// <summary>Sets of 5010 837P and 835, for the file's status.</summary>
    public int Claims { get; init; }
    public Money Charges { get; init; }
    public Money Paid { get; init; }
    public bool IsReceivedOnly { get; init; }
    public bool IsRejected { get; init; }
}

internal sealed class IntakeTable() : TenantTable<IntakeRow>("intakes")
{
    protected override void More(EntityTypeBuilder<IntakeRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Sha256 }).IsUnique();
}

/// <summary>One line of the receipt log: a file came, and what it was. Appended, never changed.</summary>
internal sealed class ReceiptRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid IntakeId { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public required string Status { get; init; }
    public required string Kind { get; init; }
}

internal sealed class ReceiptTable() : TenantTable<ReceiptRow>("receipts");

/// <summary>A transaction set that was read: its envelope and its content's hash.</summary>
internal sealed class TransactionSetRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid IntakeId { get; init; }
    public int Ordinal { get; init; }
    public required string Type { get; init; }
    public required string Guide { get; init; }
    public required string Sender { get; init; }
    public required string Receiver { get; init; }
    public required string InterchangeControl { get; init; }
    /// <summary>ISA09 and ISA10, which sort as text: yyMMddHHmm.</summary>
    public required string InterchangeAt { get; init; }
    public required string GroupControl { get; init; }
    public required string SetControl { get; init; }
    public required string BatchReference { get; init; }
    public DateOnly SentOn { get; init; }
    public bool IsTest { get; init; }
}

internal sealed class TransactionSetTable() : TenantTable<TransactionSetRow>("transaction_sets")
{
    protected override void More(EntityTypeBuilder<TransactionSetRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.IntakeId });
        builder.HasIndex(row => new { row.TenantId, row.GroupControl, row.SetControl });
        builder.HasIndex(row => new { row.TenantId, row.InterchangeControl });
        builder.HasIndex(row => new { row.TenantId, row.BatchReference });
    }
}

/// <summary>One answer that came: a TA1, the answer to one set of a 999, or a 277CA's answer to one claim or to all below a level.</summary>
internal sealed class AnswerRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string AnswerKey { get; init; }
    /// <summary>envelope, syntax or claim.</summary>
    public required string Kind { get; init; }
    public required string Code { get; init; }
    public DateOnly On { get; init; }
    /// <summary>Sender and receiver of the answer; what it answers went the other way.</summary>
    public required string Sender { get; init; }
    public required string Receiver { get; init; }
    public required string AnswerAt { get; init; }
    public required string InterchangeControl { get; init; }
    public required string GroupControl { get; init; }
    /// <summary>Empty: every set of the group.</summary>
    public required string SetControl { get; init; }
    public required string ClaimNumber { get; init; }
    public required string BatchTrace { get; init; }
    public required string ProviderNpi { get; init; }
    public required string PayerClaimNumber { get; init; }
    public required string Body { get; init; }
}

internal sealed class AnswerTable() : TenantTable<AnswerRow>("answers")
{
    protected override void More(EntityTypeBuilder<AnswerRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.GroupControl });
        builder.HasIndex(row => new { row.TenantId, row.InterchangeControl });
        builder.HasIndex(row => new { row.TenantId, row.ClaimNumber });
        builder.HasIndex(row => new { row.TenantId, row.BatchTrace });
        builder.HasIndex(row => new { row.TenantId, row.PayerClaimNumber });
    }
}
