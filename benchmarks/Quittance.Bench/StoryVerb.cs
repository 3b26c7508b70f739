using System.CommandLine;
using Quittance.Bench.Stories;
using Quittance.PayerSim;
using Quittance.PracticeSim;

namespace Quittance.Bench;

/// <summary><c>story</c>: the child process of the fault runs that is killed.</summary>
internal static class StoryVerb
{
    public static Command Build()
    {
        var home = new Argument<string>("HOME");
        var from = new Argument<DateOnly>("FROM");
        var until = new Argument<DateOnly>("UNTIL");
        var seed = new Argument<ulong>("SEED");
        var visits = new Argument<int>("VISITS");
        var command = new Command("story", "Tell a story in a folder, from where it stands.") { home, from, until, seed, visits };
        command.Hidden = true;
        command.SetAction(async (parse, cancellation) =>
        {
            await new FaultRun(parse.GetValue(home)!, new PracticeOptions(parse.GetValue(from), parse.GetValue(until), parse.GetValue(seed)) { VisitsPerMonth = parse.GetValue(visits) }).TellAsync(Faults.None, cancellation);
            return 0;
        });
        return command;
    }
}
