namespace Quittance.App.Scrubbing;

internal static class Registration
{
    public static IServiceCollection AddQuittanceScrubbing(this IServiceCollection services) => services.AddScoped<ReadFindings>().AddScoped<OverrideFinding>().AddScoped<UndoOverride>();
}
