using System.CommandLine;
using Quittance.Bench;

// As everywhere in Quittance: 2 means that it could not be done, with one clear sentence.
const int Impossible = 2;
var root = new RootCommand("Measures how fast Quittance is, beside a yardstick of the same run, and makes the files for it.");
root.Subcommands.Add(GenerateVerb.Build());
root.Subcommands.Add(X12Verb.Build());
root.Subcommands.Add(PeersVerb.Build());
root.Subcommands.Add(ImportVerb.Build());
root.Subcommands.Add(ScrubVerb.Build());
root.Subcommands.Add(PagesVerb.Build());
root.Subcommands.Add(FuzzVerb.Build());
root.Subcommands.Add(CalibrationVerb.Build());
root.Subcommands.Add(FaultsVerb.Build());
root.Subcommands.Add(StoryVerb.Build());
root.Subcommands.Add(MeasureVerb.Build());
try
{
    var parse = root.Parse(args);
    var code = await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parse.Errors.Count > 0 ? Impossible : code;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return Impossible;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return Impossible;
}
