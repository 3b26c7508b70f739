using System.Globalization;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Structure;

namespace Quittance.Check;

/// <summary>What was asked for. <see cref="Fault"/> is the sentence that says why nothing is done, else null.</summary>
internal sealed record CheckOptions
{
    public const string Usage = """
        quittance-check [--json] [--level N] [--as-of DATE] [--ack OUT] FILE...

        Judges X12 files: what is wrong, where, why, and what clears it: levels and 999 as `quittance check` has them, without its partners, batches and 277CA.

          --json       print one JSON document to standard output and nothing else
          --level N    judge up to this SNIP level, 1 to 7
          --as-of DATE from level 4 on: judge as of this day (yyyy-MM-dd) instead of the day on which the file was made
          --ack OUT    write the 999 (or the TA1, when the envelope is rejected) to this file

        Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be done.
        """;

    public IReadOnlyList<string> Files { get; private init; } = [];
    public int Level { get; private init; } = FileCheck.HighestLevel;
    public DateOnly? AsOf { get; private init; }
    public string? Ack { get; private init; }
    public bool Json { get; private init; }
    public bool Help { get; private init; }
    public string? Fault { get; private init; }

    public static CheckOptions Of(IReadOnlyList<string> args)
    {
        var options = new CheckOptions();
        var files = new List<string>();
        var namesOnly = false;
        for (var i = 0; i < args.Count; i++)
        {
            var (word, value) = namesOnly ? (args[i], null) : Split(args[i]);
            if (namesOnly || !word.StartsWith('-'))
            {
                files.Add(args[i]);
                continue;
            }
            if (word is "--level" or "--as-of" or "--ack" && value is null)
            {
                if (i + 1 == args.Count) return new CheckOptions { Fault = $"{word} needs a value." };
                value = args[++i];
            }
            switch (word)
            {
                case "--": namesOnly = true; break;
                case "--json": options = options with { Json = true }; break;
                case "-h" or "--help": return new CheckOptions { Help = true };
                case "--ack": options = options with { Ack = value }; break;
                case "--level" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= FullCheck.HighestLevel:
                    options = options with { Level = level };
                    break;
                case "--as-of" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    options = options with { AsOf = day };
                    break;
                case "--as-of": return new CheckOptions { Fault = $"--as-of takes a day such as 2026-01-31, not {value}." };
                case "--level": return new CheckOptions { Fault = $"--level takes 1 to {FullCheck.HighestLevel}, not {value}." };
                default: return new CheckOptions { Fault = $"check has no option {word}." };
            }
        }
        var fault = files.Count == 0 ? "Name at least one file."
            : files.Find(f => !File.Exists(f)) is { } absent ? $"There is no file {absent}."
            : AnswerFile.WhyNot([("--ack", options.Ack)], files);
        return options with { Files = files, Fault = fault };
    }

    private static (string Word, string? Value) Split(string argument)
    {
        var at = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return at < 0 ? (argument, null) : (argument[..at], argument[(at + 1)..]);
    }
}
