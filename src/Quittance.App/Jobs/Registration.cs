using Quittance.App.Ledger;
using Quittance.App.Storage.Doctor;

namespace Quittance.App.Jobs;

internal static class Registration
{
    /// <summary>What composes several stages: import, and the checks that stages add to the doctor.</summary>
    public static IServiceCollection AddQuittanceJobs(this IServiceCollection services) => services
        .AddScoped<ImportFiles>()
        .AddSingleton<IDoctorCheck, LedgerCheck>();
}
