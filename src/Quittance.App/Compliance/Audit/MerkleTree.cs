using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Quittance.App.Compliance.Audit;

/// <summary>
/// A Merkle root over leaves as they come, in memory that grows with the logarithm of their number. Shaped as in RFC 6962:
/// inner nodes are hashed with a leading 1, leaves with a leading 0, and the last subtrees may be smaller.
/// </summary>
internal sealed class MerkleTree
{
    private readonly List<(int Height, byte[] Hash)> peaks = [];

    public long Count { get; private set; }

    public void Add(byte[] leaf)
    {
        var (height, hash) = (0, leaf);
        while (peaks.Count > 0 && peaks[^1].Height == height)
        {
            hash = Node(peaks[^1].Hash, hash);
            height++;
            peaks.RemoveAt(peaks.Count - 1);
        }
        peaks.Add((height, hash));
        Count++;
    }

    /// <summary>The root; of no leaves, the hash of nothing.</summary>
    public byte[] Root()
    {
        if (peaks.Count == 0) return SHA256.HashData([]);
        var root = peaks[^1].Hash;
        for (var at = peaks.Count - 2; at >= 0; at--) root = Node(peaks[at].Hash, root);
        return root;
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> both = stackalloc byte[65];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[33..]);
        return SHA256.HashData(both);
    }
}

/// <summary>A sealed block. Its chain value stands for every row up to it.</summary>
internal sealed record AuditBlock(long Number, long SealedMs, long RowCount, byte[] Root, byte[] Previous)
{
    public const int HashBytes = 32;

    public static readonly byte[] BeforeTheFirst = new byte[HashBytes];

    public byte[] Chain()
    {
        Span<byte> all = stackalloc byte[1 + 3 * 8 + 2 * HashBytes];
        all[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(all[1..], Number);
        BinaryPrimitives.WriteInt64BigEndian(all[9..], SealedMs);
        BinaryPrimitives.WriteInt64BigEndian(all[17..], RowCount);
        Root.CopyTo(all[25..]);
        Previous.CopyTo(all[57..]);
        return SHA256.HashData(all);
    }
}
