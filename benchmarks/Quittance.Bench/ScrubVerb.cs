using System.CommandLine;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary><c>scrub</c>: how fast claims are judged by all edits, as they come from a file and when they are read already.</summary>
internal static class ScrubVerb
{
    public static Command Build()
    {
        var claims = new Option<long>("--claims") { Description = "Claims of the 837P.", DefaultValueFactory = _ => 50_000 };
        var options = new BenchOptions();
        var command = new Command("scrub", "Scrub an 837P: claims judged a second, with reading and without.") { claims };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            using var folder = new ScratchFolder();
            var path = Path.Combine(folder.Path, "big.837P");
            Console.Error.WriteLine("Writing the 837P ...");
            GenerateVerb.Write("837P", path, 1, new Amount(parse.GetValue(claims), null));
            Console.Error.WriteLine("Scrubbing ...");
            var plain = ChildProcess.Measure("plain", path, parse.GetValue(options.Runs));
            List<Figure> figures = [];
            foreach (var way in (string[])["scrub", "edits"])
            {
                var measured = ChildProcess.Measure(way, path, parse.GetValue(options.Runs));
                figures.Add(new Figure(way == "scrub" ? "scrub file" : "scrub claims read already", "claims/s", measured.Items / measured.Median, measured.Items / plain.Median)
                {
                    Items = measured.Items,
                    ItemsPerSecond = measured.Items / measured.Median,
                    PeakBytes = measured.PeakBytes,
                    Findings = measured.Findings,
                });
            }
            return options.Report(parse, "scrub", figures);
        });
        return command;
    }
}
