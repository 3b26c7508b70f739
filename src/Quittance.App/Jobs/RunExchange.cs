using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Jobs;

/// <summary>What one round did.</summary>
internal sealed record ExchangeRound(ClaimsMade Made, int NextPayers, int FilesOut, IReadOnlyList<FileReport> FilesIn);

/// <summary>
/// One round of the practice's exchange: answers taken in, claims of new visits and of next payers made and judged, ready ones batched and sent. The rows say what is
/// left, so that a round that was killed is simply run again.
/// </summary>
internal sealed class RunExchange(QuittanceDb db, FieldCipher cipher, FileVault vault, ImportFiles import, TimeProvider clock)
{
    public async Task<ExchangeRound> RunAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null)
    {
        var taken = await TakeInAsync(tenant, actor, cancellation, afterStep);
        var local = await LocalTimeAsync(tenant, cancellation);
        var made = await new MakeClaims(db, cipher, clock).RunAsync(tenant, actor, DateOnly.FromDateTime(local), cancellation);
        afterStep?.Invoke();
        var (next, sent) = await SendAsync(tenant, actor, cancellation, afterStep);
        return new ExchangeRound(made, next, sent, taken);
    }

    /// <summary>Only takes in what partners left. What an earlier round had begun to send is finished first, so that every answer finds its claim.</summary>
    public async Task<IReadOnlyList<FileReport>> TakeInAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null)
    {
        await new SendBatches(db, vault, import, clock).RunAsync(tenant, actor, cancellation, afterStep);
        return await new PickUpAnswers(db, import).RunAsync(tenant, actor, cancellation, afterStep);
    }

    /// <summary>Only sends: next payers' claims are made, ready claims batched, files handed over.</summary>
    public async Task<(int NextPayers, int FilesOut)> SendAsync(Guid tenant, string actor, CancellationToken cancellation, Action? afterStep = null, string? partner = null)
    {
        var local = await LocalTimeAsync(tenant, cancellation);
        var next = await new BillNextPayer(db, cipher, clock).RunAsync(tenant, actor, DateOnly.FromDateTime(local), cancellation);
        afterStep?.Invoke();
        await new BatchClaims(db, cipher, vault, clock).RunAsync(tenant, actor, local, cancellation, partner);
        afterStep?.Invoke();
        return (next, await new SendBatches(db, vault, import, clock).RunAsync(tenant, actor, cancellation, afterStep));
    }

    private async Task<DateTime> LocalTimeAsync(Guid tenant, CancellationToken cancellation)
    {
        var zone = await db.Tenants.AsNoTracking().Where(t => t.Id == tenant).Select(t => t.TimeZone).SingleAsync(cancellation);
        return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
    }
}
