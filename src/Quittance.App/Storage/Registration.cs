using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Storage;

internal static class Registration
{
    /// <summary>The database of the options, as scoped <see cref="QuittanceDb"/>. Opens nothing yet.</summary>
    public static IServiceCollection AddQuittanceStorage(this IServiceCollection services, StorageOptions options)
    {
        LinqToDBForEFTools.Initialize();
        services.AddIdentitySchema();
        services.AddSingleton(options);
        services.AddSingleton(options.Home);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            options.Home.Ensure();
            return KeyRing.Open(options.KeyRingPath, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<FileVault>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditWriter>();
        if (options.PostgresConnection is { } connection)
        {
            services.AddDbContext<QuittanceDb, PostgresDb>(builder => builder.UseNpgsql(connection).UseSnakeCaseNamingConvention());
        }
        else
        {
            var settings = new SqliteSettings(options);
            services.AddDbContext<QuittanceDb, SqliteDb>(builder =>
                builder.UseSqlite(options.SqliteConnection).UseSnakeCaseNamingConvention().AddInterceptors(settings));
        }
        return services;
    }
}
