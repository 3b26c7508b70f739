namespace Quittance.Bench.Measure;

internal static class Statistics
{
    /// <summary>The middle value; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>A folder that is gone when the bench is.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("quittance-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
