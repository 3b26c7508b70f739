using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Quittance.Bench.Measure;

/// <summary>One import by the built command line. <see cref="Complaint"/> says why its time does not count.</summary>
internal sealed record ImportRun(double Seconds, long PeakBytes, string? Complaint)
{
    public static async Task<ImportRun> RunAsync(string? program, IReadOnlyList<string> files, string home, long claims, CancellationToken cancellation)
    {
        program ??= Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Quittance.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "quittance.dll"));
        if (!File.Exists(program)) return new ImportRun(0, 0, $"The command line is not built: {program} is not there.");
        var isLibrary = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program) { RedirectStandardOutput = true, UseShellExecute = false };
        if (isLibrary) start.ArgumentList.Add(program);
        foreach (var argument in (IEnumerable<string>)["import", .. files, "--json", "--home", home]) start.ArgumentList.Add(argument);
        var clock = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command line could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var peak = await WatchAsync(process, cancellation);
        var text = await output;
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        return new ImportRun(seconds, peak, Judge(text, process.ExitCode, claims));
    }

    /// <summary>Waits for the end and gives the largest working set seen.</summary>
    private static async Task<long> WatchAsync(Process process, CancellationToken cancellation)
    {
        long peak = 0;
        while (!process.HasExited)
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the question and the answer.
                break;
            }
            await Task.Delay(50, cancellation);
        }
        await process.WaitForExitAsync(cancellation);
        return peak;
    }

    /// <summary>An import that lost claims or money is not fast, it is wrong.</summary>
    private static string? Judge(string text, int exitCode, long claims)
    {
        if (exitCode > 1) return $"The import ended with code {exitCode.ToString(CultureInfo.InvariantCulture)}.";
        using var document = JsonDocument.Parse(text);
        var totals = document.RootElement.GetProperty("totals");
        var found = totals.GetProperty("claims").GetInt64();
        if (found != claims) return $"The import found {found.ToString(CultureInfo.InvariantCulture)} claims of {claims.ToString(CultureInfo.InvariantCulture)}.";
        if (totals.GetProperty("unmatched").GetString() != "0.00") return $"The import left {totals.GetProperty("unmatched").GetString()} unmatched.";
        return totals.GetProperty("paidPosted").GetString() == totals.GetProperty("paid").GetString() ? null : "The import did not post every payment.";
    }
}
