using System.CommandLine;
using Quittance.Cli;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.");
GlobalOptions.AddTo(root);
root.Subcommands.Add(MigrateVerb.Build());
root.Subcommands.Add(BackupVerb.Build());
root.Subcommands.Add(RestoreVerb.Build());
root.Subcommands.Add(AuditVerb.Build());
return await Launch.RunAsync(root, args);
