namespace Quittance.Core.Tests.X12;

/// <summary>The developers' sample files, when they are there.</summary>
internal static class Corpus
{
    /// <summary>The folder with one folder per transaction, null when it is absent.</summary>
    public static string? Folder { get; } = Find();

    public static IReadOnlyList<string> Files(string set = "*") => Folder is null
        ? []
        : [.. Directory.GetDirectories(Folder, set).Order(StringComparer.Ordinal).SelectMany(f => Directory.GetFiles(f).Order(StringComparer.Ordinal))];

    /// <summary>Bytes of one file named set/name.</summary>
    public static byte[] Bytes(string name)
    {
        Skip();
        return File.ReadAllBytes(Path.Combine(Folder!, name));
    }

    /// <summary>Skips the test, saying why, when the files are absent.</summary>
    public static void Skip() => Assert.SkipWhen(Folder is null, "The sample files are not here: set QUITTANCE_CORPUS to the folder that holds data/x12.");

    private static string? Find()
    {
        var root = Environment.GetEnvironmentVariable("QUITTANCE_CORPUS");
        if (string.IsNullOrEmpty(root))
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
            if (folder?.Parent is null) return null;
            root = Path.Combine(folder.Parent.FullName, "shared");
        }
        var data = Path.Combine(root, "data", "x12");
        return Directory.Exists(data) ? data : null;
    }
}
