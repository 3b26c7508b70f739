using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Exchange;

/// <summary>Control numbers come from the database: whoever else writes at the same moment, none is given twice.</summary>
public abstract class ControlNumberTests(PostgresServer? server) : VisitSuite(server)
{
    [Fact]
    public async Task Two_that_batch_at_once_give_no_number_twice_and_put_every_claim_into_one_file()
    {
        const int Claims = 6;
        var acting = await SetUpAsync();
        Ok(await InScopeAsync(db => new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("HUB", "PAYER HUB", "PRACTICE", "PAYERHUB", Out, In) { ClaimsPerFile = 1 }, Cancel)));
        for (var n = 1; n <= Claims; n++) Ok(await RecordAsync(acting, Visit($"V{n}") with { Day = new DateOnly(2025, 6, n) }));
        await InScopeAsync(db => new MakeClaims(db, Get<FieldCipher>(), Clock).RunAsync(acting.Tenant, "test", Today, Cancel));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => BatchAsync(acting), Cancel)));
        await BatchAsync(acting);

        var batches = await InScopeAsync(db => db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == acting.Tenant).ToListAsync(Cancel));
        var bills = await InScopeAsync(db => db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == acting.Tenant).ToListAsync(Cancel));
        Assert.Equal(Enumerable.Range(1, Claims), batches.Select(b => b.Control).Order());
        Assert.Equal(Claims, bills.Select(b => b.BatchId).Distinct().Count());
        Assert.All(batches, b => Assert.Equal(1, b.Claims));
    }

    [Fact]
    public async Task Two_processes_that_export_at_once_give_no_number_twice_and_put_every_claim_into_one_file()
    {
        const int Claims = 4;
        var acting = await SetUpAsync();
        Ok(await InScopeAsync(db => new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("HUB", "PAYER HUB", "PRACTICE", "PAYERHUB", Out, In) { ClaimsPerFile = 1 }, Cancel)));
        // The programs go by the machine's clock, and old claims are late.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        for (var n = 1; n <= Claims; n++) Ok(await RecordAsync(acting, Visit($"V{n}") with { Day = today.AddDays(-n) }));
        var program = new CommandLine(Home.Path, Options.PostgresConnection);

        var said = await Task.WhenAll(program.RunAsync("export", "claims"), program.RunAsync("export", "claims"));

        // Who comes while the other works on the same home is told so, and has taken nothing.
        Assert.All(said, s => Assert.True(s.Code == 0 || s.Error.Contains("An import is running", StringComparison.Ordinal), s.Error + s.Output));
        Assert.Contains(said, s => s.Code == 0);
        var batches = await InScopeAsync(db => db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == acting.Tenant).ToListAsync(Cancel));
        Assert.Equal(Enumerable.Range(1, Claims), batches.Select(b => b.Control).Order());
        Assert.Equal(Claims, Sent.Length);
    }

    // Who comes second finds the number taken and goes on with the next.
    private Task<IReadOnlyList<BatchRow>> BatchAsync(Acting acting) =>
        InScopeAsync(db => new BatchClaims(db, Get<FieldCipher>(), Get<FileVault>(), Clock).RunAsync(acting.Tenant, "test", Clock.GetUtcNow().DateTime, Cancel));

    public sealed class OnSqlite() : ControlNumberTests(null);

    public sealed class OnPostgres(PostgresServer server) : ControlNumberTests(server);
}
