namespace Quittance.App.Tests.Exchange;

/// <summary>The published sample files, when they are there.</summary>
internal static class Corpus
{
    /// <summary>The folder with one folder per transaction, null when it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>All files in a fixed order, or those of one transaction.</summary>
    public static IReadOnlyList<string> Files(string set = "*") =>
        [.. Directory.GetDirectories(Folder!, set).Order(StringComparer.Ordinal).SelectMany(f => Directory.GetFiles(f).Order(StringComparer.Ordinal))];

    /// <summary>Skips the test, saying why, when the files are absent; fails it where they are required.</summary>
    public static void Need()
    {
        const string reason = "The sample files are not here: set QUITTANCE_CORPUS to the folder that holds data/x12.";
        if (Folder is null && Environment.GetEnvironmentVariable("QUITTANCE_CORPUS_REQUIRED") == "1") Assert.Fail(reason);
        Assert.SkipWhen(Folder is null, reason);
    }

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
