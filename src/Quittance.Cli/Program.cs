using System.CommandLine;
using Quittance.Cli;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.")
{
    GlobalOptions.Home, GlobalOptions.Db, GlobalOptions.Practice, GlobalOptions.Json,
};
root.Subcommands.Add(ImportVerb.Build());
return await root.Parse(args).InvokeAsync();
