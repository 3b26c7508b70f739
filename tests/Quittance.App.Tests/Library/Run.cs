using System.Diagnostics;
using Quittance.App.Tests.Jobs;

namespace Quittance.App.Tests.Library;

/// <summary>Runs a program to its end.</summary>
internal static class Run
{
    public static Task<Said> DotnetAsync(string folder, params string[] words) =>
        ProgramAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", folder, words);

    /// <summary>The longest step compiles a native program, in half a minute; on a busy machine in a few.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Task<Said> ProgramAsync(string program, string folder, params string[] words) => ProgramAsync(Longest, program, folder, words);

    /// <summary>Ends the program and throws when it takes longer or the test is given up, so that one that hangs holds nobody up.</summary>
    public static async Task<Said> ProgramAsync(TimeSpan longest, string program, string folder, params string[] words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(longest);
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // What the runner's own build left in the environment is not for another build; and nothing may stay behind and hold our pipes.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException fault)
        {
            process.Kill(entireProcessTree: true);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{program} {string.Join(' ', words)} had not ended after {longest}.\n{await output}\n{await error}", fault);
        }
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a step that must go well; its own words say why not.</summary>
    public static async Task<Said> WellAsync(this Task<Said> step)
    {
        var said = await step;
        Assert.True(said.Code == 0, $"exit code {said.Code}\n{said.Output}\n{said.Error}");
        return said;
    }
}
