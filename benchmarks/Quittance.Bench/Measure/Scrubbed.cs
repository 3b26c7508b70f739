using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Bench.Measure;

/// <summary>Claims judged by all edits.</summary>
internal static class Scrubbed
{
    private static readonly ReadLimits Limits = new() { HashesContent = false };

    // The day after the last service of the generated files, so that nothing lies in the future.
    private static readonly DateOnly AsOf = new(2026, 1, 2);

    private static (string Path, Claim837[] Claims)? _read;

    /// <summary>As the verb does it: read, judge beside the claims before, remember.</summary>
    public static (long Items, long Findings) File(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var history = new ClaimHistory();
        long count = 0, findings = 0;
        foreach (var item in TypedReader.Read(file, Limits))
        {
            if (item is not Claim837 claim) continue;
            count++;
            findings += EditCatalog.Runner.Run(claim, history.Of(claim), AsOf).Count;
            history.Add(claim);
        }
        return (count, findings);
    }

    /// <summary>The edits alone, over claims that are read in the first run, each beside one earlier claim of its patient.</summary>
    public static (long Items, long Findings) Claims(string path)
    {
        if (_read?.Path != path)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            _read = (path, [.. TypedReader.Read(file, Limits).OfType<Claim837>()]);
        }
        var claims = _read.Value.Claims;
        ReadOnlySpan<EarlierClaim> history = claims.Length == 0 ? [] : [EarlierClaim.Of(claims[0])];
        long findings = 0;
        foreach (var claim in claims) findings += EditCatalog.Runner.Run(claim, history, AsOf).Count;
        return (claims.Length, findings);
    }
}
