using System.Globalization;
using System.Text.Json;
using Quittance.Bench.Generate;

namespace Quittance.Bench.Measure;

/// <summary>
/// Writes an 837P, puts faults at known places, judges and answers it in one pass of a process of its own, and compares what was found and answered with
/// what was put there.
/// </summary>
internal static class PlantedFaults
{
    /// <summary>What came of one planted fault.</summary>
    private sealed record Outcome(string Set, int Position, long Offset, string Segment, string Answer, bool IsFound, bool IsPlaced, bool IsAnswered)
    {
        public bool IsRight => IsFound && IsPlaced && IsAnswered;
    }

    /// <summary>Prints what came of each fault; 0 when all of them, and nothing else, were found, placed and answered.</summary>
    public static int Run(string folder, long bytes, int faults, bool json)
    {
        string path = Path.Combine(folder, "faults.837P"), answer = Path.Combine(folder, "faults.999");
        Console.Error.WriteLine("Writing the 837P ...");
        GenerateVerb.Write("837P", path, 1, new Amount(null, bytes));
        var planted = FaultPlanter.Plant(path, faults);
        Console.Error.WriteLine("Judging it ...");
        var judged = ChildProcess.Ourselves<JudgedFile>("measure", "answered", path, "--answer", answer);
        var lines = File.ReadAllText(answer).Split('~', StringSplitOptions.TrimEntries);
        var size = new FileInfo(path).Length / 1e6;
        var outcomes = planted.Select(fault => new Outcome(fault.Set, fault.Position, fault.Offset, fault.AnswerSegment, fault.Answer,
            judged.Findings.Any(f => f.Segment == fault.Segment && f.Element == fault.Element && f.AckCode == fault.AckCode),
            judged.Findings.Any(f => f.Offset == fault.Offset && f.Position == fault.Position && f.Segment == fault.Segment && f.Element == fault.Element),
            IsAnswered(lines, fault))).ToList();
        var right = outcomes.Count(o => o.IsRight);
        var result = lines.FirstOrDefault(l => l.StartsWith("AK9*", StringComparison.Ordinal));
        var sets = planted.Select(f => f.Set).Distinct(StringComparer.Ordinal).Count();
        var isWhole = judged.Findings.Count == faults && result == Invariant($"AK9*P*{judged.Sets}*{judged.Sets}*{judged.Sets - sets}");
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new
            {
                bench = "x12 faults",
                megabytes = size,
                judged.Sets,
                judged.Claims,
                judged.Seconds,
                judged.PeakBytes,
                faults = outcomes,
                right,
                findings = judged.Findings.Count,
                result,
                isWhole,
            }, BenchOptions.Web));
        else
        {
            Write($"{size:N0} MB, {judged.Sets:N0} sets, {judged.Claims:N0} claims in {judged.Seconds:0.0} s: {size / judged.Seconds:N0} MB/s with levels 1 to 3 and the 999; peak of the process {judged.PeakBytes / 1048576.0:N0} MiB");
            foreach (var o in outcomes)
                Write($"  set {o.Set} segment {o.Position} byte {o.Offset}: {o.Segment} {o.Answer}: {(o.IsFound ? "found" : "NOT FOUND")}, {(o.IsPlaced ? "placed" : "NOT PLACED")}, {(o.IsAnswered ? "answered" : "NOT ANSWERED")}");
            Write($"{right} of {faults} right, {judged.Findings.Count} findings in all, {result}");
        }
        return right == faults && isWhole ? 0 : 1;
    }

    /// <summary>True when the set's part of the answer rejects it, points at the segment and element, and names the claim.</summary>
    private static bool IsAnswered(string[] lines, PlantedFault fault)
    {
        var from = Array.FindIndex(lines, l => l.StartsWith("AK2*837*" + fault.Set + "*", StringComparison.Ordinal));
        if (from < 0) return false;
        var to = Array.FindIndex(lines, from, l => l.StartsWith("IK5*", StringComparison.Ordinal));
        if (to < 0 || !lines[to].StartsWith("IK5*R", StringComparison.Ordinal)) return false;
        var segment = Array.IndexOf(lines, fault.AnswerSegment, from, to - from);
        if (segment < 0) return false;
        var next = Array.FindIndex(lines, segment + 1, l => l.StartsWith("IK3*", StringComparison.Ordinal) || l.StartsWith("IK5*", StringComparison.Ordinal));
        var part = lines[segment..next];
        return (fault.Claim is null || part.Contains("CTX*CLM01:" + fault.Claim, StringComparer.Ordinal)) && (fault.Answer.Length == 0 || part.Contains(fault.Answer, StringComparer.Ordinal));
    }

    private static void Write(FormattableString text) => Console.Out.WriteLine(Invariant(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
