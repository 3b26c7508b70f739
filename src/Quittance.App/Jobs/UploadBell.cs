using System.Collections.Concurrent;

namespace Quittance.App.Jobs;

/// <summary>
/// Wakes the work when something is left to do, and knows how far it is. Both may be lost: the rows say what is left, and the work also
/// looks by itself now and then.
/// </summary>
internal sealed class UploadBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly ConcurrentDictionary<Guid, ImportProgress> _progress = new();

    /// <summary>Another program imports into this home folder, so ours waits.</summary>
    public bool WaitsForAnother { get; set; }

    public void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellation) => _bell.WaitAsync(most, cancellation);

    public void Tell(Guid upload, ImportProgress progress) => _progress[upload] = progress;

    public ImportProgress? Of(Guid upload) => _progress.TryGetValue(upload, out var progress) ? progress : null;

    public void Forget(Guid upload) => _progress.TryRemove(upload, out _);

    public void Dispose() => _bell.Dispose();
}
