using System.CommandLine;

namespace Quittance.Cli;

/// <summary>Runs a command line. Bad usage ends in exit code 2, with sentences on standard error and nothing on standard output.</summary>
internal static class Launch
{
    public static async Task<int> RunAsync(RootCommand root, string[] words, InvocationConfiguration? configuration = null, CancellationToken cancellation = default)
    {
        configuration ??= new InvocationConfiguration();
        var parse = root.Parse(words.Length == 0 ? ["--help"] : words);
        if (parse.Errors.Count == 0) return await parse.InvokeAsync(configuration, cancellation);
        foreach (var fault in parse.Errors) await configuration.Error.WriteLineAsync(fault.Message.AsMemory(), cancellation);
        var verb = parse.CommandResult.Command;
        await configuration.Error.WriteLineAsync($"See quittance {(verb is RootCommand ? "" : verb.Name + " ")}--help.".AsMemory(), cancellation);
        return Verb.Failed;
    }
}
