using System.Diagnostics;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Structure;

namespace Quittance.Cli;

/// <summary>Judges one file after another by the same terms, and tells how far it is when that takes longer than a second.</summary>
internal sealed class CheckRun(CheckTerms terms, CancellationToken cancellation)
{
    public FileVerdict Check(string file, SetFollower? follower = null)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var clock = Stopwatch.StartNew();
        var next = TimeSpan.FromSeconds(1);
        var verdict = FullCheck.Check(stream, terms, progress: bytes =>
        {
            if (clock.Elapsed < next) return;
            next = clock.Elapsed + TimeSpan.FromSeconds(1);
            Tell($"{file}: {bytes >> 20} of {stream.Length >> 20} MB", clock.Elapsed);
        }, follower: follower, cancellationToken: cancellation);
        if (clock.Elapsed >= TimeSpan.FromSeconds(1)) Tell($"{file}: read in {clock.Elapsed.TotalSeconds:0.0} s", clock.Elapsed, isLast: true);
        return verdict;
    }

    // A terminal shows one line that moves; a log gets a quiet line every ten seconds and the last.
    private static void Tell(string text, TimeSpan elapsed, bool isLast = false)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write(isLast ? $"\r{text}          \n" : $"\r{text}          ");
        else if (isLast || (int)elapsed.TotalSeconds % 10 == 0) Console.Error.WriteLine(text);
    }
}
