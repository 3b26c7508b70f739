using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Quittance.App.Storage.Keys;

/// <summary>
/// Where a value stands. It is bound into the encryption, so that a value copied to another row, column or practice does
/// not open there. <paramref name="Part"/> tells the pieces of one long value apart.
/// </summary>
internal readonly record struct FieldPlace(Guid Tenant, string Table, string Column, Guid Row, int Part = 0);

/// <summary>
/// Encrypts single fields (AES-256-GCM) and makes blind indexes to look them up by. A value is: format 1, key id (4 bytes),
/// nonce (12), text, tag (16): 33 bytes more than the text. Nonces are random; with 96 bits a key should serve at most
/// 2^32 values, which is a century of a group with ten million claims a year.
/// </summary>
internal sealed class FieldCipher(KeyRing ring)
{
    private const byte Format = 1;
    private const int NonceAt = 5;
    private const int TextAt = NonceAt + 12;
    private const int TagBytes = 16;
    private const int StackBytes = 512;
    private const int IndexBytes = 16;

    /// <summary>Bytes that encryption adds.</summary>
    public const int Overhead = TextAt + TagBytes;

    public byte[] Encrypt(string text, in FieldPlace place)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        byte[]? rented = null;
        Span<byte> plain = length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        plain = plain[..length];
        Encoding.UTF8.GetBytes(text, plain);
        var key = ring.Current;
        var sealedBytes = Seal(key, key.Fields, plain, place);
        plain.Clear();
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return sealedBytes;
    }

    public string Decrypt(byte[] cipher, in FieldPlace place)
    {
        var length = Math.Max(0, cipher.Length - Overhead);
        byte[]? rented = null;
        Span<byte> plain = length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        plain = plain[..length];
        Open(KeyOf(cipher, place).Fields, cipher, plain, place);
        var text = Encoding.UTF8.GetString(plain);
        plain.Clear();
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>Encrypts a piece of a file, under a key that fields do not use.</summary>
    public byte[] EncryptPiece(ReadOnlySpan<byte> piece, in FieldPlace place)
    {
        var key = ring.Current;
        return Seal(key, key.Files, piece, place);
    }

    /// <summary>Opens a piece of a file into <paramref name="piece"/> and answers its length.</summary>
    public int DecryptPiece(ReadOnlySpan<byte> cipher, Span<byte> piece, in FieldPlace place)
    {
        var length = Math.Max(0, cipher.Length - Overhead);
        if (piece.Length < length) throw Changed(place, null);
        Open(KeyOf(cipher, place).Files, cipher, piece[..length], place);
        return length;
    }

    /// <summary>
    /// The same text with the same purpose and practice always gives the same 16 bytes, from which nothing can be read
    /// without the key. The caller brings the text into one spelling first.
    /// </summary>
    public byte[] Index(string text, string purpose, Guid tenant = default)
    {
        var length = 16 + Encoding.UTF8.GetByteCount(purpose) + 1 + Encoding.UTF8.GetByteCount(text);
        byte[]? rented = null;
        Span<byte> data = length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        data = data[..length];
        tenant.TryWriteBytes(data);
        var at = 16 + Encoding.UTF8.GetBytes(purpose, data[16..]);
        data[at++] = 0;
        Encoding.UTF8.GetBytes(text, data[at..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(ring.IndexKey, data, full);
        data.Clear();
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        // Half of it: a chance meeting of two among a billion values stays under one in 10^20.
        return full[..IndexBytes].ToArray();
    }

    private static byte[] Seal(RingKey key, AesGcm cipher, ReadOnlySpan<byte> plain, in FieldPlace place)
    {
        var output = new byte[plain.Length + Overhead];
        output[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(output.AsSpan(1), key.Id);
        var nonce = output.AsSpan(NonceAt, TextAt - NonceAt);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[BoundBytes(place)];
        Bind(bound, place);
        cipher.Encrypt(nonce, plain, output.AsSpan(TextAt, plain.Length), output.AsSpan(TextAt + plain.Length), bound);
        return output;
    }

    private static void Open(AesGcm cipher, ReadOnlySpan<byte> input, Span<byte> plain, in FieldPlace place)
    {
        Span<byte> bound = stackalloc byte[BoundBytes(place)];
        Bind(bound, place);
        try
        {
            cipher.Decrypt(input[NonceAt..TextAt], input.Slice(TextAt, plain.Length), input[^TagBytes..], plain, bound);
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw Changed(place, fault);
        }
    }

    private RingKey KeyOf(ReadOnlySpan<byte> cipher, in FieldPlace place) => cipher.Length >= Overhead && cipher[0] == Format
        ? ring.Find(BinaryPrimitives.ReadUInt32BigEndian(cipher[1..]))
        : throw Changed(place, null);

    private static KeyRingException Changed(in FieldPlace place, Exception? inner) => new(
        $"The encrypted {place.Table}.{place.Column} of row {place.Row} does not open. It was changed or moved, or the key ring is not this database's own.", inner);

    // Names of tables and columns are ASCII and at most 63 bytes each, the limit of PostgreSQL.
    private static int BoundBytes(in FieldPlace place) => 16 + 16 + 4 + 1 + place.Table.Length + place.Column.Length;

    private static void Bind(Span<byte> bound, in FieldPlace place)
    {
        place.Tenant.TryWriteBytes(bound);
        place.Row.TryWriteBytes(bound[16..]);
        BinaryPrimitives.WriteInt32BigEndian(bound[32..], place.Part);
        var at = 36 + Encoding.ASCII.GetBytes(place.Table, bound[36..]);
        bound[at++] = 0;
        Encoding.ASCII.GetBytes(place.Column, bound[at..]);
    }
}
