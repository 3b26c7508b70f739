using System.CommandLine;
using Quittance.Check;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Scrubbing.Partners;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Cli;

/// <summary><c>check FILE...</c>: reads X12 files and judges them.</summary>
internal static class CheckVerb
{
    public const int Done = 0, Wrong = 1, CannotDo = 2;

    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "X12 files of any kind.", Arity = ArgumentArity.ZeroOrMore };
        var level = new Option<int>("--level") { Description = "Judge up to this SNIP level, 1 to 7.", DefaultValueFactory = _ => FileCheck.HighestLevel };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "From level 4 on: judge as of this day instead of the day on which the file was made, yyyy-MM-dd.", HelpName = "DATE" };
        var ack = new Option<string?>("--ack") { Description = "Write the 999 (or the TA1, when the envelope is rejected) to this file.", HelpName = "OUT" };
        var ca = new Option<string?>("--ca") { Description = "Write the 277CA, which accepts or rejects each claim of an accepted 837, to this file.", HelpName = "OUT" };
        var batch = new Option<string?>("--batch") { Description = "Check the files that this file names, one a line; one JSON document a line comes out in the same order.", HelpName = "FILE" };
        var partner = new Option<string?>("--partner") { Description = "Judge by this partner's profile: what it forgives, and what it asks for.", HelpName = "PROFILE" };
        var command = new Command("check", "Judge X12 files: what is wrong, where, and what clears it.") { files, level, partner, asOf, ack, ca, batch };
        command.SetAction((parse, cancellation) =>
        {
            var asked = parse.GetValue(files)!;
            if (parse.GetValue(level) is (< 1 or > FullCheck.HighestLevel) and var wrong) return Task.FromResult(Refuse($"--level takes 1 to {FullCheck.HighestLevel}, not {wrong}."));
            var terms = new CheckTerms { Level = parse.GetValue(level), AsOf = parse.GetValue(asOf), Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime) };
            if (parse.GetValue(partner) is { } path)
            {
                if (Partner(path) is not { } profile) return Task.FromResult(CannotDo);
                // Who names a partner and no level wants its terms, not all that lies between.
                var isOnlyPartner = parse.GetResult(level) is null or { Implicit: true };
                terms = terms with { Partner = profile, OnlyPartnerAboveSums = isOnlyPartner, Level = isOnlyPartner ? FullCheck.HighestLevel : terms.Level };
            }
            var run = new FileRun(terms, cancellation);
            if (parse.GetValue(batch) is not { } list)
            {
                var answers = new Answers(parse.GetValue(ack), parse.GetValue(ca));
                string[] read = parse.GetValue(partner) is { } profileRead ? [.. asked, profileRead] : asked;
                return Task.FromResult(asked.Length == 0 ? Refuse("check needs a FILE, or --batch with a file that names some.")
                    : AnswerFile.WhyNot([("--ack", answers.Ack), ("--ca", answers.Ca)], read) is { } why ? Refuse(why)
                    : Run(asked, run, answers, parse.GetValue(GlobalOptions.Json)));
            }
            if (string.IsNullOrWhiteSpace(list)) return Task.FromResult(Refuse("--batch needs the name of a file that names files, or - for standard input."));
            if (asked.Length > 0 || parse.GetValue(ack) is not null || parse.GetValue(ca) is not null) return Task.FromResult(Refuse("--batch stands alone: neither files beside it nor --ack or --ca."));
            return Task.FromResult(CheckBatch.Run(list, run, Console.Out));
        });
        return command;
    }

    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return CannotDo;
    }

    private static PartnerProfile? Partner(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Refuse(string.IsNullOrWhiteSpace(path) ? "--partner needs the name of a profile." : $"There is no partner profile {path}.");
                return null;
            }
            var (profile, faults) = PartnerProfileReader.ReadFile(path);
            foreach (var fault in faults) Refuse(fault.ToString());
            return profile;
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            Refuse(fault.Message);
            return null;
        }
    }

    private static int Run(string[] files, FileRun run, Answers answers, bool json)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } absent)
            return Refuse(absent.StartsWith("--", StringComparison.Ordinal) ? $"check has no option {absent}." : $"There is no file {absent}.");
        var checkedFiles = new List<(string File, FileVerdict Verdict)>();
        var isAnswered = true;
        try
        {
            using var claims = answers.Ca is null ? null : new ClaimAnswerFile(answers.Ca, TimeProvider.System.GetLocalNow());
            foreach (var file in files)
            {
                using var trail = claims?.Follow();
                var verdict = run.Check(file, trail);
                checkedFiles.Add((file, verdict));
                if (trail is null || claims!.Answer(verdict, trail) is not Result<WrittenFile>.Refused refused) continue;
                Console.Error.WriteLine($"The claims of {file} cannot be answered: {refused.Sentence}");
                isAnswered = false;
            }
            if (isAnswered && claims?.Finish() == false)
                Console.Error.WriteLine("No claim is answered: only claims of an 837 that its 999 accepts are, when it names who sent it, who receives it and who bills.");
            if (answers.Ack is not null) isAnswered &= SyntaxAnswerFile.Write(checkedFiles, answers.Ack, TimeProvider.System.GetLocalNow(), Console.Error);
        }
        catch (OperationCanceledException)
        {
            return Refuse("Stopped before the end; nothing was changed.");
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            return Refuse(fault.Message);
        }
        if (json) CheckJson.Write(Console.Out, checkedFiles);
        else CheckText.Write(Console.Out, checkedFiles);
        return isAnswered && !checkedFiles.Exists(c => c.Verdict.HasErrors) ? Done : Wrong;
    }

    /// <summary>Where answers are written to; null where none is asked for.</summary>
    private sealed record Answers(string? Ack, string? Ca);
}
