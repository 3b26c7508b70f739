using System.CommandLine;
using Quittance.Check;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Cli;

/// <summary><c>scrub FILE.837</c>: judges every professional claim of the files by all edits, the claims before it being its history.</summary>
internal static class ScrubVerb
{
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "837P files.", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Judge as of this day instead of today, yyyy-MM-dd.", HelpName = "DATE" };
        var command = new Command("scrub", "Judge every claim before it goes out: what is wrong, on which line, and what clears it.") { files, asOf };
        command.SetAction((parse, cancellation) =>
        {
            var day = parse.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            return Task.FromResult(Run(parse, parse.GetValue(files)!, day, cancellation));
        });
        return command;
    }

    private static int Run(ParseResult parse, string[] files, DateOnly asOf, CancellationToken cancellation)
    {
        var output = parse.InvocationConfiguration.Output;
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } absent)
            return Fail(parse, absent.StartsWith("--", StringComparison.Ordinal) ? $"scrub has no option {absent}." : $"There is no file {absent}.");
        try
        {
            // Nothing is printed before it is known that every file can be scrubbed: half a document helps nobody.
            foreach (var file in files)
                if (WhyNot(file, cancellation) is { } sentence) return Fail(parse, sentence);
            using IScrubOutput document = parse.GetValue(GlobalOptions.Json) ? new ScrubJson(output) : new ScrubText(output);
            var history = new ClaimHistory();
            var unreadable = false;
            foreach (var file in files) unreadable |= Scrub(parse, file, asOf, history, document, cancellation);
            document.Finish();
            return document.HasErrors || unreadable ? Verb.Refused : Verb.Done;
        }
        catch (OperationCanceledException)
        {
            return Fail(parse, "Stopped before the end; nothing was changed.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(parse, fault.Message);
        }
    }

    /// <summary>True when parts of the file could not be read as what they should be, so that claims may be missing or half.</summary>
    private static bool Scrub(ParseResult parse, string file, DateOnly asOf, ClaimHistory history, IScrubOutput document, CancellationToken cancellation)
    {
        var faults = 0;
        SortedSet<string> others = new(StringComparer.Ordinal);
        using var stream = InputFile.Open(file);
        foreach (var item in TypedReader.Read(stream, new ReadLimits { HashesContent = false }))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (item)
            {
                case Claim837 claim:
                    document.Add(claim, EditCatalog.Runner.Run(claim, history.Of(claim), asOf));
                    history.Add(claim);
                    if (claim.MayBeCut) parse.Tell($"{file} ends inside its last claim, which may lack lines.");
                    break;
                case ItemFinding { Finding.Severity: Severity.Error }:
                    faults++;
                    break;
                case SetStart set when set.Type != "837P":
                    others.Add(set.Type);
                    break;
                default:
                    break;
            }
        }
        if (faults > 0) parse.Tell($"{file} has {faults} {(faults == 1 ? "fault" : "faults")} in its syntax or structure; check names {(faults == 1 ? "it" : "them")}.");
        if (others.Count > 0) parse.Tell($"{file} also holds {string.Join(", ", others)}, which scrub passes over.");
        return faults > 0;
    }

    /// <summary>Reads until the first professional claim; a sentence when there is none.</summary>
    private static string? WhyNot(string file, CancellationToken cancellation)
    {
        using var stream = InputFile.Open(file);
        var isX12 = false;
        SortedSet<string> kinds = new(StringComparer.Ordinal);
        foreach (var item in TypedReader.Read(stream, new ReadLimits { HashesContent = false }))
        {
            cancellation.ThrowIfCancellationRequested();
            if (item is Claim837) return null;
            isX12 |= item is InterchangeStart;
            if (item is SetStart set) kinds.Add(set.Type);
        }
        if (!isX12) return $"{file} is not an X12 file: it holds no ISA segment that can be read.";
        if (kinds.Count == 0) return $"{file} is an X12 file without any transaction set, so there is no claim to scrub.";
        return kinds.Contains("837P") ? $"{file} holds an 837P without a claim in it." : $"{file} holds no professional claims (837P); it holds {string.Join(", ", kinds)}.";
    }

    private static int Fail(ParseResult parse, string sentence)
    {
        parse.Tell(sentence);
        return Verb.Failed;
    }
}
