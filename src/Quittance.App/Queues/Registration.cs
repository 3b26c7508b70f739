namespace Quittance.App.Queues;

internal static class Registration
{
    public static IServiceCollection AddQuittanceQueues(this IServiceCollection services) => services.AddSingleton<FreshFigures>()
        .AddScoped<ActOnRows>().AddScoped<AssignRow>().AddScoped<SnoozeRow>().AddScoped<AddNote>().AddScoped<UndoAct>()
        .AddScoped<SaveView>().AddScoped<RemoveView>().AddScoped<FindSearch>().AddScoped<ReadTask>().AddScoped<KeepLook>().AddScoped<PreviewAct>();
}
