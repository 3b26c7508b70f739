using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A claim with the figures that follow from its documents. They may be dropped and worked out again: the documents and the
/// ledger are the truth.
/// </summary>
internal sealed class ClaimRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>Stands for billing NPI and CLM01; several claims share it when a number was used again.</summary>
    public Guid NumberId { get; init; }
    public required string BillingNpi { get; init; }
    public required string Number { get; init; }
    public int Ordinal { get; init; }
    [Derived] public Guid PersonId { get; init; }
    /// <summary>The first payer level: the one whose versions move charges.</summary>
    [Derived] public required string Level { get; init; }
    [Derived] public required string PayerKey { get; init; }
    [Derived] public DateOnly? Day { get; init; }
    [Derived] public required string State { get; init; }
    [Derived] public int Versions { get; init; }
    [Derived] public Money Charge { get; init; }
    [Derived] public Money InsurerPaid { get; init; }
    [Derived] public Money Adjusted { get; init; }
    [Derived] public Money PatientResponsibility { get; init; }
    [Derived] public Money Open { get; init; }
    [Derived] public Money DeniedOpen { get; init; }
    /// <summary>Submission facts that figures need: first day sent, first version's charge, whether that was an original.</summary>
    [Derived] public DateOnly FirstSent { get; init; }
    [Derived] public Money FirstCharge { get; init; }
    [Derived] public bool IsOriginal { get; init; }
    /// <summary>An edit of severity error fired on the first version.</summary>
    [Derived] public bool FirstStopped { get; init; }
    [Derived] public bool RejectedBy999 { get; init; }
    [Derived] public bool RejectedBy277 { get; init; }
    /// <summary>Key of the last decision that stands; empty when there is none.</summary>
    [Derived] public required string StandingDecision { get; init; }
    /// <summary>Who saw the patient; empty when the claim names nobody.</summary>
    [Derived] public string RenderingNpi { get; init; } = "";
    /// <summary>The gravest finding that no person let pass: 0 none, 1 note, 2 warning, 3 stop; and its edit.</summary>
    [Derived] public int FindingSeverity { get; init; }
    [Derived] public string FindingId { get; init; } = "";
    /// <summary>Held before anything of it was posted: its charge stands in no ledger yet, and <see cref="FirstCharge"/> is what it claims.</summary>
    public bool IsUnposted => State == "Held" && Charge.IsZero;
    /// <summary>Copies of the claim's task, so that the queue reads one index alone. The task is the truth.</summary>
    public Guid? OwnerId { get; init; }
    public DateOnly? SnoozedUntil { get; init; }
}

internal sealed class ClaimTable() : TenantTable<ClaimRow>("claims")
{
    protected override void More(EntityTypeBuilder<ClaimRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.NumberId });
        builder.HasIndex(row => new { row.TenantId, row.PersonId });
        // All that the queue filters, sorts and sums by, so that it reads this index alone, and in its usual order without sorting: 200,000 claims
        // are 40 MB of it.
        builder.HasIndex(row => new { row.TenantId, row.Day, row.Number, row.Id, row.State, row.SnoozedUntil, row.PayerKey, row.RenderingNpi, row.FindingSeverity, row.Charge, row.Open, row.DeniedOpen, row.FirstSent, row.PersonId, row.OwnerId })
            .HasDatabaseName("ix_claims_queue");
        // Deep pages by amount: in order already, with what the plain views are told apart by.
        builder.HasIndex(row => new { row.TenantId, row.Charge, row.Number, row.Id, row.SnoozedUntil, row.Day, row.State }).HasDatabaseName("ix_claims_charge");
        builder.HasIndex(row => new { row.TenantId, row.Open, row.Number, row.Id, row.SnoozedUntil, row.Day, row.State }).HasDatabaseName("ix_claims_open");
    }
}

