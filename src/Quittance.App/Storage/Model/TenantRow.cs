using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>A row of one practice. Its id follows from its content, so that the same document twice is the same row.</summary>
internal interface ITenantRow
{
    Guid TenantId { get; }
    Guid Id { get; }
}

/// <summary>What all tables of a practice share: the practice leads the key.</summary>
internal abstract class TenantTable<T>(string name) : IEntityTypeConfiguration<T> where T : class, ITenantRow
{
    public void Configure(EntityTypeBuilder<T> builder)
    {
        builder.ToTable(name);
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        More(builder);
    }

    protected virtual void More(EntityTypeBuilder<T> builder) { }
}
