using System.CommandLine;
using Quittance.App.Exchange;

namespace Quittance.Cli;

/// <summary><c>partner CODE</c>: keeps a clearinghouse or payer that files are exchanged with.</summary>
internal static class PartnerVerb
{
    public static Command Build()
    {
        var code = new Argument<string>("CODE") { Description = "Short name: letters and digits." };
        var name = new Option<string>("--name") { Description = "The partner's name.", Required = true };
        var sender = new Option<string>("--sender") { Description = "Your id at the partner (ISA06).", Required = true };
        var receiver = new Option<string>("--receiver") { Description = "The partner's id (ISA08).", Required = true };
        var folderOut = new Option<string>("--out") { Description = "Folder that claim files are put into.", HelpName = "DIR", Required = true };
        var folderIn = new Option<string>("--in") { Description = "Folder that the partner's files are taken from.", HelpName = "DIR", Required = true };
        var payers = new Option<string[]>("--payer") { Description = "Payer that goes this way; without one, all that no other partner names." };
        var file = new Option<string>("--file-name") { Description = "Name of files; {partner}, {date} and {control} are filled in.", DefaultValueFactory = _ => "{partner}-{date}-{control}.837" };
        var test = new Option<bool>("--test") { Description = "Files are marked as tests (ISA15 T)." };
        var command = new Command("partner", "Keep a clearinghouse or payer that files are exchanged with.") { code, name, sender, receiver, folderOut, folderIn, payers, file, test };
        command.OnPractice(async (parse, context, cancellation) => PracticeVerb.Answer(parse, await new KeepPartners(context.Db, TimeProvider.System).SaveAsync(context.Acting,
            new PartnerFacts(parse.GetValue(code)!, parse.GetValue(name)!.ToUpperInvariant(), parse.GetValue(sender)!, parse.GetValue(receiver)!, Path.GetFullPath(parse.GetValue(folderOut)!), Path.GetFullPath(parse.GetValue(folderIn)!))
            {
                PayerIds = parse.GetValue(payers) ?? [],
                FileName = parse.GetValue(file)!,
                Usage = parse.GetValue(test) ? "T" : "P",
            }, cancellation), "The partner is kept."));
        return command;
    }
}
