using System.Security.Cryptography;

namespace Quittance.Core.X12.Writing;

/// <summary>
/// A hash over everything that a file says, claim by claim with head and levels, that does not depend on how the claims are put into sets and
/// files: without control numbers, HL numbers and the batch's own reference. Files go in one after another.
/// </summary>
internal sealed class SplitProof(ReadLimits limits) : ISplitVisitor, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Claims so far.</summary>
    public long Claims { get; private set; }

    /// <summary>Adds a file; false when it cannot be read as it should.</summary>
    public bool Add(Stream stream, CancellationToken cancellation = default)
    {
        var walk = new SplitWalk(limits, this);
        walk.Run(stream, cancellation);
        return walk.Refusal is null;
    }

    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    // Headers and trailers are left out: where sets begin and end, and their numbers, is what a split changes.
    public void Envelope(in Segment segment) { }

    public void Claim(SplitWalk walk)
    {
        Claims++;
        Around(walk);
        foreach (var segment in walk.Claim) Append(segment.Bytes);
    }

    public void BareLevel(SplitWalk walk)
    {
        Append("bare"u8);
        Around(walk);
    }

    public void Other(in Segment segment) => Append(segment.Bytes);

    private void Around(SplitWalk walk)
    {
        foreach (var segment in walk.Head)
        {
            if (segment.Segment.Key != SegmentKey.Bht)
            {
                Append(segment.Bytes);
                continue;
            }
            for (var n = 1; n <= segment.Segment.Count; n++)
                if (n != FileSplit.ReferenceElement) Append(segment.Segment[n].Bytes);
        }
        foreach (var level in walk.Path)
        {
            Append(level.Hl.Segment[3].Bytes);
            foreach (var segment in level.Segments) Append(segment.Bytes);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        // A byte that ends it, so that nothing moves from one to the next unseen.
        _hash.AppendData([0x1C]);
    }
}
