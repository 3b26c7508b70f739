using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

/// <summary>A C# file of ours: its path from the root with forward slashes, and its syntax.</summary>
internal sealed record CodeFile(string Path, CompilationUnitSyntax Syntax)
{
    /// <summary>Made by a tool; nobody reads it line by line.</summary>
    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    public static CodeFile Of(string path, string text) => new(path, (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text).GetRoot());
}

/// <summary>The files that belong to the project, wherever the tests run.</summary>
internal static class Checkout
{
    private static readonly string[] BuiltFolders = ["artifacts", "node_modules", "TestResults", ".git", ".vs", ".idea", ".quittance"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (Tracked() ?? Found()).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<CodeFile> Code { get; } =
        [.. Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => CodeFile.Of(f, Read(f)))];

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static string Full(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside a checkout: no folder above them holds Quittance.slnx.");
    }

    /// <summary>What git holds, and what it would take; null outside a repository and where git is not installed.</summary>
    private static List<string>? Tracked()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", Root, "-c", $"safe.directory={Root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            var names = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode != 0) return null;
            // A file that was deleted and not yet committed is still listed.
            return [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Full(f)))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>An export without git's own folder: everything that was not built.</summary>
    private static IEnumerable<string> Found()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return Directory.EnumerateFiles(Root, "*", options)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').SkipLast(1).Any(BuiltFolders.Contains))
            .Where(f => !f.StartsWith("src/Quittance.Web/wwwroot/app/", StringComparison.Ordinal));
    }
}
