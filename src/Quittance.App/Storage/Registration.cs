using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Backup;
using Quittance.App.Storage.Doctor;
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
        services.AddSingleton<MakeBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddDoctor();
        if (options.PostgresConnection is { } connection)
        {
            services.AddDbContext<QuittanceDb, PostgresDb>(builder => builder.UseNpgsql(connection, npgsql => npgsql.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).UseSnakeCaseNamingConvention());
        }
        else
        {
            var settings = new SqliteSettings(options);
            var joins = new JoinOrder();
            services.AddDbContext<QuittanceDb, SqliteDb>(builder =>
                builder.UseSqlite(options.SqliteConnection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).UseSnakeCaseNamingConvention().AddInterceptors(settings, joins));
        }
        return services;
    }

    /// <summary>In the order in which a person wants to read them.</summary>
    private static void AddDoctor(this IServiceCollection services)
    {
        services.AddSingleton<Examine>();
        services.AddSingleton<IDoctorCheck, HomeCheck>();
        services.AddSingleton<IDoctorCheck, DiskCheck>();
        services.AddSingleton<IDoctorCheck, MigrationLockCheck>();
        services.AddSingleton<IDoctorCheck, DatabaseCheck>();
        services.AddSingleton<IDoctorCheck, IntegrityCheck>();
        services.AddSingleton<IDoctorCheck, KeyRingCheck>();
        services.AddSingleton<IDoctorCheck, TriggerCheck>();
        services.AddSingleton<IDoctorCheck, HalfFilesCheck>();
    }
}
