using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Answers;

/// <summary>Judges a file and answers it, always at the same moment.</summary>
internal static class Answered
{
    public static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    public static FileVerdict Check(byte[] file) => FileCheck.Check(new MemoryStream(file), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The answer to a file, empty when it gets none.</summary>
    public static byte[] Bytes(byte[] file, int firstControl = 1)
    {
        using var output = new MemoryStream();
        Assert.IsType<Result<WrittenFile>.Ok>(SyntaxAnswer.Write(Check(file), output, firstControl, At));
        return output.ToArray();
    }

    /// <summary>The answer's segments, each with its terminator.</summary>
    public static IReadOnlyList<string> Lines(byte[] file) => Segments(Bytes(file));

    public static IReadOnlyList<string> Segments(byte[] file) =>
        Encoding.Latin1.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong with an answer; empty for a good one.</summary>
    public static IReadOnlyList<string> FaultsOf(byte[] answer) =>
        answer.Length == 0 ? [] : [.. Check(answer).Findings.Select(f => $"{Structure.Judged.Line(f)} {f.Message}")];
}
