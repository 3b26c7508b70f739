using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Hostile;

/// <summary>A hostile file judged, answered and read: what came of it, and what it left in memory.</summary>
internal sealed record Judgement(FileVerdict Verdict, Result<WrittenFile> Answer, long AnswerBytes, long KeptBytes)
{
    // That there are more, that there are too many segments, and that there are too many sets.
    private const int Above = 3;

    private static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Ids => [.. Verdict.Findings.Select(f => f.Id).Distinct(StringComparer.Ordinal)];

    public static Judgement Of(string text, ReadLimits? limits = null) => Of(() => new MemoryStream(Sample.Bytes(text)), limits);

    public static Judgement Of(Func<Stream> open, ReadLimits? limits = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        limits ??= ReadLimits.Default;
        var before = InUse();
        FileVerdict verdict;
        using (var stream = open()) verdict = FileCheck.Check(stream, limits: limits, cancellationToken: cancellation);
        var kept = InUse() - before;
        using var answer = new MemoryStream();
        var result = SyntaxAnswer.Write(verdict, answer, 1, At);
        // The typed reading meets the same file; that it ends, and keeps to its limit, is what is asked of it.
        using (var stream = open()) Assert.InRange(TypedReader.Read(stream, limits).Count(i => i is ItemFinding), 0, limits.Findings + Above);
        Assert.InRange(verdict.Findings.Count, 1, limits.Findings + Above);
        Assert.IsType<Result<WrittenFile>.Ok>(result);
        return new Judgement(verdict, result, answer.Length, kept);
    }

    // What a test before left (finalizers, pools that are trimmed at a collection) goes in more than one collection.
    private static long InUse()
    {
        var least = long.MaxValue;
        for (var again = 0; again < 4; again++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
        }

        return least;
    }
}
