using System.Diagnostics;
using Quittance.Core.X12;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Structure;

namespace Quittance.Bench.Measure;

/// <summary>What one way of reading a file cost. Peak is the growth of the working set over what it was before the first run.</summary>
internal sealed record Measured(IReadOnlyList<double> Seconds, long Items, long Findings, long PeakBytes)
{
    public double Median => Statistics.Median(Seconds);
}

/// <summary>The ways to read a file.</summary>
internal static class Reading
{
    private const int BufferBytes = 1 << 20;

    public static Measured Measure(string way, string path, int runs)
    {
        Func<string, (long Items, long Findings)> read = way switch
        {
            "plain" => Plain,
            "segments" => Segments,
            "levels" => p => Judged(p, false),
            "viewed" => Viewed,
            "judged" => p => Judged(p, true),
            "scrub" => Scrubbed.File,
            "edits" => Scrubbed.Claims,
            _ => Claims,
        };
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        // The first pass warms the disk cache and the compiler, and is not counted.
        var (items, findings) = read(path);
        List<double> seconds = [];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            read(path);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        process.Refresh();
        return new Measured(seconds, items, findings, Math.Max(0, process.PeakWorkingSet64 - before));
    }

    /// <summary>As everything here reads files: in order, without a buffer of its own.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);

    /// <summary>The yardstick: find every terminator and do nothing with it.</summary>
    private static (long Items, long Findings) Plain(string path)
    {
        using var file = Open(path);
        var buffer = new byte[BufferBytes];
        long count = 0;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            var rest = buffer.AsSpan(0, read);
            for (int at; (at = rest.IndexOf((byte)'~')) >= 0; rest = rest[(at + 1)..]) count++;
        }
        return (count, 0);
    }

    private static (long Items, long Findings) Segments(string path)
    {
        using var file = Open(path);
        using var tokenizer = new Tokenizer(file);
        long count = 0, findings = 0;
        while (tokenizer.Read())
        {
            count++;
            findings += tokenizer.Findings.Count;
        }
        return (count, findings);
    }

    /// <summary>Levels 1 to 3 and the 999, in one pass; and on the way, when wanted, the typed claims or payments.</summary>
    private static (long Items, long Findings) Judged(string path, bool withClaims)
    {
        using var file = Open(path);
        using var answer = new MemoryStream();
        long claims = 0;
        var verdict = withClaims ? FileCheck.Check(file, item => claims += item is Claim837 or ClaimPayment835 ? 1 : 0) : FileCheck.Check(file);
        SyntaxAnswer.Write(verdict, answer, 1, DateTimeOffset.UnixEpoch);
        return (withClaims ? claims : verdict.Sets.Sum(s => (long)s.Claims), verdict.Findings.Count);
    }

    /// <summary>Levels 1 to 3 and the 999, in one pass, and of every claim or payment what a person would look for, read through its view.</summary>
    private static (long Items, long Findings) Viewed(string path)
    {
        using var file = Open(path);
        using var answer = new MemoryStream();
        var views = new ReadViews();
        var verdict = FileCheck.Check(file, views);
        SyntaxAnswer.Write(verdict, answer, 1, DateTimeOffset.UnixEpoch);
        return (views.Whole, verdict.Findings.Count);
    }

    /// <summary>Typed claims or payments, each checked for its balance, and the remittances as a whole.</summary>
    private static (long Items, long Findings) Claims(string path)
    {
        using var file = Open(path);
        long count = 0, findings = 0;
        RemittanceBalance? remittance = null;
        foreach (var item in TypedReader.Read(file, new ReadLimits { HashesContent = false }))
        {
            switch (item)
            {
                case Claim837 claim:
                    count++;
                    findings += ClaimBalance.Check(claim).Count;
                    break;
                case RemittanceHeader835 head:
                    remittance = new RemittanceBalance();
                    remittance.Add(head);
                    break;
                case ClaimPayment835 payment:
                    count++;
                    remittance?.Add(payment);
                    break;
                case ProviderBalance835 balance:
                    remittance?.Add(balance);
                    break;
                case SetEnd when remittance is not null:
                    findings += remittance.Findings().Count;
                    remittance = null;
                    break;
                case ItemFinding:
                    findings++;
                    break;
            }
        }
        return (count, findings);
    }
}
