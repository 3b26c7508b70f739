using System.Security.Cryptography;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Bytes gathered to be compared and hashed; the room is kept for the next time. A loop that never ends does not fill the
/// memory: what is gathered beyond the limit is replaced by its hash, which stands for it as well.
/// </summary>
internal sealed class ByteBuffer
{
    // A party's loop has some hundred bytes; 64 KiB is room for any that is not broken.
    private const int Most = 64 * 1024;

    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (Length + bytes.Length > Most && Length > SHA256.HashSizeInBytes) Fold();
        if (Length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Clear() => Length = 0;

    private void Fold()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Bytes, hash);
        hash.CopyTo(_bytes);
        Length = hash.Length;
    }
}
