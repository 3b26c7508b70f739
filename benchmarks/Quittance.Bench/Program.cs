using System.CommandLine;
using Quittance.Bench;

var root = new RootCommand("Measures how fast Quittance is, beside a yardstick of the same run, and makes the files for it.");
root.Subcommands.Add(GenerateVerb.Build());
root.Subcommands.Add(X12Verb.Build());
root.Subcommands.Add(ImportVerb.Build());
root.Subcommands.Add(MeasureVerb.Build());
return await root.Parse(args).InvokeAsync();
