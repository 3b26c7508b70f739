using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Quittance.Bench.Measure;

/// <summary>What every bench takes, and how it reports.</summary>
internal sealed class BenchOptions
{
    internal static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public Option<int> Runs { get; } = new("--runs") { Description = "Runs of which the median counts.", DefaultValueFactory = _ => 5 };
    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document." };
    private Option<bool> Gate { get; } = new("--gate") { Description = "Fail when a ratio is under half of the recorded one." };
    private Option<string> Recorded { get; } = new("--recorded") { Description = "Where the ratios are recorded.", DefaultValueFactory = _ => Path.Combine(Checkout(), "docs", "performance.md") };

    /// <summary>The bench may be called from any folder; the record stands in the checkout that it was built in.</summary>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }

    public void AddTo(Command command)
    {
        command.Options.Add(Runs);
        command.Options.Add(Json);
        command.Options.Add(Gate);
        command.Options.Add(Recorded);
    }

    /// <summary>Prints the figures; gives 1 when the gate does not hold.</summary>
    public int Report(ParseResult parse, string bench, IReadOnlyList<Figure> figures)
    {
        if (parse.GetValue(Json)) Console.Out.WriteLine(JsonSerializer.Serialize(new { bench, figures }, Web));
        else
            foreach (var f in figures)
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{f.Name,-32} {f.Value,12:N0} {f.Unit,-9} yardstick {f.Yardstick,12:N0}   ratio {f.Ratio:0.0000}   peak {f.PeakBytes / 1e6:N0} MB   {f.Items:N0} items, {f.Findings} findings"));
        if (!parse.GetValue(Gate)) return 0;
        var complaints = RatioGate.Check(figures, File.ReadAllLines(parse.GetValue(Recorded)!));
        foreach (var complaint in complaints) Console.Error.WriteLine(complaint);
        return complaints.Count == 0 ? 0 : 1;
    }
}
