using System.CommandLine;
using Quittance.Cli;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.")
{
    GlobalOptions.Home, GlobalOptions.Db, GlobalOptions.Practice, GlobalOptions.Json,
};
root.Subcommands.Add(DemoVerb.Build());
root.Subcommands.Add(ServeVerb.Build());
root.Subcommands.Add(ImportVerb.Build());
root.Subcommands.Add(ClaimsVerb.Build());
root.Subcommands.Add(MatchVerb.Build());
root.Subcommands.Add(KpisVerb.Build());
root.Subcommands.Add(DoctorVerb.Build());
var parsed = root.Parse(args);
// Bad usage is 2, as everything that could not be done.
return parsed.Errors.Count > 0 ? Verb.Usage(parsed) : await parsed.InvokeAsync();
