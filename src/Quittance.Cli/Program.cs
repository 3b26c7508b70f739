using System.CommandLine;

var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.");
return await root.Parse(args).InvokeAsync();
