using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Storage.Vault;

/// <summary>Turns a piece of a file into what is stored and back: compressed, encrypted, hashed.</summary>
internal sealed class PieceCodec(FieldCipher cipher)
{
    /// <summary>1 MiB: small enough for constant memory and short transactions, large enough that rows do not matter.</summary>
    public const int PieceBytes = 1 << 20;

    // X12 text shrinks to a tenth at the fastest setting; slower ones gain little and would hold up an import.
    private const int Quality = 1;
    private const int Window = 20;

    public FileChunk Pack(Guid tenant, Guid file, int ordinal, ReadOnlySpan<byte> piece)
    {
        var room = ArrayPool<byte>.Shared.Rent(Math.Max(16, piece.Length));
        try
        {
            // A piece that does not get smaller, such as one of a zip, does not fit the room and is stored as it is.
            var smaller = BrotliEncoder.TryCompress(piece, room.AsSpan(0, piece.Length), out var written, Quality, Window);
            var bytes = cipher.EncryptPiece(smaller ? room.AsSpan(0, written) : piece, Place(tenant, file, ordinal));
            return new FileChunk
            {
                TenantId = tenant,
                FileId = file,
                Ordinal = ordinal,
                PlainLength = piece.Length,
                IsCompressed = smaller,
                Sha256 = SHA256.HashData(bytes),
                Bytes = bytes,
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    /// <summary>Opens a piece into the buffer and answers its length. Throws when a byte of it was changed.</summary>
    public int Unpack(FileChunk chunk, byte[] buffer)
    {
        var place = Place(chunk.TenantId, chunk.FileId, chunk.Ordinal);
        if (chunk.PlainLength is < 0 or > PieceBytes || chunk.Bytes.Length > PieceBytes + FieldCipher.Overhead) throw Damaged(chunk, null);
        var room = chunk.IsCompressed ? ArrayPool<byte>.Shared.Rent(PieceBytes) : buffer;
        try
        {
            var length = cipher.DecryptPiece(chunk.Bytes, room, place);
            if (chunk.IsCompressed && !BrotliDecoder.TryDecompress(room.AsSpan(0, length), buffer, out length)) throw Damaged(chunk, null);
            return length == chunk.PlainLength ? length : throw Damaged(chunk, null);
        }
        catch (KeyRingException fault)
        {
            throw Damaged(chunk, fault);
        }
        finally
        {
            if (chunk.IsCompressed) ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    private static FieldPlace Place(Guid tenant, Guid file, int ordinal) => new(tenant, "file_chunks", "bytes", file, ordinal);

    private static VaultException Damaged(FileChunk chunk, Exception? inner) =>
        new($"Piece {chunk.Ordinal + 1} of stored file {chunk.FileId} is damaged or does not fit the key ring. Restore it from a backup.", inner);
}

/// <summary>A stored file is not what it should be. The message names ids only.</summary>
internal sealed class VaultException(string message, Exception? inner = null) : Exception(message, inner);
