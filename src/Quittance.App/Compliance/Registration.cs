using Quittance.App.Compliance.Audit;
using Quittance.App.Storage.Doctor;

namespace Quittance.App.Compliance;

internal static class Registration
{
    public static IServiceCollection AddQuittanceCompliance(this IServiceCollection services) => services
        .AddSingleton<SealAudit>()
        .AddSingleton<VerifyAudit>()
        .AddSingleton<ListAccess>()
        .AddSingleton<IDoctorCheck, AuditCheck>();
}
