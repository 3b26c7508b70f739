using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Quittance.App.Storage.Backup;

/// <summary>
/// The start of an encrypted archive: what it is, how its key comes from the passphrase, and a check value by which a wrong
/// passphrase is told from a damaged file.
/// </summary>
internal sealed class SealedHeader
{
    public const int Bytes = CheckAt + 32;

    /// <summary>PBKDF2 with HMAC-SHA256; 600,000 is the floor that OWASP names for it, and takes a fraction of a second.</summary>
    public const int Iterations = 800_000;

    /// <summary>A file that asks for more would only keep the reader busy.</summary>
    private const int MostIterations = 20_000_000;
    private const int SaltAt = 13;
    private const int SaltBytes = 16;
    private const int CheckAt = SaltAt + SaltBytes;

    private static ReadOnlySpan<byte> Magic => "QTBACKUP"u8;

    private SealedHeader(byte[] content, byte[] key)
    {
        Content = content;
        Key = key;
    }

    /// <summary>The header's bytes; every chunk is bound to them.</summary>
    public byte[] Content { get; }

    public byte[] Key { get; }

    public static SealedHeader Create(string passphrase)
    {
        var content = new byte[Bytes];
        Magic.CopyTo(content);
        content[8] = 1;
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(9), Iterations);
        RandomNumberGenerator.Fill(content.AsSpan(SaltAt, SaltBytes));
        var (key, check) = Derive(passphrase, content);
        check.CopyTo(content.AsSpan(CheckAt));
        return new SealedHeader(content, key);
    }

    public static SealedHeader Read(Stream file, string passphrase)
    {
        var content = new byte[Bytes];
        if (file.ReadAtLeast(content, Bytes, throwOnEndOfStream: false) < Bytes || !content.AsSpan().StartsWith(Magic))
        {
            throw new BackupException("This file is not a backup made by quittance, or only its first bytes are there.");
        }
        if (content[8] != 1) throw new BackupException("This backup was made by a later version of quittance. Use that version.");
        if (BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(9)) is < 100_000 or > MostIterations) throw new BackupException("The backup's first bytes are damaged.");
        var (key, check) = Derive(passphrase, content);
        return CryptographicOperations.FixedTimeEquals(check, content.AsSpan(CheckAt))
            ? new SealedHeader(content, key)
            : throw new BackupException("That is not the passphrase of this backup.");
    }

    private static (byte[] Key, byte[] Check) Derive(string passphrase, byte[] content)
    {
        var salt = content.AsSpan(SaltAt, SaltBytes);
        var iterations = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(9));
        var root = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, iterations, HashAlgorithmName.SHA256, 32);
        var key = HKDF.Expand(HashAlgorithmName.SHA256, root, 32, "archive"u8.ToArray());
        var checkKey = HKDF.Expand(HashAlgorithmName.SHA256, root, 32, "check"u8.ToArray());
        return (key, HMACSHA256.HashData(checkKey, content.AsSpan(0, CheckAt)));
    }
}
