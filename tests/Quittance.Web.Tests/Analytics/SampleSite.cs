using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;

namespace Quittance.Web.Tests.Analytics;

/// <summary>The demo's practice with the samples imported, on the last day of their story.</summary>
internal static class SampleSite
{

    public static async Task<(Site Site, Guid Tenant)> StartAsync()
    {
        var clock = new HandClock();
        clock.Pass(new DateTimeOffset(2025, 12, 31, 17, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        var site = await Site.StartAsync(demo: true, more: builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await using var scope = site.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<QuittanceDb>();
        var tenant = (await db.Tenants.OrderBy(t => t.Code).FirstAsync()).Id;
        var files = FilesGiven.List([Path.Combine(Checkout(), "samples", "practice")]);
        await new ImportFiles(db, services.GetRequiredService<FileVault>(), services.GetRequiredService<FieldCipher>(), clock)
            .RunAsync(new Import(tenant, [.. files], "test"), null, TestContext.Current.CancellationToken);
        return (site, tenant);
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
