using System.Diagnostics;
using System.Text.Json;

namespace Quittance.App.Tests.Jobs;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The only line on standard error.</summary>
    public string Sentence => Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The built command line as a process of its own, on one home and perhaps one server.</summary>
internal sealed class CommandLine(string home, string? server = null)
{
    public string Home => home;

    /// <summary>Where it is typed.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    public async Task<Said> RunAsync(params string[] words)
    {
        using var process = Start(words);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and kills it, as the kernel would, after a while; true when it was still running.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan while_, params string[] words)
    {
        using var process = Start(words);
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var wasRunning = await Task.WhenAny(ended, Task.Delay(while_, TestContext.Current.CancellationToken)) != ended;
        if (wasRunning) process.Kill();
        await ended;
        return wasRunning;
    }

    private Process Start(string[] words)
    {
        var start = new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var word in new[] { Path.Combine(AppContext.BaseDirectory, "quittance.dll") }.Concat(words)) start.ArgumentList.Add(word);
        start.Environment["QUITTANCE_HOME"] = home;
        start.Environment["QUITTANCE_DB"] = server ?? "";
        start.Environment.Remove("QUITTANCE_KEYS");
        return Process.Start(start) ?? throw new InvalidOperationException("The command line did not start.");
    }
}
