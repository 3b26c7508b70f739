using System.Security.Cryptography;
using Quittance.App.Compliance.Audit;

namespace Quittance.App.Tests.Compliance;

public sealed class MerkleTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void The_root_equals_the_recursive_definition(int count)
    {
        var leaves = Enumerable.Range(0, count).Select(number => SHA256.HashData([(byte)number])).ToArray();
        var tree = new MerkleTree();

        foreach (var leaf in leaves) tree.Add(leaf);

        Assert.Equal(Recursive(leaves), tree.Root());
        Assert.Equal(count, tree.Count);
    }

    [Fact]
    public void Other_order_gives_another_root()
    {
        var (a, b) = (new MerkleTree(), new MerkleTree());
        var (one, two) = (SHA256.HashData([1]), SHA256.HashData([2]));

        a.Add(one);
        a.Add(two);
        b.Add(two);
        b.Add(one);

        Assert.NotEqual(a.Root(), b.Root());
    }

    /// <summary>As RFC 6962 says it: split at the largest power of two below the count.</summary>
    private static byte[] Recursive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return SHA256.HashData([1, .. Recursive(leaves[..split]), .. Recursive(leaves[split..])]);
    }
}
