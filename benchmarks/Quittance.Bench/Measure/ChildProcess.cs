using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Quittance.Bench.Measure;

/// <summary>Runs ourselves again, or another program, so that each measure has a process and a working set of its own.</summary>
internal static class ChildProcess
{
    public static Measured Measure(string way, string path, int runs) =>
        Ourselves<Measured>("measure", way, path, "--runs", runs.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs ourselves with arguments and reads the JSON document that is printed.</summary>
    public static T Ourselves<T>(params string[] arguments) =>
        Run<T>("dotnet", Environment.CurrentDirectory, [typeof(ChildProcess).Assembly.Location, .. arguments]);

    /// <summary>Runs a program in a folder and reads the JSON document that it prints.</summary>
    public static T Run<T>(string program, string folder, params string[] arguments) =>
        JsonSerializer.Deserialize<T>(Output(program, folder, arguments)) ?? throw new InvalidOperationException($"{program} printed nothing.");

    /// <summary>Runs a program in a folder and gives what it prints; throws when it fails.</summary>
    public static string Output(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Start(start);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.");
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed.", absent);
        }
    }
}
