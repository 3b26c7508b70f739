using Microsoft.EntityFrameworkCore;

namespace Quittance.App.Storage.Vault;

/// <summary>Reads a stored file piece by piece; holds one piece in memory.</summary>
internal sealed class VaultStream(IServiceScope scope, QuittanceDb db, PieceCodec codec, StoredFile file) : Stream
{
    private readonly byte[] piece = new byte[(int)Math.Min(PieceCodec.PieceBytes, file.Length)];
    private int pieceLength;
    private int pieceOrdinal = -1;
    private long position;

    public StoredFile File => file;
    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => file.Length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty) return 0;
        var ordinal = Ordinal();
        if (ordinal != pieceOrdinal) Take(ordinal, Chunks(ordinal).SingleOrDefault());
        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.IsEmpty) return 0;
        var ordinal = Ordinal();
        if (ordinal != pieceOrdinal) Take(ordinal, await Chunks(ordinal).SingleOrDefaultAsync(cancellationToken));
        return Copy(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException("A stored file is never changed.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A stored file is never changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) scope.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        if (scope is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        await base.DisposeAsync();
    }

    private int Ordinal() => (int)(position / PieceCodec.PieceBytes);

    private IQueryable<FileChunk> Chunks(int ordinal) => db.Set<FileChunk>().AsNoTracking()
        .Where(chunk => chunk.TenantId == file.TenantId && chunk.FileId == file.Id && chunk.Ordinal == ordinal);

    private void Take(int ordinal, FileChunk? chunk)
    {
        pieceOrdinal = -1;
        var expected = (int)Math.Min(PieceCodec.PieceBytes, Length - (long)ordinal * PieceCodec.PieceBytes);
        if (chunk is null || chunk.PlainLength != expected)
        {
            throw new VaultException($"Piece {ordinal + 1} of stored file {file.Id} is missing or cut. Restore it from a backup.");
        }
        pieceLength = codec.Unpack(chunk, piece);
        pieceOrdinal = ordinal;
    }

    private int Copy(Span<byte> buffer)
    {
        var from = (int)(position % PieceCodec.PieceBytes);
        var count = Math.Min(buffer.Length, pieceLength - from);
        piece.AsSpan(from, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
