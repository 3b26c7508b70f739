using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>Files broken at random, always in the same way: whatever comes, it is judged and answered without a throw.</summary>
public class BrokenFileTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Broken_bytes_never_make_the_check_or_its_answer_throw()
    {
        var random = new Random(20260105);
        const string Bytes = "~*:^\0\n\t 0AZ9-.\u00e9";
        for (var round = 0; round < 3000; round++)
        {
            var file = Sample.Bytes(CleanClaim.File());
            for (var hits = random.Next(1, 6); hits > 0; hits--) file[random.Next(file.Length)] = (byte)Bytes[random.Next(Bytes.Length)];
            CheckAndAnswer(file);
        }
    }

    [Fact]
    public void Segments_in_any_order_never_make_the_check_throw()
    {
        var random = new Random(7);
        for (var round = 0; round < 1000; round++)
        {
            var segments = CleanClaim.Segments.Split('~', StringSplitOptions.RemoveEmptyEntries);
            random.Shuffle(segments);
            var text = string.Join('~', segments.Take(random.Next(1, segments.Length + 1))) + "~";
            CheckAndAnswer(Sample.Bytes(CleanClaim.File(text)));
        }
    }

    [Fact]
    public void A_segment_taken_out_is_always_told_and_tells_little_else()
    {
        var segments = CleanClaim.Segments.Split('~', StringSplitOptions.RemoveEmptyEntries);
        // A fault shall not become a cascade: the longest is CLM, whose claim loses its place.
        const int Most = 4;
        for (var left = 0; left < segments.Length; left++)
        {
            if (segments[left].StartsWith("N3*2", StringComparison.Ordinal) || segments[left].StartsWith("N4*", StringComparison.Ordinal) ||
                segments[left].StartsWith("DMG", StringComparison.Ordinal)) continue;
            var text = string.Concat(segments.Where((_, i) => i != left).Select(s => s + "~"));
            var findings = Judged.Findings(CleanClaim.File(text)).ConvertAll(Judged.Line);
            Assert.True(findings.Count is >= 1 and <= Most, $"{segments[left]}: {string.Join("; ", findings)}");
        }
    }

    private static void CheckAndAnswer(byte[] file)
    {
        var verdict = FileCheck.Check(new MemoryStream(file), cancellationToken: TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        Assert.NotNull(SyntaxAnswer.Write(verdict, output, 1, At));
        Assert.All(verdict.Sets, s => Assert.True(s.IsAccepted || verdict.HasErrors));
    }
}
