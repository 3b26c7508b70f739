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
        try
        {
            return Of(name, () => File.OpenRead(path), new FileInfo(path).Length, ArchiveLimits.Here);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [new GivenFile(name, () => Stream.Null, "The file cannot be opened. Check that this user may read it.")];
        }
    }

    /// <summary>One file, or what its archive holds. It is opened anew for each member, and its streams must be able to seek.</summary>
    public static List<GivenFile> Of(string name, Func<Stream> open, long length, ArchiveLimits limits)
    {
        Span<byte> head = stackalloc byte[4];
        int read;
        using (var stream = open()) read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (IsZip(head[..read])) return Members(name, open, limits);
        if (!IsGzip(head[..read])) return [new GivenFile(name, open)];
        var budget = new ArchiveBudget(limits.AllBytes);
        return [new GivenFile(name, () => new BoundedStream(new GZipStream(open(), CompressionMode.Decompress), Allowed(length, limits), budget))];
    }

    public static bool IsZip(ReadOnlySpan<byte> head) => head.Length >= 4 && head is [0x50, 0x4b, 3 or 5, 4 or 6, ..];

    public static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1f, 0x8b, ..];

    private static List<GivenFile> Members(string name, Func<Stream> open, ArchiveLimits limits)
    {
        var given = new List<GivenFile>();
        var budget = new ArchiveBudget(limits.AllBytes);
        List<GivenFile> Refuse(string why) => [new GivenFile(name, () => Stream.Null, why)];
        try
        {
            using var archive = new ZipArchive(open(), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.Members) return Refuse($"The archive holds {archive.Entries.Count} files; at most {limits.Members} are taken from one. Split it.");
            if (Sum(archive) > limits.AllBytes) return Refuse($"The archive unpacks to more than {limits.AllBytes >> 20} MB, so nothing of it was loaded. Split it.");
            // By place, not by name: an archive may hold two members of one name. The name is only shown; no path is ever made of it.
            foreach (var (place, entry) in archive.Entries.Index().OrderBy(e => e.Item.FullName, StringComparer.Ordinal))
            {
                if (entry.FullName.EndsWith('/')) continue;
                var allowed = Allowed(entry.CompressedLength, limits);
                given.Add(new GivenFile($"{name}!{entry.FullName}", () => Member(open, place, allowed, budget), RefusalOf(entry)));
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return Refuse("The archive is damaged. Fetch it again.");
        }
        return given;
    }

    /// <summary>What the archive says of itself; a sum past any limit stops at the largest number.</summary>
    private static long Sum(ZipArchive archive)
    {
        var sum = 0L;
        foreach (var entry in archive.Entries) sum = entry.Length > long.MaxValue - sum ? long.MaxValue : sum + entry.Length;
        return sum;
    }

    private static string? RefusalOf(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted) return "It is locked with a password. Unpack it first.";
        Span<byte> head = stackalloc byte[4];
        using var stream = entry.Open();
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        // One step down is what partners send; archives inside archives are how traps are built.
        return IsZip(head[..read]) || IsGzip(head[..read]) ? "It is an archive inside an archive. Unpack it first." : null;
    }

    private static ArchiveMember Member(Func<Stream> open, int place, long allowed, ArchiveBudget budget)
    {
        var archive = new ZipArchive(open(), ZipArchiveMode.Read);
        return new ArchiveMember(archive, new BoundedStream(archive.Entries[place].Open(), allowed, budget));
    }

    private static long Allowed(long packed, ArchiveLimits limits) => Math.Min(limits.MemberBytes, Math.Max(1L << 20, packed * MaxRatio));

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
internal sealed class BoundedStream(Stream inner, long allowed, ArchiveBudget? budget = null) : ForwardStream(inner)
{
    private long _left = allowed;

    protected override int Count(int read)
    {
        _left -= read;
        return _left < 0 || budget?.Take(read) == false ? throw new InvalidDataException("It unpacks to far more than any X12 file does. Nothing of it was loaded.") : read;
    }
}
