using System.CommandLine;
using Quittance.Cli;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.");
root.Subcommands.Add(CheckVerb.Build());
return await root.Parse(args).InvokeAsync();
