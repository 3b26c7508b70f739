namespace Quittance.App.Remittance;

internal static class Registration
{
    public static IServiceCollection AddQuittanceRemittance(this IServiceCollection services) => services
        .AddScoped<ReadRemittances>().AddScoped<ReadPayment>().AddScoped<ReadWaiting>().AddScoped<ReadPayerNames>().AddScoped<ReadChoice>();
}
