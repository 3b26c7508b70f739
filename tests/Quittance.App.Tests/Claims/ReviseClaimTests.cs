using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Model;

namespace Quittance.App.Tests.Claims;

/// <summary>A claim that waits is mended as what it is, for the payer that it now goes to.</summary>
public abstract class ReviseClaimTests(PostgresServer? server) : VisitSuite(server)
{
    [Fact]
    public async Task A_replacement_that_is_held_and_mended_is_a_replacement_still()
    {
        var acting = await DecidedAsync();

        Assert.Equal(nameof(ClaimState.Held), Ok(await CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["E119", "E119"]))));
        Assert.Equal(nameof(ClaimState.Ready), Ok(await CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["I10"]))));

        Assert.Equal(["V1 P1 Sent 260.00", "V1 P7 Ready 260.00"], await BillsAsync(acting));
        await RoundAsync(acting);
        Assert.Contains("CLM*V1*260***11:B:7*", Sent[^1], StringComparison.Ordinal);
        Assert.Contains("REF*F8*ICNV1~", Sent[^1], StringComparison.Ordinal);
        Assert.Contains("HI*ABK:I10~", Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_void_that_waits_is_not_corrected()
    {
        var acting = await DecidedAsync();
        Ok(await VoidAsync(acting, "V1"));

        Assert.Equal("revision.void-waits", Code(await CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["I10"]))));

        Assert.Equal(["V1 P1 Sent 260.00", "V1 P8 Ready 260.00"], await BillsAsync(acting));
        await RoundAsync(acting);
        Assert.Contains("CLM*V1*260***11:B:8*", Sent[^1], StringComparison.Ordinal);
        Assert.Contains("HI*ABK:E119~", Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_that_another_payer_decided_is_not_replaced_at_the_new_one()
    {
        var acting = await DecidedAsync();
        await CoveredByBetaAsync(acting);

        Assert.Equal("revision.payer", Code(await CorrectAsync(acting, "V1", new VisitChange())));

        Assert.Equal(["V1 P1 Sent 260.00"], await BillsAsync(acting));
    }

    [Fact]
    public async Task A_claim_that_is_mended_after_the_coverage_changed_goes_into_the_new_payers_file()
    {
        var acting = await SetUpAsync();
        Ok(await InScopeAsync(db => new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("BETA", "BETA PLAN", "PRACTICE", "BETA", Home.At("beta/out"), Home.At("beta/in")) { PayerIds = ["PAY02"] }, Cancel)));
        Ok(await RecordAsync(acting, Visit("V1")));
        await MakeAsync(acting);
        await CoveredByBetaAsync(acting);

        Assert.Equal(nameof(ClaimState.Ready), Ok(await CorrectAsync(acting, "V1", new VisitChange())));
        await RoundAsync(acting);

        Assert.Empty(Sent);
        Assert.Contains("NM1*PR*2*BETA PLAN*****PI*PAY02~", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(Home.At("beta/out"))), Cancel), StringComparison.Ordinal);
        Assert.Equal("PAY02", await InScopeAsync(db => db.Set<BillRow>().Where(b => b.TenantId == acting.Tenant).Select(b => b.PayerId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Two_that_change_a_claim_at_once_are_told_so()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await MakeAsync(acting);
        var clock = new Meanwhile(Clock, () => WithBillsAsync(b => b.HoldAsync(acting, "V1", "Waiting for the referral letter", Today, Cancel)));

        Assert.Equal("bill.changed", Code(await InScopeAsync(db => new ReviseClaim(db, Get<FieldCipher>(), clock).CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["I10"]), Today, Cancel))));

        Assert.Equal(["V1 P1 Held 260.00"], await BillsAsync(acting));
        Assert.Contains("E119", (await InScopeAsync(db => db.Set<VisitRow>().AsNoTracking().SingleAsync(v => v.TenantId == acting.Tenant, Cancel))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_void_a_claim_at_once_make_one_void()
    {
        var acting = await DecidedAsync();
        var clock = new Meanwhile(Clock, () => VoidAsync(acting, "V1"));

        Assert.Equal("bill.changed", Code(await InScopeAsync(db => new ReviseClaim(db, Get<FieldCipher>(), clock).VoidAsync(acting, "V1", Today, Cancel))));

        Assert.Equal(["V1 P1 Sent 260.00", "V1 P8 Ready 260.00"], await BillsAsync(acting));
    }

    private async Task<Acting> DecidedAsync()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);
        Answer("era.835", Paid(921, "20250720", "V1"));
        await RoundAsync(acting);
        Clock.Advance(TimeSpan.FromDays(30));
        return acting;
    }

    private Task CoveredByBetaAsync(Acting acting) =>
        PatientAsync(acting, "C1", Alex, new CoverageFacts(1, "PAY01", "M1001", new(2025, 1, 1), new(2025, 5, 31)), new CoverageFacts(1, "PAY02", "M2002", new(2025, 6, 1)));

    private Task<ClaimsMade> MakeAsync(Acting acting) => InScopeAsync(db => new MakeClaims(db, Get<FieldCipher>(), Clock).RunAsync(acting.Tenant, "test", Today, Cancel));

    public sealed class OnSqlite() : ReviseClaimTests(null);

    public sealed class OnPostgres(PostgresServer server) : ReviseClaimTests(server);
}
