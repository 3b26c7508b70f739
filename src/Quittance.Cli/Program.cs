using Quittance.Cli;

return await Launch.RunAsync(Verbs.Root(), args);
