using System.Collections.Concurrent;

namespace Quittance.App.Queues;

/// <summary>
/// Counts and sums of lists, kept for a few seconds a practice. They may be dropped at any time: they are asked again. What a person does
/// drops their practice's at once; an import shows after <see cref="Freshness"/>.
/// </summary>
internal sealed class FreshFigures(TimeProvider clock)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    /// <summary>A figure takes about 200 bytes; this many are two megabytes.</summary>
    private const int Kept = 10_000;

    private readonly ConcurrentDictionary<(Guid Tenant, string Key), (DateTimeOffset Until, Task<object> Value)> _figures = new();

    /// <summary>The figure under a key, asked at most once in its time even when many want it at once.</summary>
    public async Task<T> GetAsync<T>(Guid tenant, string key, Func<Task<T>> ask) where T : class
    {
        var now = clock.GetUtcNow();
        if (_figures.TryGetValue((tenant, key), out var kept) && kept.Until > now && kept.Value is { IsFaulted: false, IsCanceled: false })
            return (T)await kept.Value;
        if (_figures.Count >= Kept) _figures.Clear();
        var value = AskAsync(ask);
        _figures[(tenant, key)] = (now + Freshness, value);
        try
        {
            return (T)await value;
        }
        catch
        {
            _figures.TryRemove((tenant, key), out _);
            throw;
        }
    }

    public void Drop(Guid tenant)
    {
        foreach (var key in _figures.Keys.Where(k => k.Tenant == tenant)) _figures.TryRemove(key, out _);
    }

    private static async Task<object> AskAsync<T>(Func<Task<T>> ask) where T : class => await ask();
}
