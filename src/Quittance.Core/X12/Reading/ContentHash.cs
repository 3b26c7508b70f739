using System.Buffers;
using System.Security.Cryptography;

namespace Quittance.Core.X12.Reading;

/// <summary>A SHA-256 over pieces that come one after another, gathered so that the hash is fed in large blocks.</summary>
internal sealed class ContentHash : IDisposable
{
    private const int Block = 32 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Block);
    private IncrementalHash? _hash;
    private int _length;
    private bool _isFed;

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > Block) Feed(_bytes.AsSpan(0, _length));
        if (bytes.Length > Block)
        {
            Feed(bytes);
            return;
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>The hash as lower-case hex, and a new beginning.</summary>
    public string Take()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (_isFed)
        {
            Feed(_bytes.AsSpan(0, _length));
            _hash!.GetHashAndReset(hash);
        }
        else SHA256.HashData(_bytes.AsSpan(0, _length), hash);
        _isFed = false;
        _length = 0;
        return Convert.ToHexStringLower(hash);
    }

    public void Dispose()
    {
        _hash?.Dispose();
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
    }

    private void Feed(scoped ReadOnlySpan<byte> bytes)
    {
        _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hash.AppendData(bytes);
        _isFed = true;
        _length = 0;
    }
}
