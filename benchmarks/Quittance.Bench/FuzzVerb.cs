using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Quittance.Bench.Fuzz;
using SharpFuzz;

namespace Quittance.Bench;

/// <summary><c>fuzz</c>: changes files without end and tries the laws of reading, judging, answering and writing on each.</summary>
internal static class FuzzVerb
{
    private const int Clean = 0, Broken = 1, Hung = 3;
    private const string Instrumented = "QUITTANCE_FUZZ_INSTRUMENTED";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Build()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 1 };
        var inputs = new Option<long?>("--inputs") { Description = "Stop after so many inputs, seeds counted, instead of after a time: a run that can be repeated to the byte.", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Same seed and inputs, same run.", DefaultValueFactory = _ => 1 };
        var corpus = new Option<string?>("--corpus") { Description = "Folder with data/x12 of published files to start from, beside our own samples.", HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "Where inputs that break a law are kept.", DefaultValueFactory = _ => "fuzz-found", HelpName = "DIR" };
        var plain = new Option<bool>("--plain") { Description = "Do not instrument: faster inputs, chosen by their findings alone." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("fuzz", "Try the laws of reading and writing X12 on files changed at random; tells what broke, made small.") { minutes, inputs, seed, corpus, output, plain, json };
        command.SetAction(parse =>
        {
            if (!parse.GetValue(plain) && Environment.GetEnvironmentVariable(Instrumented) is null) return RunInstrumented();
            // A clock would end a run on a slow machine elsewhere than on a fast one.
            var time = parse.GetValue(inputs) is null ? TimeSpan.FromMinutes(parse.GetValue(minutes)) : TimeSpan.MaxValue;
            return Run(time, parse.GetValue(inputs) ?? long.MaxValue, parse.GetValue(seed), parse.GetValue(corpus), parse.GetValue(output)!, parse.GetValue(json));
        });
        return command;
    }

    private static int Run(TimeSpan time, long inputs, ulong seed, string? corpus, string output, bool json)
    {
        void Keep(string name, byte[] input)
        {
            Directory.CreateDirectory(output);
            File.WriteAllBytes(Path.Combine(output, name), input);
        }
        var report = new FuzzRun(Seeds.All(corpus), seed).Run(time, inputs,
            progress: r => Console.Error.WriteLine(Sentence(r)),
            tell: found =>
            {
                Keep(string.Create(CultureInfo.InvariantCulture, $"{found.Law.Replace(' ', '-')}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(found.Input))[..8]}"), found.Input);
                Console.Error.WriteLine($"BROKEN {found.Law}: {found.How}\n  {Printable(found.Input)}");
            },
            hangs: input =>
            {
                Keep("hang", input);
                Console.Error.WriteLine($"HANG: an input of {input.Length} bytes, kept in {output}.");
                Environment.Exit(Hung);
            });
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new
            {
                bench = "fuzz",
                report.Seed,
                report.Seeds,
                report.Inputs,
                report.Bytes,
                report.Seconds,
                report.Branches,
                report.Kept,
                found = report.Found.Select(f => new { f.Law, f.How, input = Printable(f.Input) }),
            }, Web));
        else Console.Out.WriteLine(Sentence(report));
        return report.Found.Count == 0 ? Clean : Broken;
    }

    private static string Sentence(FuzzReport r) => string.Create(CultureInfo.InvariantCulture,
        $"{r.Inputs:N0} inputs ({r.Bytes / 1e6:N0} MB) from {r.Seeds} seeds in {r.Seconds:N0} s, {r.Branches:N0} branches, {r.Kept:N0} kept, {r.Found.Count} broken. Seed {r.Seed}.");

    private static string Printable(byte[] input)
    {
        const int Longest = 2000;
        var text = new StringBuilder();
        foreach (var value in input.Take(Longest)) text.Append(value is >= 0x20 and < 0x7F ? ((char)value).ToString() : $"\\x{value:x2}");
        return text.ToString();
    }

    /// <summary>Runs the same command in a copy of the program whose Core counts its branches.</summary>
    private static int RunInstrumented()
    {
        var folder = Directory.CreateTempSubdirectory("quittance-fuzz");
        try
        {
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(f => f.EndsWith(".dll", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            Fuzzer.Instrument(Path.Combine(folder.FullName, "Quittance.Core.dll"), name => name.StartsWith("Quittance.Core.X12", StringComparison.Ordinal), Options.Value);
            var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
            start.ArgumentList.Add(Path.Combine(folder.FullName, "Quittance.Bench.dll"));
            foreach (var word in Environment.GetCommandLineArgs().Skip(1)) start.ArgumentList.Add(word);
            start.Environment[Instrumented] = "1";
            using var child = Process.Start(start) ?? throw new InvalidOperationException("The instrumented program did not start.");
            child.WaitForExit();
            return child.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
