using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Vault;

namespace Quittance.Web.Tests.Exchange;

public sealed class FilePageTests
{
    [Fact]
    public async Task A_file_that_the_practice_sent_is_said_to_be_sent_and_not_received()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        await using var scope = site.App.Services.CreateAsyncScope();
        var tenant = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Tenants.Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken);
        var given = new GivenFile("july.837", () => new MemoryStream(SomeFiles.Claim(), writable: false));
        var report = await scope.ServiceProvider.GetRequiredService<ImportFiles>().RunAsync(new Import(tenant, [given], "test") { Direction = FileDirection.Out }, null, TestContext.Current.CancellationToken);

        var page = await biller.TextAsync($"/files/{Assert.Single(report.Files).Id:N}");

        Assert.Contains("july.837", page, StringComparison.Ordinal);
        Assert.Contains("· sent ", page, StringComparison.Ordinal);
        Assert.Contains("Sent, and its claims are loaded.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("received", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Each time it came", page, StringComparison.Ordinal);
    }
}
