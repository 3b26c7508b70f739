namespace Quittance.App.Patients;

internal static class Registration
{
    public static IServiceCollection AddQuittancePatients(this IServiceCollection services) => services.AddScoped<ReadPeople>();
}
