using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>What <c>check</c> tells a person: per file its sets, then each kind of finding with its places and its remedy.</summary>
public static class CheckText
{
    // More places of one kind than this are counted only; --json has them all.
    private const int PlacesShown = 10;

    /// <summary>Writes the verdicts one after the other. A value that a person could be known by is never in a finding, so neither is it here.</summary>
    public static void Write(TextWriter output, IEnumerable<(string File, FileVerdict Verdict)> files)
    {
        foreach (var (file, verdict) in files)
        {
            output.WriteLine(file);
            foreach (var set in verdict.Sets) output.WriteLine(Line(set));
            foreach (var kind in verdict.Findings.GroupBy(f => (f.Id, f.Severity, f.Level)).OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Level))
                Write(output, [.. kind]);
            foreach (var term in verdict.Relaxed) output.WriteLine(Text($"  {term.Partner} takes {term.Id} {(term.To is { } to ? $"as {Weight(to).ToLowerInvariant()}" : "for nothing")}, {term.Count} times here: {term.Reason} ({term.Source})."));
            foreach (var level in verdict.NotJudged) output.WriteLine(Text($"  Level {level.Level} not judged: {level.Reason}."));
            output.WriteLine(Summary(verdict));
        }
    }

    private static string Line(SetVerdict set)
    {
        var claims = set.Claims > 0 ? Text($", {set.Claims} {(set.Claims == 1 ? "claim" : "claims")}") : "";
        return Text($"  {set.Start.Type} {set.Start.Guide}, set {set.Start.Control}{claims}: {(set.IsAccepted ? "accepted" : "rejected")}, clean up to SNIP level {set.Snip}");
    }

    private static void Write(TextWriter output, IReadOnlyList<Finding> kind)
    {
        var first = kind[0];
        var weight = Weight(first.Severity);
        output.WriteLine();
        output.WriteLine(Text($"  {weight}: {first.Id}, level {first.Level}{(kind.Count > 1 ? Text($", {kind.Count} times") : "")}"));
        foreach (var finding in kind.Take(PlacesShown))
        {
            output.WriteLine(Text($"    {finding.Message}"));
            output.WriteLine(Text($"      at {Place(finding)}{(finding.Value is { } value ? $", found: {value}" : "")}{(finding.Expected is { } right ? $", expected: {right}" : "")}"));
        }
        if (kind.Count > PlacesShown) output.WriteLine(Text($"    and {kind.Count - PlacesShown} more; --json lists them all"));
        if (first.Clears is { } clears) output.WriteLine(Text($"    What clears it: {clears}"));
        if (first.Source is { } source) output.WriteLine(Text($"    Source: {source}"));
    }

    private static string Weight(Severity severity) => severity switch { Severity.Error => "Stop", Severity.Warning => "Warning", _ => "Note" };

    private static string Place(Finding finding)
    {
        var parts = new List<string>();
        if (finding.Transaction is { } transaction) parts.Add($"set {transaction}");
        if (finding.SegmentPosition is { } position) parts.Add(Text($"segment {position}{(finding.Segment is { } id ? $" ({id})" : "")}"));
        if (finding.Line is { } line) parts.Add(Text($"line {line}"));
        if (finding.Loop is { } loop) parts.Add($"loop {loop}");
        if (finding.ByteOffset is { } offset) parts.Add(Text($"byte {offset}"));
        return parts.Count == 0 ? "the file" : string.Join(", ", parts);
    }

    private static string Summary(FileVerdict verdict)
    {
        var errors = verdict.Findings.Count(f => f.Severity == Severity.Error);
        var warnings = verdict.Findings.Count(f => f.Severity == Severity.Warning);
        return errors + warnings == 0 ? "  Nothing wrong found." : Text($"\n  {errors} to correct, {warnings} to look at.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
