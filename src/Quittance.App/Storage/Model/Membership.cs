using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Model;

/// <summary>A person's role in a practice. A person may hold several and may do what any of them allows.</summary>
internal sealed class Membership
{
    public Guid UserId { get; set; }
    public Guid TenantId { get; set; }
    public string Role { get; set; } = "";
    /// <summary>The person no longer comes in. Their roles stay, so that coming back is one act.</summary>
    public bool IsEnded { get; set; }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(membership => new { membership.UserId, membership.TenantId, membership.Role });
        builder.Property(membership => membership.Role).HasMaxLength(40);
        builder.HasOne<User>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(membership => membership.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
