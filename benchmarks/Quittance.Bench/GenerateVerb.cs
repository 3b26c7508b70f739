using System.CommandLine;
using System.Globalization;
using Quittance.Bench.Generate;

namespace Quittance.Bench;

/// <summary><c>generate samples|837P|835 OUT</c>: writes synthetic files, the same for the same seed.</summary>
internal static class GenerateVerb
{
    public static Command Build()
    {
        var what = new Argument<string>("WHAT") { Description = "samples (a practice's half year, into a folder), 837P or 835 (one large file)." };
        what.AcceptOnlyFromAmong("samples", "837P", "835");
        var to = new Argument<string>("OUT") { Description = "The folder or file to write." };
        var seed = new Option<long>("--seed") { Description = "Same seed, same bytes; an 837P and an 835 of one seed match.", DefaultValueFactory = _ => 1 };
        var megabytes = new Option<long?>("--megabytes") { Description = "Size of a large file; 100 when neither size nor claims are given." };
        var claims = new Option<long?>("--claims") { Description = "Claims of a large file, instead of a size." };
        var command = new Command("generate", "Write synthetic files.") { what, to, seed, megabytes, claims };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(to)!;
            if (parse.GetValue(what) == "samples")
            {
                SampleFolder.Write(path, parse.GetValue(seed));
                Console.Error.WriteLine($"Wrote the half year of seed {parse.GetValue(seed).ToString(CultureInfo.InvariantCulture)} to {path}.");
                return 0;
            }
            var count = parse.GetValue(claims);
            var amount = new Amount(count, count is null ? (parse.GetValue(megabytes) ?? 100) * 1_000_000 : null);
            var written = Write(parse.GetValue(what)!, path, parse.GetValue(seed), amount);
            Console.Error.WriteLine($"Wrote {written.ToString(CultureInfo.InvariantCulture)} claims to {path}.");
            return 0;
        });
        return command;
    }

    /// <summary>Writes a large file; gives its number of claims.</summary>
    public static long Write(string kind, string path, long seed, Amount amount)
    {
        using var file = File.Create(path);
        return kind == "837P" ? BigFiles.WriteClaims(file, seed, amount) : BigFiles.WriteRemittances(file, seed, amount);
    }
}
