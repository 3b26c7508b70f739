using Quittance.App.Remittance;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

internal static class Registration
{
    public static IServiceCollection AddRemittancePages(this IServiceCollection services) => services
        .AddQuittanceRemittance()
        .AddScoped<MoneyActs>()
        .AddScoped<RemittanceReading>().AddScoped<IListRows>(s => s.GetRequiredService<RemittanceReading>())
        .AddScoped<WaitingReading>().AddScoped<IListRows>(s => s.GetRequiredService<WaitingReading>());
}
