using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>
/// A line that people keep in the practice's own lists. Unlike what documents say of providers and payers, it holds what people
/// decided, and no file changes it.
/// </summary>
internal abstract class ListedRow : ITenantRow
{
    public Guid TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>What stands for it on claims: a place of service, an NPI, a payer's id. Never changed.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    /// <summary>No longer offered; what happened there stays.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>Where patients are seen. The code is its place of service, which several locations may share.</summary>
internal sealed class LocationRow : ListedRow;

/// <summary>Who treats patients, by NPI.</summary>
internal sealed class ListedProviderRow : ListedRow
{
    /// <summary>The specialty on claims; empty while nobody has entered it.</summary>
    public string Taxonomy { get; set; } = "";
}

/// <summary>Who is billed, by the payer's id on claims.</summary>
internal sealed class ListedPayerRow : ListedRow
{
    /// <summary>SBR09: MB, MC, CI, 16 ...</summary>
    public string FilingIndicator { get; set; } = "CI";
    /// <summary>It takes frequency 7 and 8. Medicare Part B does not: what it decided is reopened, or billed anew.</summary>
    public bool TakesCorrections { get; set; } = true;
}

internal abstract class ListedTable<T>(string name) : TenantTable<T>(name) where T : ListedRow
{
    protected override void More(EntityTypeBuilder<T> builder)
    {
        builder.Property(row => row.Code).HasMaxLength(80);
        builder.Property(row => row.Name).HasMaxLength(200);
        builder.HasIndex(row => new { row.TenantId, row.Code });
    }
}

internal sealed class LocationTable() : ListedTable<LocationRow>("locations");

internal sealed class ListedProviderTable() : ListedTable<ListedProviderRow>("listed_providers");

internal sealed class ListedPayerTable() : ListedTable<ListedPayerRow>("listed_payers");
