using System.Security.Cryptography;
using System.Text.Json;

namespace Quittance.App.Storage.Keys;

/// <summary>The keys cannot be had, or do not fit. The message says what to do and names no value.</summary>
internal sealed class KeyRingException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The keys that field and file encryption use, in a JSON file outside the database that only its owner may read. Lose it
/// and the encrypted fields are gone: the backup carries it. New values use the newest key, old keys still read.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private readonly Lock gate = new();
    private Dictionary<uint, RingKey> keys = [];
    private RingKey current = null!;

    private KeyRing(string path) => Path = path;

    public string Path { get; }

    /// <summary>Key of blind indexes. It is not rotated, or nothing stored before would be found again.</summary>
    public byte[] IndexKey { get; private set; } = [];

    public RingKey Current => current;

    public IReadOnlyCollection<RingKey> Keys => keys.Values;

    /// <summary>Reads the ring, and makes one when there is no file.</summary>
    public static KeyRing Open(string path, TimeProvider clock)
    {
        if (!File.Exists(path))
        {
            var index = RandomNumberGenerator.GetBytes(RingKey.Bytes);
            KeyRingFile.Write(path, new RingContent(1, index, [NewKey(1, clock)]), replace: false);
        }
        var ring = new KeyRing(path);
        ring.Load();
        return ring;
    }

    /// <summary>Adds a key that all new values are encrypted under. Values under older keys stay readable.</summary>
    public RingKey Rotate(TimeProvider clock)
    {
        lock (gate)
        {
            var content = KeyRingFile.Read(Path);
            var next = content.Keys.Max(key => key.Id) + 1;
            KeyRingFile.Write(Path, content with { Keys = [.. content.Keys, NewKey(next, clock)] }, replace: true);
            Load();
            return current;
        }
    }

    /// <summary>The key with this id. Another process may have added it a moment ago, so the file is read again once.</summary>
    public RingKey Find(uint id)
    {
        if (keys.TryGetValue(id, out var known)) return known;
        lock (gate)
        {
            Load();
            return keys.TryGetValue(id, out var added)
                ? added
                : throw new KeyRingException(
                    $"A value was encrypted under key {id}, which the key ring {Path} does not hold. Put back the key ring that belongs to this database.");
        }
    }

    public void Dispose()
    {
        foreach (var key in keys.Values) key.Dispose();
    }

    private void Load()
    {
        var content = KeyRingFile.Read(Path);
        // Known keys stay the same objects: other threads are using them.
        var next = content.Keys.ToDictionary(key => key.Id, key => keys.GetValueOrDefault(key.Id) ?? new RingKey(key.Id, key.Secret));
        keys = next;
        current = next[next.Keys.Max()];
        IndexKey = content.Index;
    }

    private static RingEntry NewKey(uint id, TimeProvider clock) => new(id, clock.GetUtcNow(), RandomNumberGenerator.GetBytes(RingKey.Bytes));
}

/// <summary>One AES-256 key. A cipher object is not safe for several threads at once, so each thread has its own.</summary>
internal sealed class RingKey(uint id, byte[] secret) : IDisposable
{
    public const int Bytes = 32;

    private readonly ThreadLocal<AesGcm> fields = new(() => new AesGcm(Derive(secret, "fields"), AesGcm.TagByteSizes.MaxSize), trackAllValues: true);
    private readonly ThreadLocal<AesGcm> files = new(() => new AesGcm(Derive(secret, "files"), AesGcm.TagByteSizes.MaxSize), trackAllValues: true);

    public uint Id { get; } = id;
    public AesGcm Fields => fields.Value!;
    public AesGcm Files => files.Value!;

    /// <summary>Proves to a database that this key is the one it was written under, without telling the key.</summary>
    public byte[] Mark() => MarkOf(secret);

    public static byte[] MarkOf(byte[] secret) => HMACSHA256.HashData(Derive(secret, "mark"), "quittance key mark"u8);

    public void Dispose()
    {
        foreach (var cipher in fields.Values.Concat(files.Values)) cipher.Dispose();
        fields.Dispose();
        files.Dispose();
    }

    // Each purpose has a key of its own, so that the random nonces of one do not use up those of another.
    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: System.Text.Encoding.ASCII.GetBytes($"quittance {purpose}"));
}

/// <summary>What the file holds.</summary>
internal sealed record RingContent(int Version, byte[] Index, RingEntry[] Keys);

internal sealed record RingEntry(uint Id, DateTimeOffset Made, byte[] Secret);

internal static class KeyRingFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static RingContent Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<RingContent>(File.ReadAllBytes(path), Format);
            if (content is { Version: 1, Index.Length: RingKey.Bytes, Keys.Length: > 0 }
                && content.Keys.All(key => key.Secret.Length == RingKey.Bytes)) return content;
        }
        catch (JsonException fault)
        {
            throw Unreadable(path, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KeyRingException($"The key ring {path} could not be opened. Check that it is there and that you may read it.", fault);
        }
        throw Unreadable(path, null);
    }

    /// <summary>
    /// Written beside and moved into place, so that a crash leaves the old ring or the new one. Without
    /// <paramref name="replace"/> a ring that another process made first stays.
    /// </summary>
    public static void Write(string path, RingContent content, bool replace)
    {
        var draft = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static KeyRingException Unreadable(string path, Exception? inner) =>
        new($"The key ring {path} is not readable as one. Put back a copy of it, for example from a backup.", inner);
}
