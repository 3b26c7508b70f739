using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Scrubbing;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Scrubbing;

/// <summary>The worst finding of a claim, by which the queue sorts and filters, counts only what nobody let pass.</summary>
public abstract class WorstFindingTests(PostgresServer? server) : ImportSuite(server)
{
    public sealed class OnSqlite() : WorstFindingTests(null);
    public sealed class OnPostgres(PostgresServer server) : WorstFindingTests(server);

    private static readonly Given Sent = new("1.837", X12Text.Claims(new(331, "20250304"), new Bill("E1", 100) { Frequency = "7" }));

    [Fact]
    public async Task An_overridden_finding_is_no_longer_the_worst_and_is_again_after_the_undo()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, Sent);
        var stops = (await FindingsAsync(practice)).FindAll(f => f.Finding.Severity == Severity.Error);
        Assert.NotEmpty(stops);
        Assert.Equal((3, stops[0].Finding.Id), await WorstAsync(practice));

        foreach (var stop in stops) Assert.IsType<Result<ClaimFinding>.Ok>(await OverrideAsync(practice, stop.Key));
        var next = (await FindingsAsync(practice)).FirstOrDefault(f => f.Override is null)?.Finding;
        Assert.Equal((next is null ? 0 : (int)next.Severity + 1, next?.Id ?? ""), await WorstAsync(practice));

        Assert.IsType<Result<ClaimFinding>.Ok>(await UndoAsync(practice, stops[0].Key));
        Assert.Equal((3, stops[0].Finding.Id), await WorstAsync(practice));
    }

    [Fact]
    public async Task Settling_the_claim_again_leaves_an_override_in_force()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, Sent);
        foreach (var stop in (await FindingsAsync(practice)).Where(f => f.Finding.Severity == Severity.Error)) Assert.IsType<Result<ClaimFinding>.Ok>(await OverrideAsync(practice, stop.Key));
        var before = await WorstAsync(practice);
        Assert.True(before.Severity < 3);

        await ImportAsync(practice, new Given("2.835", X12Text.Remittance(new(332, "20250320"), new Decided("E1", "1", 100, 80, "CO*45*20"))));

        Assert.Equal(before, await WorstAsync(practice));
    }

    private Task<ClaimRow> ClaimAsync(Guid practice) => InScopeAsync(db => db.Set<ClaimRow>().AsNoTracking().SingleAsync(c => c.TenantId == practice, Cancel));

    private async Task<(int Severity, string Id)> WorstAsync(Guid practice)
    {
        var claim = await ClaimAsync(practice);
        return (claim.FindingSeverity, claim.FindingId);
    }

    private async Task<List<ClaimFinding>> FindingsAsync(Guid practice)
    {
        var claim = await ClaimAsync(practice);
        return await InScopeAsync(db => new ReadFindings(db, Get<FieldCipher>()).RunAsync(practice, claim.NumberId, claim.Ordinal, Cancel));
    }

    private async Task<Result<ClaimFinding>> OverrideAsync(Guid practice, string key)
    {
        var claim = await ClaimAsync(practice);
        return await InScopeAsync(db => new OverrideFinding(db, Get<FieldCipher>(), Clock, new ReadFindings(db, Get<FieldCipher>()))
            .RunAsync(Somebody(practice), claim.Id, key, "The payer asked for it in this form.", Cancel));
    }

    private async Task<Result<ClaimFinding>> UndoAsync(Guid practice, string key)
    {
        var claim = await ClaimAsync(practice);
        return await InScopeAsync(db => new UndoOverride(db, Get<FieldCipher>(), Clock, new ReadFindings(db, Get<FieldCipher>())).RunAsync(Somebody(practice), claim.Id, key, Cancel));
    }

    private static Acting Somebody(Guid practice) => new(practice, practice);
}
