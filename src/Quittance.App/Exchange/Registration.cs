namespace Quittance.App.Exchange;

internal static class Registration
{
    public static IServiceCollection AddQuittanceFiles(this IServiceCollection services) => services.AddScoped<ReadFiles>().AddScoped<ReadFile>();
}
