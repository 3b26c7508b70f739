using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Exchange;

/// <summary>A file leaves once, however many send at the same moment.</summary>
public abstract class SentOnceTests(PostgresServer? server) : VisitSuite(server)
{
    [Fact]
    public async Task A_file_leaves_once_when_another_sends_between_any_two_steps()
    {
        var steps = 0;
        Assert.Equal(1, await SendAsync(await BatchedAsync(), () => steps++));
        Assert.True(steps > 5, $"{steps} steps");
        for (var at = 1; at <= steps; at++)
        {
            Directory.Delete(Out, recursive: true);
            var acting = await BatchedAsync();
            var (step, taken) = (0, 0);

            await SendAsync(acting, () =>
            {
                if (++step != at) return;
                Task.Run(() => SendAsync(acting, null), Cancel).GetAwaiter().GetResult();
                taken += Take();
            });
            var left = taken + Take();

            Assert.True(left == 1, $"left {left} times when another sent at step {at}");
            Assert.Empty(Directory.EnumerateFiles(Out));
            Assert.Equal([BatchRow.Sent], await InScopeAsync(db => db.Set<BatchRow>().Where(b => b.TenantId == acting.Tenant).Select(b => b.State).ToListAsync(Cancel)));
            Assert.Equal(["V1 P1 Sent 260.00"], await BillsAsync(acting));
            Assert.Equal(["V1 Sent: charge 260.00, paid 0.00, adjusted 0.00, patient 0.00, open 260.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
        }
    }

    private async Task<Acting> BatchedAsync()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await InScopeAsync(db => new MakeClaims(db, Get<FieldCipher>(), Clock).RunAsync(acting.Tenant, "test", Today, Cancel));
        await InScopeAsync(db => new BatchClaims(db, Get<FieldCipher>(), Get<FileVault>(), Clock).RunAsync(acting.Tenant, "test", Clock.GetUtcNow().DateTime, Cancel));
        return acting;
    }

    /// <summary>The partner takes what it can read.</summary>
    private int Take()
    {
        var files = Directory.EnumerateFiles(Out, "*.837").ToList();
        files.ForEach(File.Delete);
        return files.Count;
    }

    private Task<int> SendAsync(Acting acting, Action? afterStep) => InScopeAsync(db =>
        new SendBatches(db, Get<FileVault>(), new ImportFiles(db, Get<FileVault>(), Get<FieldCipher>(), Clock), Clock).RunAsync(acting.Tenant, "test", Cancel, afterStep));

    public sealed class OnSqlite() : SentOnceTests(null);

    public sealed class OnPostgres(PostgresServer server) : SentOnceTests(server);
}
