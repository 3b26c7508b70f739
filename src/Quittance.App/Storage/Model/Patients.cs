using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A patient as the practice knows them. <see cref="PersonRow"/> is the same person as a claim states them to a payer: what a file said then stays as it was.
/// </summary>
internal sealed class PatientRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The practice's own number of the patient.</summary>
    public required string ChartNumber { get; init; }
    public required string Last { get; set; }
    public required string First { get; set; }
    public string Middle { get; set; } = "";
    public DateOnly Birth { get; set; }
    /// <summary>F, M or U.</summary>
    public required string Sex { get; set; }
    public required string Street { get; set; }
    public required string City { get; set; }
    public required string State { get; set; }
    public required string Zip { get; set; }
    public int Version { get; set; }
}

internal sealed class PatientTable() : TenantTable<PatientRow>("patients")
{
    protected override void More(EntityTypeBuilder<PatientRow> builder)
    {
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TenantId, row.ChartNumber }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.Last, row.First });
    }
}

/// <summary>A patient's coverage as the practice has it on file: from when to when, and in which order payers are billed.</summary>
internal sealed class PatientCoverageRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid PatientId { get; init; }
    /// <summary>1 is billed first.</summary>
    public int Rank { get; set; }
    public required string PayerId { get; set; }
    /// <summary>Encrypted.</summary>
    public required byte[] MemberId { get; set; }
    public required string MemberIndex { get; set; }
    public required string Relationship { get; set; }
    /// <summary>Who holds the policy, as encrypted JSON; null when the patient does.</summary>
    public byte[]? Subscriber { get; set; }
    public string GroupNumber { get; set; } = "";
    public string PlanName { get; set; } = "";
    /// <summary>SBR05, why Medicare pays later; empty otherwise.</summary>
    public string InsuranceType { get; set; } = "";
    public DateOnly From { get; set; }
    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? Through { get; set; }
}

internal sealed class PatientCoverageTable() : TenantTable<PatientCoverageRow>("patient_coverages")
{
    protected override void More(EntityTypeBuilder<PatientCoverageRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.PatientId, row.Rank });
        builder.HasIndex(row => new { row.TenantId, row.MemberIndex });
        builder.HasOne<PatientRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PatientId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A visit: who, when, where, what was found and what was done.</summary>
internal sealed class VisitRow : ITenantRow
{
    /// <summary>Not yet complete.</summary>
    public const string Open = "Open";
    /// <summary>Coded and priced; its claim can be made.</summary>
    public const string Charged = "Charged";
    /// <summary>Its claim is made.</summary>
    public const string Billed = "Billed";
    /// <summary>A person said that nobody is billed.</summary>
    public const string NotBilled = "NotBilled";

    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The visit's number, which becomes the claim's (CLM01).</summary>
    public required string Number { get; init; }
    public Guid PatientId { get; init; }
    public DateOnly Day { get; init; }
    public required string RenderingNpi { get; set; }
    public required string PlaceOfService { get; set; }
    public required string State { get; set; }
    /// <summary>Diagnoses, services, authorization: JSON.</summary>
    public required string Body { get; set; }
    /// <summary>The clinician's note, encrypted; null for none.</summary>
    public byte[]? Note { get; set; }
    /// <summary>Why nobody is billed; empty otherwise.</summary>
    public string Reason { get; set; } = "";
    public int Version { get; set; }
}

internal sealed class VisitTable() : TenantTable<VisitRow>("visits")
{
    protected override void More(EntityTypeBuilder<VisitRow> builder)
    {
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TenantId, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.PatientId, row.Day });
        builder.HasIndex(row => new { row.TenantId, row.State, row.Day });
        builder.HasOne<PatientRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PatientId }).OnDelete(DeleteBehavior.Restrict);
    }
}