/// <summary>What a claim said: immutable. Member ids stand only as blind indexes; the body holds no direct identifier.</summary>
internal sealed class ClaimVersionRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    public required string BillingNpi { get; init; }
    public required string Number { get; init; }
    public required string ContentKey { get; init; }
    public required string TaxIndex { get; init; }
    public Guid PersonId { get; init; }
    public required string PayerKey { get; init; }
    public required string PayerClaimNumber { get; init; }
    public required string SubscriberIndex { get; init; }
    public required string PatientIndex { get; init; }
    public DateOnly? Day { get; init; }
    public Money Charge { get; init; }
    public required string Body { get; init; }
    /// <summary>What the body says, at hand while the row is new: nothing has to be read back.</summary>
    [NotMapped] public VersionBody? MadeFrom { get; init; }
}

internal sealed class ClaimVersionTable() : TenantTable<ClaimVersionRow>("claim_versions")
{
    protected override void More(EntityTypeBuilder<ClaimVersionRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.NumberId });
        builder.HasIndex(row => new { row.TenantId, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.SubscriberIndex });
        builder.HasIndex(row => new { row.TenantId, row.PatientIndex });
        builder.HasIndex(row => new { row.TenantId, row.PayerClaimNumber });
    }
}

/// <summary>One copy of a claim in a file that was sent, and what follows from its answers.</summary>
internal sealed record SubmissionRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid SetId { get; init; }
    public int Ordinal { get; init; }
    public Guid NumberId { get; init; }
    public Guid VersionId { get; init; }
    /// <summary>Set content and ordinal: names the copy wherever it is loaded.</summary>
    public required string CopyKey { get; init; }
    public DateOnly SentOn { get; init; }
    public required string SentAt { get; init; }
    public Money Charge { get; init; }
    public long Offset { get; init; }
    public int Length { get; init; }
    [Derived] public int ClaimOrdinal { get; init; }
    [Derived] public int Version { get; init; }
    [Derived] public int Attempt { get; init; }
    [Derived] public required string Disposition { get; init; }
    [Derived] public required string State { get; init; }
}

internal sealed class SubmissionTable() : TenantTable<SubmissionRow>("submissions")
{
    protected override void More(EntityTypeBuilder<SubmissionRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.NumberId });
        builder.HasIndex(row => new { row.TenantId, row.SetId });
        builder.HasOne<ClaimVersionRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.VersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TransactionSetRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.SetId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>One move of a claim: from, to, when, why. Appended, never changed.</summary>
internal sealed class ClaimEventRow : ITenantRow, IAppendOnly
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid NumberId { get; init; }
    public int ClaimOrdinal { get; init; }
    public required string Move { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    /// <summary>The document's own day.</summary>
    public DateOnly On { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string Actor { get; init; }
    public required string Cause { get; init; }
}

internal sealed class ClaimEventTable() : TenantTable<ClaimEventRow>("claim_events")
{
    protected override void More(EntityTypeBuilder<ClaimEventRow> builder) => builder.HasIndex(row => new { row.TenantId, row.NumberId });
}

/// <summary>Something to tell about a file, a set, a remittance or a claim. Worked out again with its subject.</summary>
internal sealed class FindingRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>Id of the file, remittance or number.</summary>
    public Guid SubjectId { get; init; }
    /// <summary><c>file</c>, <c>remittance</c>, <c>claim</c> (what the documents of a number tell) or <c>edit</c> (what the edits tell of the version that counts).</summary>
    public required string SubjectKind { get; init; }
    public int ClaimOrdinal { get; init; }
    public required string FindingId { get; init; }
    public required string Severity { get; init; }
    public required string Message { get; init; }
    /// <summary>The finding as a whole, as JSON.</summary>
    public required string Body { get; init; }
}

internal sealed class FindingTable() : TenantTable<FindingRow>("findings")
{
    protected override void More(EntityTypeBuilder<FindingRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.SubjectId });
        builder.HasIndex(row => new { row.TenantId, row.SubjectKind, row.FindingId, row.SubjectId, row.ClaimOrdinal });
    }
}
