// Judges an X12 file and writes its answer, a 999 or TA1: JudgeFile FILE ANSWER
using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

using var file = File.OpenRead(args[0]);
var verdict = FileCheck.Check(file); // SNIP levels 1 to 3, in one pass

foreach (var set in verdict.Sets)
    Console.WriteLine($"{set.Start.Type} {set.Start.Control}: {(set.IsAccepted ? "accepted" : "rejected")}, clean up to level {set.Snip}");
foreach (var finding in verdict.Findings)
    Console.WriteLine($"{finding.Severity} {finding.Id} at segment {finding.SegmentPosition} ({finding.Segment}), byte {finding.ByteOffset}: {finding.Message}");

using var answer = File.Create(args[1]);
switch (SyntaxAnswer.Write(verdict, answer, firstControl: 1, at: DateTimeOffset.Now))
{
    case Result<WrittenFile>.Ok { Value.Segments: var segments }:
        Console.WriteLine($"Answered in {segments} segments.");
        return verdict.HasErrors ? 1 : 0;
    case Result<WrittenFile>.Refused { Sentence: var why }: // nothing of it may be sent
        Console.Error.WriteLine(why);
        break;
}
return 2;
