using System.Diagnostics;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;

namespace Quittance.Bench.Measure;

/// <summary>A finding by its place.</summary>
internal sealed record FoundFault(string? Segment, int? Position, long? Offset, int? Element, string? AckCode);

/// <summary>What judging and answering one file in one pass gave. The peak is that of the whole process.</summary>
internal sealed record JudgedFile(double Seconds, long PeakBytes, int Sets, long Claims, IReadOnlyList<FoundFault> Findings)
{
    /// <summary>Judges the file and writes its answer.</summary>
    public static JudgedFile Of(string path, string answer)
    {
        var start = Stopwatch.GetTimestamp();
        FileVerdict verdict;
        using (var file = Reading.Open(path)) verdict = FileCheck.Check(file);
        using (var to = File.Create(answer))
            if (SyntaxAnswer.Write(verdict, to, 1, DateTimeOffset.UnixEpoch) is Result<Core.X12.Writing.WrittenFile>.Refused refused) throw new InvalidOperationException(refused.Sentence);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new JudgedFile(seconds, process.PeakWorkingSet64, verdict.Sets.Count, verdict.Sets.Sum(s => (long)s.Claims),
            [.. verdict.Findings.Select(f => new FoundFault(f.Segment, f.SegmentPosition, f.ByteOffset, f.Element, f.AckCode))]);
    }
}
