namespace Quittance.App.Exchange;

/// <summary>How much may come out of one archive. What passes a limit is refused in words, and nothing of the rest is lost.</summary>
internal sealed record ArchiveLimits(int Members, long MemberBytes, long AllBytes)
{
    /// <summary>
    /// For files that lie on this computer already: a clearinghouse's daily zip holds hundreds of members; a member larger than 4 GB no partner
    /// accepts; and 64 GB in all is more than a large group sends in a year.
    /// </summary>
    public static readonly ArchiveLimits Here = new(100_000, 4L << 30, 64L << 30);

    /// <summary>For uploads: 200 MB of X12 unpack to about 3 GB, which is a year of a group of 100.</summary>
    public static readonly ArchiveLimits Uploaded = new(10_000, 1L << 30, 3L << 30);
}

/// <summary>What is left of an archive's limit. An archive's own word about its size is not trusted: what comes out is counted.</summary>
internal sealed class ArchiveBudget(long bytes)
{
    private long _left = bytes;

    /// <summary>False once more came out than is allowed.</summary>
    public bool Take(int bytes) => Interlocked.Add(ref _left, -bytes) >= 0;
}
