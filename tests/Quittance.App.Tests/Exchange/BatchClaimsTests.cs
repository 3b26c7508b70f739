using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Tests.Exchange;

/// <summary>What cannot go is held or left out, and stops nothing else.</summary>
public abstract class BatchClaimsTests(PostgresServer? server) : VisitSuite(server)
{
    [Fact]
    public async Task A_claim_that_a_person_holds_while_its_file_is_written_stays_and_the_others_go()
    {
        var acting = await ReadyAsync();
        var clock = new Meanwhile(Clock, () => WithBillsAsync(b => b.HoldAsync(acting, "V1", "Waiting for the referral letter", Today, Cancel)));

        var batches = await InScopeAsync(db => new BatchClaims(db, Get<FieldCipher>(), Get<FileVault>(), clock).RunAsync(acting.Tenant, "test", Clock.GetUtcNow().DateTime, Cancel));

        Assert.Equal((1, 1), (Assert.Single(batches).Claims, batches[0].Control));
        Assert.Equal(["V1 P1 Held 260.00", "V2 P1 Batched 260.00"], await BillsAsync(acting));
    }

    [Fact]
    public async Task Claims_that_can_be_written_one_by_one_but_not_together_are_all_held_with_the_reason()
    {
        var acting = await ReadyAsync();
        var bills = await InScopeAsync(db => db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == acting.Tenant).ToListAsync(Cancel));
        var judged = await InScopeAsync(db => new JudgeBills(db, Get<FieldCipher>()).RunAsync(acting.Tenant, bills, Today, Cancel));
        List<(BillRow Bill, CleanClaim Clean)> going = [.. bills.Zip(judged, (bill, clean) => (bill, clean!))];

        var bytes = BatchClaims.Write(claims => claims.Count == 1 ? new byte[1] : new Result<byte[]>.Refused("claim.not-written", "Claim V2 is missing in the file."), going, new BillEvents(acting.Tenant, Today, Clock.GetUtcNow(), "test"));

        Assert.Null(bytes);
        Assert.Empty(going);
        Assert.All(bills, b => Assert.Equal((nameof(ClaimState.Held), "It cannot be written into one file with the others: Claim V2 is missing in the file."), (b.State, b.Reason)));
    }

    private async Task<Acting> ReadyAsync()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        Ok(await RecordAsync(acting, Visit("V2") with { Day = new DateOnly(2025, 6, 20) }));
        await InScopeAsync(db => new MakeClaims(db, Get<FieldCipher>(), Clock).RunAsync(acting.Tenant, "test", Today, Cancel));
        return acting;
    }

    public sealed class OnSqlite() : BatchClaimsTests(null);

    public sealed class OnPostgres(PostgresServer server) : BatchClaimsTests(server);
}
