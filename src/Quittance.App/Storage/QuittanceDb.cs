using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage;

/// <summary>
/// The one model of both engines. Entities are found by their <see cref="IEntityTypeConfiguration{T}"/> classes in this
/// assembly; read and write them through <c>Set&lt;T&gt;()</c>.
/// </summary>
internal abstract class QuittanceDb(DbContextOptions options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Membership> Memberships => Set<Membership>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConversion>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConversion>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The snake case convention leaves Identity's own names alone.
        builder.Entity<User>().ToTable("users");
        builder.Entity<IdentityRole<Guid>>().ToTable("roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("user_passkeys");
        builder.ApplyConfigurationsFromAssembly(typeof(QuittanceDb).Assembly);
    }
}

/// <summary>The model on a SQLite file: the embedded default.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : QuittanceDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Every key and index of a practice's table begins with two ids. As text they would take 72 bytes instead of 32, and most of
        // the time of an import.
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
    }
}

/// <summary>The model on a PostgreSQL server.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : QuittanceDb(options);
