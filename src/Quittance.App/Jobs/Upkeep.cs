using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quittance.App.Compliance.Audit;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Jobs;

/// <summary>What a served installation does by itself: seals the audit trail, and at night removes what was left half stored.</summary>
internal sealed class Upkeep(SealAudit seal, FileVault vault, TimeProvider clock, ILogger<Upkeep> log) : BackgroundService
{
    /// <summary>Rows that are not sealed yet could be removed unseen, so not for long; oftener would make blocks of a few rows.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Three in the morning in New York, midnight in Los Angeles, in winter.</summary>
    private const int NightHour = 8;

    /// <summary>No upload takes a day, so what is older was left by a process that died.</summary>
    private static readonly TimeSpan HalfStored = TimeSpan.FromDays(1);

    private DateOnly _cleaned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _cleaned = Day(clock.GetUtcNow());
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await OnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>One round. What fails is said in the log and tried again in the next.</summary>
    public async Task OnceAsync(CancellationToken cancellation)
    {
        try
        {
            await seal.RunAsync(cancellation);
            var now = clock.GetUtcNow();
            if (Day(now) <= _cleaned) return;
            await vault.CleanAsync(HalfStored, cancellation);
            _cleaned = Day(now);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("Upkeep is put off: {Kind}", fault.GetType().Name);
        }
    }

    /// <summary>The night that an instant belongs to: it changes at <see cref="NightHour"/>.</summary>
    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime.AddHours(-NightHour));
}
