using System.CommandLine;
using System.Globalization;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary>
/// <c>x12</c>: how fast files are read and judged, against a plain pass over the same bytes. With <c>--faults</c>: whether faults at known places of a large
/// file are found, placed and answered in one pass.
/// </summary>
internal static class X12Verb
{
    // Splitting, claims with their sums, judgement with its answer, and with it every claim: read where it stands, and made into a record.
    private static readonly (string Way, string Name)[] Ways = [("segments", "segments"), ("claims", "claims"), ("levels", "levels"), ("viewed", "judged and read"), ("judged", "judged claims")];

    public static Command Build()
    {
        var size = new Option<string>("--size") { Description = "Size of each file: 100m, 1g.", DefaultValueFactory = _ => "100m" };
        var faults = new Option<int>("--faults") { Description = "Instead: write an 837P with this many faults at known places, judge and answer it in one pass." };
        var options = new BenchOptions();
        var command = new Command("x12", "Read and judge an 837P and an 835: segments, claims, levels 1 to 3 with their 999, memory.") { size, faults };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            var bytes = Bytes(parse.GetValue(size)!);
            using var folder = new ScratchFolder();
            if (parse.GetValue(faults) is > 0 and var planted) return PlantedFaults.Run(folder.Path, bytes, planted, parse.GetValue(options.Json));
            List<Figure> figures = [];
            foreach (var kind in (string[])["837P", "835"])
            {
                var path = Path.Combine(folder.Path, "big." + kind);
                Console.Error.WriteLine($"Writing the {kind} ...");
                GenerateVerb.Write(kind, path, 1, new Amount(null, bytes));
                Console.Error.WriteLine($"Reading the {kind} ...");
                figures.AddRange(Measure(kind, path, parse.GetValue(options.Runs)));
            }
            return options.Report(parse, "x12", figures);
        });
        return command;
    }

    private static IEnumerable<Figure> Measure(string kind, string path, int runs)
    {
        var size = new FileInfo(path).Length / 1e6;
        // One child process for each way of reading, so that the memory of one is not that of another.
        var plain = ChildProcess.Measure("plain", path, runs);
        foreach (var (way, name) in Ways)
        {
            var measured = ChildProcess.Measure(way, path, runs);
            yield return new Figure($"x12 {kind} {name}", "MB/s", size / measured.Median, size / plain.Median)
            {
                Items = measured.Items,
                ItemsPerSecond = measured.Items / measured.Median,
                PeakBytes = measured.PeakBytes,
                Findings = measured.Findings,
            };
        }
    }

    private static long Bytes(string size)
    {
        var unit = char.ToLowerInvariant(size.Length > 0 ? size[^1] : ' ') switch { 'g' => 1_000_000_000L, 'm' => 1_000_000, _ => 0 };
        return unit > 0 && long.TryParse(size.AsSpan(0, size.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1000
            ? number * unit
            : throw new InvalidOperationException("--size takes a whole number and m or g, such as 100m.");
    }
}
