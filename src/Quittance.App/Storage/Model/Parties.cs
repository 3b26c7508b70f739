using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>A payer, known by its id (2010BB NM109) or, where none was sent, by its name.</summary>
internal sealed class PayerRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    /// <summary>Day of the file whose name counts, and its hash: the latest counts, ties by hash.</summary>
    public DateOnly NamedOn { get; init; }
    public required string NamedBy { get; init; }
}

internal sealed class PayerTable() : TenantTable<PayerRow>("payers")
{
    protected override void More(EntityTypeBuilder<PayerRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Key }).IsUnique();
}

/// <summary>
/// Another id or name under which a payer sends remittances. State: <c>learned</c>, <c>asked</c> (posted, and a person is asked once)
/// or <c>refused</c>.
/// </summary>
internal sealed class PayerAliasRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Alias { get; init; }
    public required string PayerKey { get; init; }
    public required string State { get; init; }
}

internal sealed class PayerAliasTable() : TenantTable<PayerAliasRow>("payer_aliases")
{
    protected override void More(EntityTypeBuilder<PayerAliasRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Alias });
}

/// <summary>A billing or rendering provider with its NPI. The tax id of a person may be an SSN, hence encrypted.</summary>
internal sealed class ProviderRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Npi { get; init; }
    public required string Name { get; init; }
    public bool IsBilling { get; init; }
    public byte[]? TaxId { get; init; }
    public required string TaxIndex { get; init; }
    public required string Taxonomy { get; init; }
    public DateOnly NamedOn { get; init; }
    public required string NamedBy { get; init; }
}

internal sealed class ProviderTable() : TenantTable<ProviderRow>("providers")
{
    protected override void More(EntityTypeBuilder<ProviderRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Npi });
}

/// <summary>A patient, known by member id and, for dependents, first name. The facts of the latest file count.</summary>
internal sealed class PersonRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Last { get; init; }
    public required string First { get; init; }
    public required string Middle { get; init; }
    public required string Birth { get; init; }
    public required string Sex { get; init; }
    public required string Street { get; init; }
    public required string City { get; init; }
    public required string State { get; init; }
    public required string Zip { get; init; }
    /// <summary>BHT04 of the file that stated these facts, then its content hash: later wins.</summary>
    public DateOnly StatedOn { get; init; }
    public required string StatedBy { get; init; }
}

internal sealed class PersonTable() : TenantTable<PersonRow>("people")
{
    protected override void More(EntityTypeBuilder<PersonRow> builder) => builder.HasIndex(row => new { row.TenantId, row.Last, row.First });
}

/// <summary>A person's coverage at a payer, as claims state it.</summary>
internal sealed class CoverageRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public required string PayerKey { get; init; }
    public required byte[] MemberId { get; init; }
    public required string MemberIndex { get; init; }
    public required string Relationship { get; init; }
    public required string GroupNumber { get; init; }
    public required string PlanName { get; init; }
    public DateOnly StatedOn { get; init; }
    public required string StatedBy { get; init; }
}

internal sealed class CoverageTable() : TenantTable<CoverageRow>("coverages")
{
    protected override void More(EntityTypeBuilder<CoverageRow> builder)
    {
        builder.HasIndex(row => new { row.TenantId, row.PersonId });
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId });
    }
}

/// <summary>The visit that a claim is about.</summary>
internal sealed class EncounterRow : ITenantRow
{
    public Guid TenantId { get; init; }
    /// <summary>The id of its claim.</summary>
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateOnly? Day { get; init; }
    public required string RenderingNpi { get; init; }
    public required string PlaceOfService { get; init; }
}

internal sealed class EncounterTable() : TenantTable<EncounterRow>("encounters");
