namespace Quittance.App.Storage;

/// <summary>
/// The folder that holds everything of ours: database, audit store, key ring, compiled editions, backups. Only its owner
/// may enter it.
/// </summary>
internal sealed class HomeFolder
{
    public const string Variable = "QUITTANCE_HOME";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private HomeFolder(string path) => Path = path;

    public string Path { get; }
    public string Database => At("quittance.db");
    public string AuditStore => At("audit.db");
    public string KeyRing => At("keys.json");
    public string Editions => At("editions");
    public string Backups => At("backups");

    /// <summary>The option if given, else the variable, else <c>.quittance</c> in the user's home. Makes nothing.</summary>
    public static HomeFolder Resolve(string? option)
    {
        var named = Named(option) ?? Named(Environment.GetEnvironmentVariable(Variable));
        if (named is not null) return new HomeFolder(System.IO.Path.GetFullPath(named));
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new HomeFolder(System.IO.Path.Combine(user.Length > 0 ? user : Environment.CurrentDirectory, ".quittance"));
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder when missing. An existing one keeps its mode; the doctor tells when others may enter.</summary>
    public HomeFolder Ensure()
    {
        MakeFolder(Path);
        return this;
    }

    /// <summary>Makes a folder inside that only the owner may enter, and returns its path.</summary>
    public string EnsureInside(string path)
    {
        Ensure();
        MakeFolder(path);
        return path;
    }

    /// <summary>True when group and others have no rights on it, or where the system has no such rights.</summary>
    public static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) | OwnerOnly) == OwnerOnly;

    private static void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
