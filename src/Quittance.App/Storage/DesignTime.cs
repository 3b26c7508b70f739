using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Quittance.App.Storage;

/// <summary>
/// Identity takes its schema version from the container and not from the context. Without this in both the application
/// and the design-time factories the model lacks the passkey table, and naming that table then fails.
/// </summary>
internal static class IdentitySchema
{
    public static IServiceCollection AddIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    /// <summary>A container that knows the schema and nothing else, for a context made outside the application.</summary>
    public static IServiceProvider Alone() => new ServiceCollection().AddOptions().AddIdentitySchema().BuildServiceProvider();
}

/// <summary>Used by <c>dotnet ef</c> only; no such file is opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite("Data Source=:memory:")
            .UseSnakeCaseNamingConvention()
            .UseApplicationServiceProvider(IdentitySchema.Alone())
            .Options);
}

/// <summary>Used by <c>dotnet ef</c> only; no such server is called.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgresDb>()
            .UseNpgsql("Host=localhost")
            .UseSnakeCaseNamingConvention()
            .UseApplicationServiceProvider(IdentitySchema.Alone())
            .Options);
}
