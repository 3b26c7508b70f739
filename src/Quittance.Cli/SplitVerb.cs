using System.CommandLine;
using System.Globalization;
using Quittance.Check;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Writing;

namespace Quittance.Cli;

/// <summary><c>split FILE OUT</c>: takes a file of claims apart by size, and compares what the parts say with what the file said.</summary>
internal static class SplitVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "An 837 or 834 file; sets of other kinds stay whole." };
        var output = new Argument<string>("OUT") { Description = "The folder that the parts are written to; it is made when it is not there." };
        var claims = new Option<int?>("--claims") { Description = "Most claims in one set; without it what the guides recommend: 5,000 claims, 10,000 members.", HelpName = "N" };
        var bytes = new Option<long?>("--bytes") { Description = "Most bytes of one file; without it each interchange stays one file.", HelpName = "N" };
        var control = new Option<int?>("--control") { Description = "Interchange control number of the first part; without it that of the file. The next ones follow.", HelpName = "N" };
        var command = new Command("split", "Take a file of claims apart by claims or size; nothing is lost, and every part is a file of its own.") { file, output, claims, bytes, control };
        command.SetAction((parse, cancellation) =>
        {
            var limits = new SplitLimits { ClaimsPerSet = parse.GetValue(claims), BytesPerFile = parse.GetValue(bytes), FirstControl = parse.GetValue(control) };
            return Task.FromResult(Run(parse, parse.GetValue(file)!, parse.GetValue(output)!, limits, cancellation));
        });
        return command;
    }

    private static int Run(ParseResult parse, string file, string folder, SplitLimits limits, CancellationToken cancellation)
    {
        foreach (var word in (string[])[file, folder])
            if (word.StartsWith("--", StringComparison.Ordinal)) return Fail(parse, $"split has no option {word}.");
        if (string.IsNullOrWhiteSpace(folder)) return Fail(parse, "OUT needs the name of a folder.");
        if (!File.Exists(file)) return Fail(parse, $"There is no file {file}.");
        if (limits.ClaimsPerSet is < 1) return Fail(parse, "--claims takes 1 or more.");
        if (limits.BytesPerFile is < 1) return Fail(parse, "--bytes takes 1 or more.");
        if (limits.FirstControl is < 1 or > 999_999_999) return Fail(parse, "--control takes 1 to 999999999.");
        List<string> paths = [];
        try
        {
            Directory.CreateDirectory(folder);
            string Name(int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}-{number:000}{Path.GetExtension(file)}"));
            if (File.Exists(Name(1))) return Fail(parse, $"{Name(1)} is there already; nothing is written over.");
            using var source = InputFile.Open(file);
            var result = FileSplit.Split(source, number =>
            {
                // Only what this run made is removed when it fails, never a file that stood there.
                var path = Name(number);
                var part = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                paths.Add(path);
                return part;
            }, limits, cancellation: cancellation);
            if (result is Result<SplitParts>.Refused refused)
            {
                Remove(paths);
                return parse.Refuse(refused.Sentence);
            }
            if (!IsWhole(file, paths, cancellation))
            {
                Remove(paths);
                return parse.Refuse("The parts do not say what the file says, so they were thrown away.");
            }
            Print(parse, ((Result<SplitParts>.Ok)result).Value, paths);
            return Verb.Done;
        }
        catch (OperationCanceledException)
        {
            Remove(paths);
            return Fail(parse, "Stopped before the end; nothing was kept.");
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            Remove(paths);
            return Fail(parse, fault.Message);
        }
    }

    private static bool IsWhole(string file, List<string> paths, CancellationToken cancellation)
    {
        using var source = InputFile.Open(file);
        return FileSplit.IsWhole(source, Parts(paths), cancellation: cancellation);
    }

    private static IEnumerable<Stream> Parts(List<string> paths)
    {
        foreach (var path in paths)
        {
            using var part = InputFile.Open(path);
            yield return part;
        }
    }

    private static void Print(ParseResult parse, SplitParts parts, List<string> paths)
    {
        if (!parse.GetValue(GlobalOptions.Json))
        {
            for (var n = 0; n < paths.Count; n++)
                parse.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{paths[n]}: {parts.Files[n].Sets} sets, {parts.Files[n].Bytes:N0} bytes"));
            parse.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{parts.Claims:N0} claims in {parts.Sets} sets and {parts.Files.Count} files; the next free control number is {parts.NextControl}."));
            return;
        }
        JsonOut.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            for (var n = 0; n < paths.Count; n++)
            {
                json.WriteStartObject();
                json.WriteString("file", paths[n]);
                json.WriteNumber("sets", parts.Files[n].Sets);
                json.WriteNumber("bytes", parts.Files[n].Bytes);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("claims", parts.Claims);
            json.WriteNumber("sets", parts.Sets);
            json.WriteNumber("nextControl", parts.NextControl);
            json.WriteEndObject();
        });
    }

    private static void Remove(List<string> paths)
    {
        foreach (var path in paths) File.Delete(path);
    }

    private static int Fail(ParseResult parse, string sentence)
    {
        parse.Tell(sentence);
        return Verb.Failed;
    }
}
