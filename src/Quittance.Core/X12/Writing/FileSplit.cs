using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Writing;

/// <summary>How large the parts of a file may be.</summary>
public sealed record SplitLimits
{
    /// <summary>Claims (CLM of an 837, INS of an 834) in one set; null takes what the guides recommend: 5,000 and 10,000.</summary>
    public int? ClaimsPerSet { get; init; }

    /// <summary>Bytes of one file; null puts all sets of an interchange into one.</summary>
    public long? BytesPerFile { get; init; }

    /// <summary>Interchange control number of the first part, the next ones follow; null begins with the number of the file itself.</summary>
    public int? FirstControl { get; init; }
}

/// <summary>The parts that a file was split into.</summary>
public sealed record SplitParts(IReadOnlyList<WrittenFile> Files, int Sets, long Claims, int NextControl);

/// <summary>
/// Splits files of claims by size: sets of at most so many claims, files of at most so many bytes. Each set gets the head of its set and the levels
/// that its claims hang under, numbered anew; each file has its own control number. A remittance is one payment and stays one set.
/// </summary>
public static partial class FileSplit
{
    /// <summary>BHT03: the batch's own reference, which an answer names.</summary>
    internal const int ReferenceElement = 3;

    /// <summary>
    /// Writes the parts to the streams that <paramref name="open"/> gives for 1, 2, ... and closes them. Refused when the file has a fault, or a claim
    /// is larger than a file may be; what was written until then is to be thrown away. <paramref name="source"/> is read once and not closed.
    /// </summary>
    public static Result<SplitParts> Split(Stream source, Func<int, Stream> open, SplitLimits limits, ReadLimits? reading = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(limits);
        using var parts = new Parts(open, limits);
        var walk = new SplitWalk(reading ?? ReadLimits.Default, parts);
        parts.Walk = walk;
        walk.Run(source, cancellation);
        if (walk.Refusal is null) parts.Finish();
        return walk.Refusal is { } refused ? refused : parts.Result();
    }

    /// <summary>True when the parts, in their order, say what the file says: every claim once, under the same head and levels.</summary>
    public static bool IsWhole(Stream source, IEnumerable<Stream> parts, ReadLimits? reading = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(parts);
        using var meant = new SplitProof(reading ?? ReadLimits.Default);
        using var found = new SplitProof(reading ?? ReadLimits.Default);
        if (!meant.Add(source, cancellation)) return false;
        foreach (var part in parts)
            if (!found.Add(part, cancellation)) return false;
        return meant.Claims == found.Claims && meant.Take() == found.Take();
    }

    private static string Number(int number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
