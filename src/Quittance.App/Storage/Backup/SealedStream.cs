using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Quittance.App.Storage.Backup;

/// <summary>
/// Chunks of 256 KiB, each AES-256-GCM under a key of this archive alone, numbered by their nonce. The last one is marked
/// inside the encryption, so that a cut file is noticed as well as a changed or reordered one.
/// </summary>
internal static class SealedChunk
{
    public const int PlainBytes = 256 * 1024;
    public const int TagBytes = 16;
    public const int FrameBytes = 5;

    public static void Nonce(Span<byte> nonce, long number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
    }

    public static byte[] Bound(byte[] header, ReadOnlySpan<byte> frame) => [.. header, .. frame];
}

/// <summary>Encrypts what is written to it. Only <see cref="Finish"/> makes the archive a whole one.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream file;
    private readonly SealedHeader header;
    private readonly AesGcm cipher;
    private readonly byte[] plain = new byte[SealedChunk.PlainBytes];
    private readonly byte[] output = new byte[SealedChunk.FrameBytes + SealedChunk.PlainBytes + SealedChunk.TagBytes];
    private int filled;
    private long number;

    public SealingStream(Stream file, string passphrase)
    {
        this.file = file;
        header = SealedHeader.Create(passphrase);
        cipher = new AesGcm(header.Key, SealedChunk.TagBytes);
        file.Write(header.Content);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk is held back until it is known whether it is the last.
            if (filled == plain.Length) WriteChunk(isLast: false);
            var count = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..count].CopyTo(plain.AsSpan(filled));
            filled += count;
            buffer = buffer[count..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public void Finish() => WriteChunk(isLast: true);

    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) cipher.Dispose();
        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        var frame = output.AsSpan(0, SealedChunk.FrameBytes);
        frame[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame[1..], filled);
        Span<byte> nonce = stackalloc byte[12];
        SealedChunk.Nonce(nonce, number++);
        var at = SealedChunk.FrameBytes;
        cipher.Encrypt(nonce, plain.AsSpan(0, filled), output.AsSpan(at, filled), output.AsSpan(at + filled, SealedChunk.TagBytes),
            SealedChunk.Bound(header.Content, frame));
        file.Write(output.AsSpan(0, at + filled + SealedChunk.TagBytes));
        filled = 0;
    }
}

/// <summary>Decrypts an archive as it is read; throws where it was changed or cut.</summary>
internal sealed class OpeningStream : Stream
{
    private readonly Stream file;
    private readonly SealedHeader header;
    private readonly AesGcm cipher;
    private readonly byte[] plain = new byte[SealedChunk.PlainBytes];
    private readonly byte[] input = new byte[SealedChunk.PlainBytes + SealedChunk.TagBytes];
    private int length;
    private int position;
    private long number;
    private bool isLast;

    public OpeningStream(Stream file, string passphrase)
    {
        this.file = file;
        header = SealedHeader.Read(file, passphrase);
        cipher = new AesGcm(header.Key, SealedChunk.TagBytes);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (position == length)
        {
            if (isLast) return 0;
            ReadChunk();
        }
        var count = Math.Min(buffer.Length, length - position);
        plain.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) cipher.Dispose();
        base.Dispose(disposing);
    }

    private void ReadChunk()
    {
        Span<byte> frame = stackalloc byte[SealedChunk.FrameBytes];
        Fill(frame);
        length = BinaryPrimitives.ReadInt32BigEndian(frame[1..]);
        if (length is < 0 or > SealedChunk.PlainBytes || frame[0] > 1) throw Changed(null);
        var chunk = input.AsSpan(0, length + SealedChunk.TagBytes);
        Fill(chunk);
        Span<byte> nonce = stackalloc byte[12];
        SealedChunk.Nonce(nonce, number++);
        try
        {
            cipher.Decrypt(nonce, chunk[..length], chunk[length..], plain.AsSpan(0, length), SealedChunk.Bound(header.Content, frame));
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw Changed(fault);
        }
        position = 0;
        isLast = frame[0] == 1;
        if (isLast && file.ReadByte() >= 0) throw new BackupException("Something was added to the end of the backup file. Use another copy.");
    }

    private void Fill(Span<byte> buffer)
    {
        if (file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new BackupException("The backup file is cut off before its end. Nothing was restored; use another copy.");
        }
    }

    private static BackupException Changed(Exception? inner) =>
        new("The backup file was changed or damaged. Nothing was restored; use another copy.", inner);
}
