namespace Quittance.Check;

/// <summary>
/// A file that takes its name only when it is whole. Until then it is written beside it under a name of its own, so that neither a stop nor a fault leaves half an answer or destroys an older one.
/// </summary>
internal sealed class AnswerFile : IDisposable
{
    private const int Buffer = 64 * 1024;

    private readonly string _path, _temporary;
    private readonly bool _isDevice;
    private FileStream? _stream;

    /// <summary>Begins to write. With <paramref name="isPrivate"/> only its owner can read the file.</summary>
    public AnswerFile(string path, bool isPrivate)
    {
        _isDevice = IsDevice(path);
        _path = _isDevice ? path : Real(path);
        // Beside a device, such as the terminal, nothing can be written.
        _temporary = Beside(_isDevice ? Path.Combine(Path.GetTempPath(), "answer") : _path);
        _stream = Make(_temporary, isPrivate, FileOptions.None);
    }

    /// <summary>What is written to it so far; it can be read and sought.</summary>
    public FileStream Stream => _stream ?? throw new InvalidOperationException("the answer is finished");

    /// <summary>Why answers cannot be written to these files, null when they can: an answer never takes the place of what is read, nor of another answer.</summary>
    public static string? WhyNot(IReadOnlyList<(string Option, string? Path)> answers, IReadOnlyList<string> read)
    {
        var taken = new List<(string Option, string Path)>();
        foreach (var (option, path) in answers)
        {
            if (path is null) continue;
            if (string.IsNullOrWhiteSpace(path)) return $"{option} needs the name of a file.";
            if (Directory.Exists(path)) return $"{option} takes the name of a file, and {path} is a folder.";
            var real = Real(path);
            if (!Directory.Exists(Path.GetDirectoryName(real))) return $"{option} names {path}, and there is no such folder.";
            if (read.Any(r => r.Length > 0 && IsSame(Real(r), real))) return $"{option} names {path}, which is read here; an answer is a file of its own.";
            if (taken.Find(t => IsSame(t.Path, real)) is { Option: { } other }) return $"{other} and {option} name the same file.";
            taken.Add((option, real));
        }
        return null;
    }

    /// <summary>A file of its own beside another, which nobody else can read and which goes when it is closed.</summary>
    public static FileStream Spool(string path) => Make(Beside(IsDevice(path) ? Path.Combine(Path.GetTempPath(), "answer") : Real(path)), isPrivate: true, FileOptions.DeleteOnClose);

    /// <summary>Gives the file its name. What stood there is replaced.</summary>
    public void Keep()
    {
        if (_isDevice)
        {
            using var device = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            Stream.Position = 0;
            Stream.CopyTo(device);
            return;
        }
        Close();
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <summary>Nothing is answered: no file stays under the name either, because an older answer is none to what was read now.</summary>
    public void Withdraw()
    {
        Dispose();
        if (!_isDevice) File.Delete(_path);
    }

    public void Dispose()
    {
        if (_stream is null) return;
        Close();
        File.Delete(_temporary);
    }

    private void Close()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.{Guid.CreateVersion7():N}");

    private static FileStream Make(string file, bool isPrivate, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = Buffer, Options = options };
        if (isPrivate && !OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, how);
    }

    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path) is var full
        && ((full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal)) || full.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool IsSame(string one, string other) => string.Equals(one, other, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    // Two names may lead to one file: a link in each of its folders, or the file itself.
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full) ?? "";
        foreach (var part in full[real.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            var here = new FileInfo(real);
            if (here.LinkTarget is not null && here.ResolveLinkTarget(returnFinalTarget: true) is { } target) real = target.FullName;
        }
        return real;
    }
}
