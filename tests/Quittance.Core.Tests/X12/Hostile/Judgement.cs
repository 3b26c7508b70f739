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

    private Func<Stream> _open = () => Stream.Null;
    private ReadLimits _limits = ReadLimits.Default;

    private static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Ids => [.. Verdict.Findings.Select(f => f.Id).Distinct(StringComparer.Ordinal)];

    public static Judgement Of(string text, ReadLimits? limits = null) => Of(() => new MemoryStream(Sample.Bytes(text)), limits);

    public static Judgement Of(Func<Stream> open, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        var kept = Kept(() => Check(open, limits), out var verdict);
        using var answer = new MemoryStream();
        var result = SyntaxAnswer.Write(verdict, answer, 1, At);
        // The typed reading meets the same file; that it ends, and keeps to its limit, is what is asked of it.
        using (var stream = open()) Assert.InRange(TypedReader.Read(stream, limits).Count(i => i is ItemFinding), 0, limits.Findings + Above);
        Assert.InRange(verdict.Findings.Count, 1, limits.Findings + Above);
        Assert.IsType<Result<WrittenFile>.Ok>(result);
        return new Judgement(verdict, result, answer.Length, kept) { _open = open, _limits = limits };
    }

    /// <summary>
    /// Fails when a judgement keeps more than this. What the first one left in pools of buffers is found again by the next and is none of it, so
    /// what seems too much is measured again.
    /// </summary>
    public void KeepsAtMost(long bytes)
    {
        var kept = KeptBytes;
        for (var again = 0; again < 3 && kept > bytes; again++) kept = Kept(() => Check(_open, _limits), out _);
        Assert.InRange(kept, long.MinValue, bytes);
    }

    private static FileVerdict Check(Func<Stream> open, ReadLimits limits)
    {
        using var stream = open();
        return FileCheck.Check(stream, limits: limits, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static long Kept(Func<FileVerdict> judge, out FileVerdict verdict)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        verdict = judge();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }
}
