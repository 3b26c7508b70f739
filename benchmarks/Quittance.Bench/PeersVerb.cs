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
        var runs = new Option<int>("--runs") { Description = "Runs of which the median counts.", DefaultValueFactory = _ => 3 };
        var command = new Command("peers", "Read one 837P with other readers and with ours; needs node and npm.") { megabytes, runs };
        command.SetAction(parse =>
        {
            var peers = Path.Combine(BenchOptions.Checkout(), "benchmarks", "peers");
            if (!Directory.Exists(Path.Combine(peers, "node_modules"))) ChildProcess.Output("npm", peers, "ci", "--loglevel=error");
            using var folder = new ScratchFolder();
            var path = Path.Combine(folder.Path, "peers.837P");
            GenerateVerb.Write("837P", path, 1, new Amount(null, parse.GetValue(megabytes) * 1_000_000));
            var size = new FileInfo(path).Length / 1e6;
            var times = parse.GetValue(runs);
            List<(string Name, double Speed, Measured Measured)> rows = [];
            foreach (var (way, name) in Ours) Add(name, ChildProcess.Measure(way, path, times));
            foreach (var reader in Theirs)
                Add(reader, ChildProcess.Run<Measured>("node", peers, "peers.js", reader, path, times.ToString(CultureInfo.InvariantCulture)));
            var judged = rows.First(r => r.Name == Ours[^1].Name).Speed;
            foreach (var (name, speed, measured) in rows)
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-32} {speed,9:N1} MB/s   {measured.Items,10:N0} items   peak {measured.PeakBytes / 1e6,5:N0} MB   ours judged and answered: {judged / speed:0.0} times"));
            return 0;

            void Add(string name, Measured measured) => rows.Add((name, size / measured.Median, measured));
        });
        return command;
    }
}
