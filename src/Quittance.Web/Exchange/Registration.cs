using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

internal static class Registration
{
    /// <summary>Files in: the list, uploads, and the work that imports them.</summary>
    public static void AddIntake(this IServiceCollection services)
    {
        services.AddQuittanceJobs();
        services.AddQuittanceWork();
        services.AddQuittanceFiles();
        services.AddScoped<FileReading>();
        services.AddScoped<IListRows>(provider => provider.GetRequiredService<FileReading>());
        services.AddScoped<ReceiveUpload>();
    }
}
