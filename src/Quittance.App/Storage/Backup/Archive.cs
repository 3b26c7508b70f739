using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Quittance.App.Storage.Backup;

/// <summary>A table in a backup of a PostgreSQL server, with the columns in the order of its rows.</summary>
internal sealed record ArchivedTable(string Schema, string Name, IReadOnlyList<string> Columns)
{
    public string Quoted => $"\"{Schema}\".\"{Name}\"";
    public string QuotedColumns => string.Join(", ", Columns.Select(column => $"\"{column}\""));
}

/// <summary>What a backup says of itself, as its first entry.</summary>
internal sealed record Manifest(string Engine, string Migration, DateTimeOffset Made, IReadOnlyList<ArchivedTable> Tables)
{
    public const string Entry = "manifest.json";
    public const string KeyRingEntry = "keys.json";
    public const string DatabaseEntry = "quittance.db";
    public const string AuditEntry = "audit.db";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";
    private const string TablePrefix = "table ";

    public static string EntryOf(ArchivedTable table) => $"{TablePrefix}{table.Schema}.{table.Name}";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static Manifest FromJson(byte[] json) =>
        JsonSerializer.Deserialize<Manifest>(json) ?? throw new BackupException("The backup does not say what it holds.");
}

/// <summary>Writes named entries, one after the other, compressed and encrypted, in constant memory.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private const int BlockBytes = 64 * 1024;

    private readonly SealingStream sealing;
    private readonly BrotliStream compressed;

    public ArchiveWriter(Stream file, string passphrase)
    {
        sealing = new SealingStream(file, passphrase);
        compressed = new BrotliStream(sealing, CompressionLevel.Fastest, leaveOpen: true);
    }

    public async Task AddAsync(string name, Stream content, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        WriteNumber(bytes.Length);
        compressed.Write(bytes);
        var block = new byte[BlockBytes];
        int count;
        while ((count = await content.ReadAsync(block, cancellation)) > 0)
        {
            WriteNumber(count);
            compressed.Write(block, 0, count);
        }
        WriteNumber(0);
    }

    /// <summary>Ends the archive. Without it the file reads as cut off.</summary>
    public void Finish()
    {
        WriteNumber(0);
        compressed.Dispose();
        sealing.Finish();
    }

    public void Dispose()
    {
        compressed.Dispose();
        sealing.Dispose();
    }

    private void WriteNumber(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        compressed.Write(bytes);
    }
}

/// <summary>Reads the entries of an archive in their order.</summary>
internal sealed class ArchiveReader(Stream file, string passphrase) : IDisposable
{
    private const int MostNameBytes = 512;

    private readonly BrotliStream compressed = new(new OpeningStream(file, passphrase), CompressionMode.Decompress);
    private EntryStream? entry;

    /// <summary>The next entry, its content to be read before the one after it; null at the end of a whole archive.</summary>
    public (string Name, Stream Content)? Next()
    {
        entry?.CopyTo(Stream.Null);
        var length = ReadNumber();
        if (length == 0)
        {
            // Reading on to the end checks that the archive was finished and nothing follows.
            if (compressed.ReadByte() >= 0) throw Unreadable();
            return null;
        }
        if (length is < 0 or > MostNameBytes) throw Unreadable();
        var name = new byte[length];
        Fill(name);
        entry = new EntryStream(this);
        return (Encoding.UTF8.GetString(name), entry);
    }

    public static byte[] Whole(Stream content, int mostBytes)
    {
        var bytes = new byte[mostBytes];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length < mostBytes ? bytes[..length] : throw Unreadable();
    }

    public void Dispose() => compressed.Dispose();

    private int ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private void Fill(Span<byte> buffer)
    {
        if (compressed.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length) throw Unreadable();
    }

    private static BackupException Unreadable() => new("The backup's content cannot be read. Nothing was restored; use another copy.");

    private sealed class EntryStream(ArchiveReader archive) : Stream
    {
        private int left;
        private bool isDone;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (left == 0 && !isDone)
            {
                left = archive.ReadNumber();
                isDone = left <= 0;
            }
            if (isDone || buffer.IsEmpty) return 0;
            var count = Math.Min(left, buffer.Length);
            archive.Fill(buffer[..count]);
            left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
