using System.CommandLine;
using Quittance.App.Charges;
using Quittance.Core.Kernel;
using Quittance.Core.Pricing;

namespace Quittance.Cli;

/// <summary><c>fees</c>: keeps what the practice charges.</summary>
internal static class FeesVerb
{
    public static Command Build()
    {
        var file = new Argument<string?>("FILE") { Description = "Table of fees in the form of data/starter/fees.tsv.", Arity = ArgumentArity.ZeroOrOne };
        var starter = new Option<bool>("--starter") { Description = "Take the demonstration's fees: made-up figures to begin with." };
        var command = new Command("fees", "Keep what the practice charges by code.") { file, starter };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            if (parse.GetValue(file) is null && !parse.GetValue(starter)) throw new VerbException("Name a table of fees, or take the demonstration's with --starter.");
            if (parse.GetValue(file) is { } absent && !File.Exists(absent)) throw new VerbException($"There is no file {absent}.");
            var table = FeeTable.Demonstration;
            if (parse.GetValue(file) is { } path)
            {
                using var text = new StreamReader(path);
                if (FeeTable.Read(text) is not Result<FeeTable>.Ok { Value: var read }) return parse.Refuse($"{path}: {((Result<FeeTable>.Refused)FeeTable.Read(new StreamReader(path))).Sentence}");
                table = read;
            }
            var fees = table.Rows.Where(r => r.Place != FeePlace.Facility).Select(r => (r.Code, r.Modifier, r.Days.From, r.Amount)).ToList();
            return PracticeVerb.Answer(parse, await new SaveFees(context.Db, TimeProvider.System).RunAsync(context.Acting, fees, cancellation), $"{fees.Count:N0} fees are kept.");
        });
        return command;
    }
}
