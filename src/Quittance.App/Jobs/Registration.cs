using Quittance.App.Ledger;
using Quittance.App.Storage.Doctor;

namespace Quittance.App.Jobs;

internal static class Registration
{
    /// <summary>What composes several stages: import, and the checks that stages add to the doctor.</summary>
    public static IServiceCollection AddQuittanceJobs(this IServiceCollection services) => services
        .AddScoped<ImportFiles>()
        .AddSingleton<IDoctorCheck, LedgerCheck>();

    /// <summary>What runs beside the pages for as long as they are served.</summary>
    public static IServiceCollection AddQuittanceWork(this IServiceCollection services) => services
        .AddSingleton<UploadBell>()
        .AddSingleton<ImportUploads>()
        .AddScoped<QueueUpload>()
        .AddScoped<ReadUploads>()
        .AddSingleton<Upkeep>()
        .AddHostedService<UploadWork>()
        .AddHostedService(provider => provider.GetRequiredService<Upkeep>());
}
