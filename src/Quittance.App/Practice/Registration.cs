namespace Quittance.App.Practice;

internal static class Registration
{
    /// <summary>Needs a <c>UserManager</c>, so only where people sign in.</summary>
    public static IServiceCollection AddQuittancePractice(this IServiceCollection services) => services
        .AddScoped<SetUpPractice>()
        .AddScoped<OneTimeCodes>()
        .AddScoped<ListPeople>()
        .AddScoped<AddPerson>()
        .AddScoped<SetRoles>()
        .AddScoped<EndPerson>()
        .AddScoped<ResetPerson>()
        .AddScoped<PracticeDetails>()
        .AddScoped<KeepLists>();
}
