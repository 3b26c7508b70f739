using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>A practice: whose rows these are.</summary>
internal sealed class Tenant
{
    public Guid Id { get; set; }
    /// <summary>Short name for <c>--practice</c>, unique.</summary>
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    /// <summary>IANA name; book dates and deadlines are in this zone.</summary>
    public string TimeZone { get; set; } = "America/New_York";
    /// <summary>The NPI that bills, empty while nobody has entered it.</summary>
    public string BillingNpi { get; set; } = "";
    /// <summary>The tax id that bills. A physician alone may use an SSN, hence encrypted.</summary>
    public byte[]? TaxId { get; set; }
    /// <summary>What claims say of the practice besides: where it is, what it is, whom to call. Empty while nobody has entered it.</summary>
    public string Taxonomy { get; set; } = "";
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
    public string State { get; set; } = "";
    public string Zip { get; set; } = "";
    public string Contact { get; set; } = "";
    public string Phone { get; set; } = "";
    /// <summary>The CLIA number of the practice's laboratory, which claims for waived tests name.</summary>
    public string Clia { get; set; } = "";
    /// <summary>Made by an import into an empty database, until a person sets it up.</summary>
    public bool IsUnnamed { get; set; }
}

internal sealed class TenantTable : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenants");
        builder.HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Id).ValueGeneratedNever();
        builder.Property(tenant => tenant.Code).HasMaxLength(40);
        builder.Property(tenant => tenant.Name).HasMaxLength(200);
        builder.Property(tenant => tenant.BillingNpi).HasMaxLength(10);
        builder.Property(tenant => tenant.TimeZone).HasMaxLength(60);
        builder.HasIndex(tenant => tenant.Code).IsUnique();
    }
}
