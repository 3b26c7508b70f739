using System.CommandLine;
using System.Text.Json;
using Quittance.Bench.Measure;

namespace Quittance.Bench;

/// <summary><c>measure</c>: the child process of the x12 and scrub benches. Prints one JSON document.</summary>
internal static class MeasureVerb
{
    public static Command Build()
    {
        var way = new Argument<string>("WAY");
        way.AcceptOnlyFromAmong("plain", "segments", "claims", "levels", "viewed", "judged", "answered", "scrub", "edits");
        var path = new Argument<string>("FILE");
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 5 };
        var answer = new Option<string>("--answer") { Description = "Where the answer to a judged file is written.", DefaultValueFactory = _ => "answer.999" };
        var command = new Command("measure", "Read one file in one way and tell how long it took.") { way, path, runs, answer };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            if (parse.GetValue(way) == "answered")
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(JudgedFile.Of(parse.GetValue(path)!, parse.GetValue(answer)!)));
                return 0;
            }
            var measured = Reading.Measure(parse.GetValue(way)!, parse.GetValue(path)!, parse.GetValue(runs));
            Console.Out.WriteLine(JsonSerializer.Serialize(measured));
            return 0;
        });
        return command;
    }
}
