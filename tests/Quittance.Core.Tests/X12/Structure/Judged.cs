using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>Runs the structure judge over a file, as the file check does, and keeps what it finds.</summary>
internal static class Judged
{
    public static List<Finding> Findings(string text) => Findings(Sample.Bytes(text));

    public static List<Finding> Findings(byte[] bytes)
    {
        var findings = new List<Finding>();
        var judge = new StructureJudge(findings.Add);
        using var tokenizer = new Tokenizer(new MemoryStream(bytes));
        var version = "";
        var isOpen = false;
        while (tokenizer.Read())
        {
            var segment = tokenizer.Current;
            if (segment.Is("GS"u8)) version = segment[8].Text();
            if (segment.Is("ST"u8))
            {
                isOpen = true;
                judge.Begin(segment, segment[3].IsEmpty ? version : segment[3].Text(), null);
            }
            else if (isOpen) judge.Take(segment);
            if (!segment.Is("SE"u8)) continue;
            judge.End(segment.Position, segment.Offset);
            isOpen = false;
        }
        return findings;
    }

    /// <summary>One line a finding: id, where, code.</summary>
    public static string Line(Finding f) =>
        $"{f.Id} {f.Level} {f.Segment}{(f.Element is { } e ? $"{e:00}" : "")}{(f.Component is { } c ? $"-{c}" : "")} @{f.SegmentPosition} in {f.Loop ?? "-"} code {f.AckCode}";
}
