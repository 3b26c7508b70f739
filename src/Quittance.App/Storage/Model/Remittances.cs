using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage.Model;

/// <summary>
/// One 835 set by content. State: <c>staging</c> while its claims are being read, <c>posted</c>, or <c>held</c> when it does not
/// balance.
/// </summary>
internal sealed record RemittanceRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>Hash of BPR to the segment before SE, as values.</summary>
    public required string ContentHash { get; init; }
    public Guid SetId { get; init; }
    public required string State { get; init; }
    public Money Paid { get; init; }
    public DateOnly BookDate { get; init; }
    public required string Method { get; init; }
    public required string Trace { get; init; }
    public required string TracePayerId { get; init; }
    public required string PayerName { get; init; }
    public required string PayerId { get; init; }
    public required string PayerAdditionalId { get; init; }
    public required string PayeeName { get; init; }
    public required string PayeeNpi { get; init; }
    public required string PayeeTaxIndex { get; init; }
    public int Claims { get; init; }
    /// <summary>Provider level adjustments as JSON.</summary>
    public required string ProviderAdjustments { get; init; }
}

internal sealed class RemittanceTable() : TenantTable<RemittanceRow>("remittances")
{
    protected override void More(EntityTypeBuilder<RemittanceRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.ContentHash }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.TracePayerId, row.Trace });
    }
}

/// <summary>A set that brought a remittance's content once more: a replay, or the first.</summary>
internal sealed class RemittanceCopyRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    /// <summary>The id of the transaction set.</summary>
    public Guid Id { get; init; }
    public Guid RemittanceId { get; init; }
    public Money Paid { get; init; }
    public bool IsReplay { get; init; }
}

internal sealed class RemittanceCopyTable() : TenantTable<RemittanceCopyRow>("remittance_copies")
{
    protected override void More(EntityTypeBuilder<RemittanceCopyRow> builder) => builder.HasIndex(row => new { row.TenantId, row.RemittanceId });
}

/// <summary>One CLP: the payer's decision on a claim, and where it belongs. Ids of people stand as blind indexes only.</summary>
internal sealed record DecisionRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid RemittanceId { get; init; }
    public required string DecisionKey { get; init; }
    public required string SetKey { get; init; }
    public int Ordinal { get; init; }
    public DateOnly BookDate { get; init; }
    public required string Number { get; init; }
    public required string Status { get; init; }
    public Money Charge { get; init; }
    public Money Paid { get; init; }
    public Money PatientResponsibility { get; init; }
    public required string PayerClaimNumber { get; init; }
    public required string OriginalReference { get; init; }
    public required string PatientLast { get; init; }
    public required string PatientFirst { get; init; }
    public required string PatientIndex { get; init; }
    public required string InsuredIndex { get; init; }
    public DateOnly? Day { get; init; }
    /// <summary>Lines, adjustments, remarks, crossover, frequency: JSON.</summary>
    public required string Body { get; init; }
    public long Offset { get; init; }
    public int Length { get; init; }

    /// <summary>The set balances and is posted; false while staging or held.</summary>
    [Derived] public bool IsPosted { get; init; }
    /// <summary>The number it was tied to, by <see cref="Rung"/>; null while nobody knows.</summary>
    [Derived] public Guid? NumberId { get; init; }
    /// <summary>0 none, 1 claim number, 2 payer's number, 3 member, day and charge, 4 payer's number learned by 3, 9 by hand.</summary>
    [Derived] public int Rung { get; init; }
    /// <summary>The claim under the number; null while it waits.</summary>
    [Derived] public int? ClaimOrdinal { get; init; }
    /// <summary>Why it waits; empty when it is posted to a claim.</summary>
    [Derived] public required string Waits { get; init; }
    [Derived] public required string Level { get; init; }
    [Derived] public required string PayerKey { get; init; }
    /// <summary>The last decision of its claim that stands.</summary>
    [Derived] public bool IsStanding { get; init; }
    /// <summary>A later reversal took it back.</summary>
    [Derived] public bool IsReversed { get; init; }
    [Derived] public Money Adjusted { get; init; }
}

internal sealed class DecisionTable() : TenantTable<DecisionRow>("decisions")
{
    protected override void More(EntityTypeBuilder<DecisionRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.RemittanceId });
        builder.HasIndex(row => new { row.TenantId, row.NumberId });
        builder.HasIndex(row => new { row.TenantId, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.PayerClaimNumber });
        builder.HasIndex(row => new { row.TenantId, row.OriginalReference });
        builder.HasIndex(row => new { row.TenantId, row.PatientIndex });
        builder.HasIndex(row => new { row.TenantId, row.InsuredIndex });
        builder.HasIndex(row => new { row.TenantId, row.Waits }).HasFilter("waits <> ''");
        builder.HasOne<RemittanceRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.RemittanceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// A person tied waiting money to a claim, or took that back (<see cref="IsUndo"/>). The last row of a decision counts. Appended.
/// </summary>
internal sealed class HandMatchRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid DecisionId { get; init; }
    public Guid NumberId { get; init; }
    public int ClaimOrdinal { get; init; }
    public bool IsUndo { get; init; }
    public long Sequence { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
}

internal sealed class HandMatchTable() : TenantTable<HandMatchRow>("hand_matches")
{
    protected override void More(EntityTypeBuilder<HandMatchRow> builder) => builder.HasIndex(row => new { row.TenantId, row.DecisionId });
}

/// <summary>
/// A person said which of several claims of one number holds, or took that back (<see cref="IsUndo"/>). The last row of a number counts. Appended.
/// </summary>
internal sealed class VersionChoiceRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    public required string ContentKey { get; init; }
    public bool IsUndo { get; init; }
    public long Sequence { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
}

internal sealed class VersionChoiceTable() : TenantTable<VersionChoiceRow>("version_choices")
{
    protected override void More(EntityTypeBuilder<VersionChoiceRow> builder) => builder.HasIndex(row => new { row.TenantId, row.NumberId });
}
