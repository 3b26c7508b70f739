using Quittance.App.Analytics;

namespace Quittance.Web.Analytics;

internal static class Registration
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddQuittanceAnalytics()
        .AddScoped<KpiSource>(provider => provider.GetRequiredService<KeptFigures>().GetAsync).AddScoped<FigureReading>().AddScoped<HomeWork>();
}
