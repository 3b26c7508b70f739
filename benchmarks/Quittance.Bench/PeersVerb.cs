using System.CommandLine;
using System.Globalization;
using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary>
/// <c>peers</c>: other readers of X12 beside ours on one file. They are no part of the solution: <c>benchmarks/peers</c> is restored by npm when this is asked for,
/// and by nothing else.
/// </summary>
internal static class PeersVerb
{
    private static readonly (string Way, string Name)[] Ours = [("segments", "ours: segments"), ("claims", "ours: claims"), ("levels", "ours: levels 1 to 3 and the 999")];
    private static readonly string[] Theirs = ["x12-parser", "node-x12 stream", "node-x12 strict"];

    public static Command Build()
    {
        var megabytes = new Option<long>("--megabytes") { Description = "Size of the 837P.", DefaultValueFactory = _ => 10 };
        var options = new BenchOptions();
        var command = new Command("peers", "Read one 837P with other readers and with ours; needs node and npm.") { megabytes };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            var peers = Path.Combine(BenchOptions.Checkout(), "benchmarks", "peers");
            if (!Directory.Exists(Path.Combine(peers, "node_modules"))) ChildProcess.Output("npm", peers, "ci", "--loglevel=error");
            using var folder = new ScratchFolder();
            var path = Path.Combine(folder.Path, "peers.837P");
            GenerateVerb.Write("837P", path, 1, new Amount(null, parse.GetValue(megabytes) * 1_000_000));
            var size = new FileInfo(path).Length / 1e6;
            var times = parse.GetValue(options.Runs);
            // The plain pass over the same bytes is the yardstick of this run, for ours and for theirs.
            var plain = ChildProcess.Measure("plain", path, times);
            List<Figure> figures = [];
            foreach (var (way, name) in Ours) Add(name, ChildProcess.Measure(way, path, times));
            foreach (var reader in Theirs)
                Add(reader, ChildProcess.Run<Measured>("node", peers, "peers.js", reader, path, times.ToString(CultureInfo.InvariantCulture)));
            var judged = figures.First(f => f.Name == "peers " + Ours[^1].Name).Value;
            // To standard error: with --json nothing but the document goes to standard output.
            foreach (var figure in figures)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-40} ours judged and answered: {judged / figure.Value:0.0} times"));
            return options.Report(parse, "peers", figures);

            void Add(string name, Measured measured) => figures.Add(new Figure("peers " + name, "MB/s", size / measured.Median, size / plain.Median)
            {
                Items = measured.Items,
                ItemsPerSecond = measured.Items / measured.Median,
                PeakBytes = measured.PeakBytes,
                Findings = measured.Findings,
            });
        });
        return command;
    }
}
