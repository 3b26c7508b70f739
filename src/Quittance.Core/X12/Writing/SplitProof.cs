using System.Security.Cryptography;

namespace Quittance.Core.X12.Writing;

/// <summary>
/// A hash over everything that a file says, claim by claim with head and levels, that does not depend on how the claims are put into sets and
/// files: without control numbers, HL numbers and the batch's own reference. Files go in one after another.
/// </summary>
internal sealed class SplitProof(ReadLimits limits) : ITrailVisitor, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Claims so far.</summary>
    public long Claims { get; private set; }

    /// <summary>Adds a file; false when it cannot be read as it should.</summary>
    public bool Add(Stream stream, CancellationToken cancellation = default)
    {
        var trail = new ClaimTrail(limits, this);
        trail.Run(stream, cancellation);
        return trail.Refusal is null;
    }

    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    // Whose set it is and by which guide; where it begins and ends is what a split changes.
    public void Envelope(in Segment segment) { }

    public void Claim(ClaimTrail trail)
    {
        Claims++;
        Around(trail);
        foreach (var segment in trail.Claim) Append(segment.Bytes);
    }

    public void BareLevel(ClaimTrail trail)
    {
        Append("bare"u8);
        Around(trail);
    }

    public void Other(in Segment segment) => Append(segment.Bytes);

    private void Around(ClaimTrail trail)
    {
        foreach (var segment in trail.Head)
        {
            if (segment.Segment.Key != SegmentKey.Bht)
            {
                Append(segment.Bytes);
                continue;
            }
            for (var n = 1; n <= segment.Segment.Count; n++)
                if (n != FileSplit.ReferenceElement) Append(segment.Segment[n].Bytes);
        }
        foreach (var level in trail.Path)
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
