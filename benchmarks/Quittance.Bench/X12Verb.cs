using System.CommandLine;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary><c>x12</c>: how fast files are read, against a plain pass over the same bytes.</summary>
internal static class X12Verb
{
    public static Command Build()
    {
        var megabytes = new Option<long>("--megabytes") { Description = "Size of the 837P and of the 835.", DefaultValueFactory = _ => 100 };
        var options = new BenchOptions();
        var command = new Command("x12", "Read an 837P and an 835: segments, typed and balanced claims, memory.") { megabytes };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            using var folder = new ScratchFolder();
            List<Figure> figures = [];
            foreach (var kind in (string[])["837P", "835"])
            {
                var path = Path.Combine(folder.Path, "big." + kind);
                Console.Error.WriteLine($"Writing the {kind} ...");
                GenerateVerb.Write(kind, path, 1, new Amount(null, parse.GetValue(megabytes) * 1_000_000));
                var size = new FileInfo(path).Length / 1e6;
                Console.Error.WriteLine($"Reading the {kind} ...");
                // One child process for each way of reading, so that the memory of one is not that of another.
                var plain = ChildProcess.Measure("plain", path, parse.GetValue(options.Runs));
                foreach (var way in (string[])["segments", "claims"])
                {
                    var measured = ChildProcess.Measure(way, path, parse.GetValue(options.Runs));
                    figures.Add(new Figure($"x12 {kind} {way}", "MB/s", size / measured.Median, size / plain.Median)
                    {
                        Items = measured.Items,
                        ItemsPerSecond = measured.Items / measured.Median,
                        PeakBytes = measured.PeakBytes,
                        Findings = measured.Findings,
                    });
                }
            }
            return options.Report(parse, "x12", figures);
        });
        return command;
    }
}
