using Quittance.Check;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Structure;

namespace Quittance.Cli;

/// <summary>Judges one file after another by the same terms, and tells how far it is when that takes longer than a second.</summary>
internal sealed class FileRun(CheckTerms terms, CancellationToken cancellation)
{
    public FileVerdict Check(string file, SetFollower? follower = null)
    {
        using var stream = InputFile.Open(file);
        return Check(file, stream, follower);
    }

    /// <summary>As above, of what lies open already. A pipe does not know how long it is.</summary>
    public FileVerdict Check(string file, Stream stream, SetFollower? follower = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        var whole = stream.CanSeek ? $" of {stream.Length >> 20}" : "";
        using var progress = new ProgressLine();
        var verdict = FullCheck.Check(stream, terms, progress: bytes => progress.Show($"{file}: {bytes >> 20}{whole} MB"), follower: follower, cancellationToken: cancellation);
        progress.Clear();
        var taken = TimeProvider.System.GetElapsedTime(start);
        if (taken >= TimeSpan.FromSeconds(1)) Console.Error.WriteLine($"{file}: read in {taken.TotalSeconds:0.0} s");
        return verdict;
    }
}
