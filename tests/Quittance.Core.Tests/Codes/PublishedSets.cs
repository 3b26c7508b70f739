using System.Diagnostics;
using Quittance.Core.Tests.X12;

namespace Quittance.Core.Tests.Codes;

/// <summary>The published code sets beside the sample files. The large ones are packed, and unpacked by the tool of that name.</summary>
internal static class PublishedSets
{
    /// <summary>The lines of one file named set/name; skips the test when it or the tool is not there.</summary>
    public static List<string> Lines(string name)
    {
        Corpus.Skip();
        var path = Path.Combine(Corpus.Folder!, "..", "codesets", name);
        Assert.SkipUnless(File.Exists(path), $"The published set {name} is not here.");
        if (!name.EndsWith(".xz", StringComparison.Ordinal)) return [.. File.ReadLines(path)];
        var start = new ProcessStartInfo("xz", ["-dc", path]) { UseShellExecute = false, RedirectStandardOutput = true };
        Process? xz = null;
        try
        {
            xz = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The tool xz is not here.");
        }
        using (xz)
        {
            var lines = new List<string>();
            while (xz!.StandardOutput.ReadLine() is { } line) lines.Add(line);
            xz.WaitForExit();
            Assert.Equal(0, xz.ExitCode);
            return lines;
        }
    }

    /// <summary>The fields of one line of comma separated text, some of them between quotes.</summary>
    public static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
