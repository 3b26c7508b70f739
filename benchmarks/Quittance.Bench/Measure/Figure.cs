namespace Quittance.Bench.Measure;

/// <summary>One measured speed beside its yardstick. Both are medians, in the same unit.</summary>
internal sealed record Figure(string Name, string Unit, double Value, double Yardstick)
{
    public double Ratio => Value / Yardstick;
    public long Items { get; init; }
    public double? ItemsPerSecond { get; init; }
    public long PeakBytes { get; init; }
    public long Findings { get; init; }
}
