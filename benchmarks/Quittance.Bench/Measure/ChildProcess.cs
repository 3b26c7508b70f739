using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Quittance.Bench.Measure;

/// <summary>Runs ourselves again, so that each measure has a process and a working set of its own.</summary>
internal static class ChildProcess
{
    public static Measured Measure(string way, string path, int runs)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[typeof(ChildProcess).Assembly.Location, "measure", way, path, "--runs", runs.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The measuring process could not be started.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && JsonSerializer.Deserialize<Measured>(text) is { } measured
            ? measured
            : throw new InvalidOperationException($"The measuring process ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }
}
