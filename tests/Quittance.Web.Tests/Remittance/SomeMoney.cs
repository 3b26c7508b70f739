using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Exchange;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests.Remittance;

/// <summary>Claims and remittances of an invented practice, imported as files are: some post, some wait, one is held, one comes under a new name.</summary>
internal static class SomeMoney
{
    /// <summary>What somebody might write into a file to hurt whoever reads it.</summary>
    public const string Script = "<SCRIPT>ALERT(1)</SCRIPT>";

    public const string Picture = "<IMG SRC=X ONERROR=ALERT(1)>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static async Task<Guid> AddAsync(Site site, string? practice = null)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var tenant = practice is null ? (await db.Tenants.OrderBy(t => t.Code).FirstAsync(Stop)).Id : Guid.CreateVersion7();
        if (practice is not null)
        {
            db.Add(new Tenant { Id = tenant, Code = practice, Name = practice });
            await db.SaveChangesAsync(Stop);
        }
        var import = new ImportFiles(db, scope.ServiceProvider.GetRequiredService<FileVault>(), scope.ServiceProvider.GetRequiredService<FieldCipher>(), TimeProvider.System);
        var report = await import.RunAsync(new Import(tenant, [.. Files().Select(f => new GivenFile(f.Name, () => new MemoryStream(Encoding.Latin1.GetBytes(f.Text), writable: false)))], "test"), null, Stop);
        Assert.True(report.LedgerBalanced);
        return tenant;
    }

    private static IEnumerable<(string Name, string Text)> Files()
    {
        var (fresh, older) = (Day(-10), Day(-75));
        yield return ("claims.837", X12Text.Claims(new(701, "20250304"), new Bill("A1", 100), new Bill("A2", 90) { Member = "M1002", Last = "MORENO-CASTELLANOS", First = "ANA LUCIA" },
            new Bill("A3", 200) { Member = "M1003", Last = "OKAFOR", First = "THOMAS" }, new Bill("A4", 150) { Member = "M1004", Last = "SORENSEN", First = "HELEN", Day = fresh },
            new Bill("A5", 80) { Member = "M1005", Last = "HARGROVE", First = "WILLIAM", Day = older }));
        yield return ("waits.835", X12Text.Remittance(new(702, "20250320"),
            new Decided("LOST", "1", 100, 80, "CO*45*20") { Member = "UNKNOWN", Last = Picture, First = "NOBODY" }, new Decided("A2", "1", 95, 60, "CO*45*35") { Member = "M1002", Last = "MORENO-CASTELLANOS", First = "ANA LUCIA" }));
        yield return ("plain.835", X12Text.Remittance(new(703, "20250321") { Provider = ("L6:INT*-5", -5) }, new Decided("A3", "1", 200, 150, "CO*45*30", "PR*1*20") { Member = "M1003", Last = "OKAFOR", First = "THOMAS" }));
        yield return ("held.835", X12Text.Remittance(new(704, "20250322") { Total = 1 }, new Decided("A4", "1", 150, 120, "CO*45*30") { Member = "M1004", Last = "SORENSEN", First = "HELEN", Day = fresh }));
        yield return ("name.835", X12Text.Remittance(new(705, "20250323") { PayerName = Script, PayerId = "NEW77", TracePayer = "1599999999" },
            new Decided("A5", "1", 80, 70, "CO*45*10") { Member = "M1005", Last = "HARGROVE", First = "WILLIAM", Day = older }));
    }

    private static string Day(int days) => Today.AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static async Task<T> AskAsync<T>(Site site, Func<QuittanceDb, Task<T>> ask)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<QuittanceDb>());
    }

    /// <summary>The payment on a claim number, as the file named it.</summary>
    public static Task<DecisionRow> DecisionAsync(Site site, Guid tenant, string number) =>
        AskAsync(site, db => db.Set<DecisionRow>().AsNoTracking().SingleAsync(d => d.TenantId == tenant && d.Number == number, Stop));

    public static Task<ClaimRow> ClaimAsync(Site site, Guid tenant, string number) =>
        AskAsync(site, db => db.Set<ClaimRow>().AsNoTracking().SingleAsync(c => c.TenantId == tenant && c.Number == number, Stop));

    public static Task<RemittanceRow> PaymentAsync(Site site, Guid tenant, string trace) =>
        AskAsync(site, db => db.Set<RemittanceRow>().AsNoTracking().SingleAsync(r => r.TenantId == tenant && r.Trace == trace, Stop));

    public static Task<PayerAliasRow> NameAsync(Site site, Guid tenant) =>
        AskAsync(site, db => db.Set<PayerAliasRow>().AsNoTracking().SingleAsync(a => a.TenantId == tenant && a.Alias == "NEW77", Stop));

    /// <summary>What an account of the ledger holds.</summary>
    public static Task<Money> BalanceAsync(Site site, Guid tenant, string account) => AskAsync(site, async db =>
        new Money((await db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == tenant && l.Account == account).ToListAsync(Stop)).Sum(l => l.Amount.Cents)));
}
