using System.Globalization;

namespace Quittance.Bench.Measure;

/// <summary>
/// Compares ratios with those recorded in a Markdown table whose rows read <c>| name | ... | ratio |</c>. Machines differ and
/// are busy, so only a ratio under half of the recorded one counts; a figure that is not recorded is not judged.
/// </summary>
internal static class RatioGate
{
    public static IReadOnlyList<string> Check(IReadOnlyList<Figure> figures, IReadOnlyList<string> lines)
    {
        var recorded = Read(lines);
        List<string> complaints = [];
        foreach (var figure in figures)
            if (recorded.TryGetValue(figure.Name, out var ratio) && figure.Ratio < ratio / 2)
                complaints.Add(string.Create(CultureInfo.InvariantCulture, $"{figure.Name}: ratio {figure.Ratio:0.0000} is under half of the recorded {ratio:0.0000}."));
        return complaints;
    }

    private static Dictionary<string, double> Read(IReadOnlyList<string> lines)
    {
        var recorded = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l.StartsWith('|')))
        {
            var cells = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length >= 2 && double.TryParse(cells[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio)) recorded[cells[0]] = ratio;
        }
        return recorded;
    }
}
