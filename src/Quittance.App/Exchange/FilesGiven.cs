using System.IO.Compression;

namespace Quittance.App.Exchange;

/// <summary>One file to import: the name it is reported under, and how to open it. A refusal says why it cannot be read.</summary>
internal sealed record GivenFile(string Name, Func<Stream> Open, string? Refusal = null);

/// <summary>
/// Lists what paths hold: files, folders with all below, members of zip archives, gzip files. Limits keep an archive that is a trap
/// from filling the disk.
/// </summary>
internal static class FilesGiven
{
    /// <summary>Members of one archive; a clearinghouse's daily zip holds hundreds.</summary>
    public const int MaxMembers = 100_000;

    /// <summary>Bytes of one unpacked member: more than any file that partners accept.</summary>
    public const long MaxMemberBytes = 4L << 30;

    /// <summary>Unpacked to packed: X12 packs about 15 to 1; 200 is no text that anybody sends.</summary>
    public const long MaxRatio = 200;

    /// <summary>All files of the paths in a fixed order. Throws <see cref="FileNotFoundException"/> for a path that is not there.</summary>
    public static IEnumerable<GivenFile> List(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System }).Order(StringComparer.Ordinal))
                    foreach (var given in One(file, Path.GetRelativePath(path, file)))
                        yield return given;
            }
            else if (File.Exists(path))
            {
                foreach (var given in One(path, Path.GetFileName(path))) yield return given;
            }
            else throw new FileNotFoundException($"There is no file or folder {path}.", path);
        }
    }

    private static List<GivenFile> One(string path, string name)
    {
        Span<byte> head = stackalloc byte[4];
        string? refusal = null;
        var read = 0;
        try
        {
            using var stream = File.OpenRead(path);
            read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            refusal = "The file cannot be opened. Check that this user may read it.";
        }
        if (refusal is not null) return [new GivenFile(name, () => Stream.Null, refusal)];
        if (read >= 4 && head is [0x50, 0x4b, 3 or 5, 4 or 6]) return Members(path, name);
        if (read >= 2 && head is [0x1f, 0x8b, ..])
            return [new GivenFile(name, () => new BoundedStream(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Allowed(new FileInfo(path).Length)))];
        return [new GivenFile(name, () => File.OpenRead(path))];
    }

    private static List<GivenFile> Members(string path, string name)
    {
        var given = new List<GivenFile>();
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MaxMembers)
                return [new GivenFile(name, () => Stream.Null, $"The archive holds {archive.Entries.Count} files; at most {MaxMembers} are taken from one. Split it.")];
            // By place, not by name: an archive may hold two members of one name.
            foreach (var (place, entry) in archive.Entries.Index().OrderBy(e => e.Item.FullName, StringComparer.Ordinal))
            {
                if (entry.FullName.EndsWith('/')) continue;
                var allowed = Allowed(entry.CompressedLength);
                given.Add(new GivenFile($"{name}!{entry.FullName}", () => Member(path, place, allowed)));
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return [new GivenFile(name, () => Stream.Null, "The archive is damaged. Fetch it again.")];
        }
        return given;
    }

    private static ArchiveMember Member(string path, int place, long allowed)
    {
        var archive = ZipFile.OpenRead(path);
        return new ArchiveMember(archive, new BoundedStream(archive.Entries[place].Open(), allowed));
    }

    private static long Allowed(long packed) => Math.Min(MaxMemberBytes, Math.Max(1L << 20, packed * MaxRatio));

    /// <summary>Closes its archive with itself.</summary>
    private sealed class ArchiveMember(ZipArchive archive, Stream inner) : ForwardStream(inner)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) archive.Dispose();
        }
    }
}

/// <summary>A stream that may only be read to its end.</summary>
internal abstract class ForwardStream(Stream inner) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Sees how many bytes came, and may refuse.</summary>
    protected virtual int Count(int read) => read;

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Refuses to give more than was allowed: what unpacks to more is a trap or a mistake.</summary>
internal sealed class BoundedStream(Stream inner, long allowed) : ForwardStream(inner)
{
    private long _left = allowed;

    protected override int Count(int read)
    {
        _left -= read;
        return _left < 0 ? throw new InvalidDataException("It unpacks to far more than any X12 file does. Nothing of it was loaded.") : read;
    }
}
