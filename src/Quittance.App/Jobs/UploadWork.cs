using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Quittance.App.Jobs;

/// <summary>Runs the import of uploads for as long as the web is served.</summary>
internal sealed class UploadWork(ImportUploads uploads, UploadBell bell, ILogger<UploadWork> log) : BackgroundService
{
    /// <summary>Another host may have queued something, and its bell does not ring here.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>While another import runs; it says nothing when it ends.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start waits for what runs before the first await.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Look;
            try
            {
                if (!await uploads.RunAsync(stoppingToken)) pause = LookAgain;
                await bell.WaitAsync(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database is away or locked; the rows stay, and the next look finds them.
                log.LogError("The import of uploads pauses: {Kind}", fault.GetType().Name);
                await bell.WaitAsync(Look, CancellationToken.None);
            }
        }
    }
}
