namespace Quittance.App.Analytics;

internal static class Registration
{
    public static IServiceCollection AddQuittanceAnalytics(this IServiceCollection services) =>
        services.AddScoped<ReadKpis>().AddSingleton<KeptFigures>().AddScoped<CountMoneyWork>();
}
