using System.CommandLine;
using System.Diagnostics;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Cli;

/// <summary><c>check FILE...</c>: reads X12 files and judges them.</summary>
internal static class CheckVerb
{
    private const int Done = 0, Wrong = 1, CannotDo = 2;
    private const int HighestSnip = 7;

    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "X12 files of any kind.", Arity = ArgumentArity.OneOrMore };
        var level = new Option<int>("--level") { Description = "Judge up to this SNIP level, 1 to 7.", DefaultValueFactory = _ => FileCheck.HighestLevel };
        var ack = new Option<string?>("--ack") { Description = "Write the 999 (or the TA1, when the envelope is rejected) to this file." };
        var ca = new Option<string?>("--ca") { Description = "Write the 277CA, which accepts or rejects each claim of an accepted 837, to this file." };
        var command = new Command("check", "Judge X12 files: what is wrong, where, and what clears it.") { files, level, ack, ca };
        command.SetAction((parse, cancellation) => Task.FromResult(
            Run(parse.GetValue(files)!, parse.GetValue(level), parse.GetValue(ack), parse.GetValue(ca), parse.GetValue(GlobalOptions.Json), cancellation)));
        return command;
    }

    private static int Run(string[] files, int level, string? ack, string? ca, bool json, CancellationToken cancellation)
    {
        if (level is < 1 or > HighestSnip) return Refuse($"--level takes 1 to {HighestSnip}, not {level}.");
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } absent)
            return Refuse(absent.StartsWith("--", StringComparison.Ordinal) ? $"check has no option {absent}." : $"There is no file {absent}.");
        var checkedFiles = new List<(string File, FileVerdict Verdict)>();
        try
        {
            using var claims = ca is null ? null : new ClaimAnswerFile(ca, TimeProvider.System.GetLocalNow());
            foreach (var file in files)
            {
                using var trail = claims?.Follow();
                var verdict = Check(file, level, trail, cancellation);
                checkedFiles.Add((file, verdict));
                if (trail is not null && claims!.Answer(verdict, trail) is Result<WrittenFile>.Refused refused)
                    return Refuse($"The claims of {file} cannot be answered: {refused.Sentence}");
            }
            if (claims?.Finish() == false) Console.Error.WriteLine("No claim is answered: only claims of an 837 that its 999 accepts are.");
            if (ack is not null && !Answer(checkedFiles, ack)) return CannotDo;
        }
        catch (OperationCanceledException)
        {
            return Refuse("Stopped before the end; nothing was changed.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(fault.Message);
        }
        if (json) CheckJson.Write(Console.Out, checkedFiles);
        else CheckText.Write(Console.Out, checkedFiles);
        return checkedFiles.Exists(c => c.Verdict.HasErrors) ? Wrong : Done;
    }

    private static FileVerdict Check(string file, int level, ClaimTrail? trail, CancellationToken cancellation)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var clock = Stopwatch.StartNew();
        var next = TimeSpan.FromSeconds(1);
        var verdict = FileCheck.Check(stream, level, progress: bytes =>
        {
            if (clock.Elapsed < next) return;
            next = clock.Elapsed + TimeSpan.FromSeconds(1);
            Tell($"{file}: {bytes >> 20} of {stream.Length >> 20} MB", clock.Elapsed);
        }, follower: trail, cancellationToken: cancellation);
        if (clock.Elapsed >= TimeSpan.FromSeconds(1)) Tell($"{file}: read in {clock.Elapsed.TotalSeconds:0.0} s", clock.Elapsed, isLast: true);
        return verdict;
    }

    // A terminal shows one line that moves; a log gets a quiet line every ten seconds and the last.
    private static void Tell(string text, TimeSpan elapsed, bool isLast = false)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write(isLast ? $"\r{text}          \n" : $"\r{text}          ");
        else if (isLast || (int)elapsed.TotalSeconds % 10 == 0) Console.Error.WriteLine(text);
    }

    private static bool Answer(List<(string File, FileVerdict Verdict)> files, string path)
    {
        var at = TimeProvider.System.GetLocalNow();
        var written = 0;
        using var answers = new MemoryStream();
        foreach (var (file, verdict) in files)
        {
            if (SyntaxAnswer.Write(verdict, answers, written + 1, at) is Result<WrittenFile>.Refused refused)
            {
                Refuse($"{file} cannot be answered: {refused.Sentence}");
                return false;
            }
            written += verdict.Interchanges.Count;
        }
        if (answers.Length == 0)
        {
            Console.Error.WriteLine("Nothing here is answered: a 999 is never answered, and without an ISA there is nobody to answer.");
            return true;
        }
        File.WriteAllBytes(path, answers.ToArray());
        return true;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return CannotDo;
    }
}
