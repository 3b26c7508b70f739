using System.CommandLine;
using Quittance.Cli;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.");
GlobalOptions.AddTo(root);
root.Subcommands.Add(DemoVerb.Build());
root.Subcommands.Add(ServeVerb.Build());
root.Subcommands.Add(CheckVerb.Build());
root.Subcommands.Add(ImportVerb.Build());
root.Subcommands.Add(ClaimsVerb.Build());
root.Subcommands.Add(MatchVerb.Build());
root.Subcommands.Add(KpisVerb.Build());
root.Subcommands.Add(DoctorVerb.Build());
root.Subcommands.Add(MigrateVerb.Build());
root.Subcommands.Add(BackupVerb.Build());
root.Subcommands.Add(RestoreVerb.Build());
root.Subcommands.Add(AuditVerb.Build());
return await Launch.RunAsync(root, args);
