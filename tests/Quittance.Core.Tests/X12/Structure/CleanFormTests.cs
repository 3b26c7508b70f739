using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

public class CleanFormTests
{
    private static readonly string[] Odd =
        ["", "", "X", " ", "0", "-1", "1.5", "1.2.3", "00100", "20260102", "20260230", "19000229", "1201", "2561", "D8", "RD8", "20260102-20260101", "20260101-20260102", "260102", "12345678901", "0.005", "A:B", ":", "A:", "A^B", "é", "\t",
            "A\0", new string('9', 31), new string('Z', 90)];

    [Fact]
    public void What_is_passed_as_clean_has_no_fault_when_looked_at()
    {
        var random = new Random(7);
        var dates = new KnownDates();
        var findings = new List<Finding>();
        var judge = new ElementJudge(new FaultTeller(findings.Add), looksAtAll: true);
        var clean = 0;
        var definitions = GuideTables.All.SelectMany(t => t.Loops).SelectMany(l => l.Places).Select(p => p.Segment).Distinct().ToList();
        foreach (var definition in definitions)
        {
            var lines = Enumerable.Range(0, 60).Select(n => Line(definition, random, n % 6)).ToList();
            foreach (var line in lines) Read(line, (in segment) =>
            {
                if (!definition.Form.IsClean(segment, dates)) return;
                clean++;
                findings.Clear();
                judge.Judge(segment, definition, null);
                Assert.True(findings.Count == 0, $"{line} passed as clean: {string.Join(" ", findings.Select(Judged.Line))}");
            });
        }
        Assert.InRange(clean, definitions.Count * 10, int.MaxValue);
    }

    [Fact]
    public void A_segment_without_fault_is_passed_as_clean()
    {
        var told = new List<string>();
        var table = GuideTables.Find("837", "005010X222A1")!;
        var walk = new LoopWalk(new FaultTeller(f => told.Add(f.Message)));
        walk.Begin(table);
        foreach (var line in CleanClaim.Segments.Split('~', StringSplitOptions.RemoveEmptyEntries)) Read(line, (in segment) =>
        {
            var definition = walk.Take(segment, segment.Key);
            if (definition?.Form.IsClean(segment, new KnownDates()) != true) told.Add(line);
        });
        Assert.Empty(told);
    }

    [Fact]
    public void A_place_is_found_as_by_asking_all_of_them()
    {
        var random = new Random(11);
        foreach (var loop in GuideTables.All.SelectMany(t => t.Loops))
            foreach (var definition in loop.Places.Select(p => p.Segment))
                for (var n = 0; n < 12; n++) Read(Line(definition, random, n % 3), (in segment) =>
                {
                    for (var from = 0; from <= loop.Places.Length; from++)
                        Assert.Equal(First(loop, segment, from), loop.Index.Next(segment, segment.Key, from));
                });
    }

    private static int First(LoopDefinition loop, in Segment segment, int from)
    {
        for (var at = from; at < loop.Places.Length; at++)
            if (loop.Places[at].Segment.Tag == segment.Key && loop.Places[at].Matches(segment)) return at;
        return -1;
    }

    private delegate void Reader(in Segment segment);

    private static void Read(string line, Reader read)
    {
        using var tokenizer = new Tokenizer(new MemoryStream(Encoding.UTF8.GetBytes(Sample.Wrap(line + "~"))));
        var id = line[..line.IndexOf('*', StringComparison.Ordinal)];
        while (tokenizer.Read())
            if (tokenizer.Current.Position == 2 && Encoding.ASCII.GetString(tokenizer.Current.Id) == id) read(tokenizer.Current);
    }

    // The more odd, the more values that do not belong where they stand.
    private static string Line(SegmentDefinition definition, Random random, int odd)
    {
        var values = definition.Elements.Select(e => Value(e, random, odd)).ToList();
        if (odd < 4) while (values.Count > 1 && values[^1].Length == 0) values.RemoveAt(values.Count - 1);
        return definition.Id + "*" + string.Join('*', values);
    }

    private static string Value(ElementDefinition element, Random random, int odd)
    {
        if (odd > 0 && random.Next(24) < odd) return Odd[random.Next(Odd.Length)];
        if (element.Usage == Usage.NotUsed || (element.Usage == Usage.Situational && random.Next(3) > 0)) return "";
        if (element.Components.Length > 0)
            return string.Join(':', element.Components.Select(c => Value(c, random, odd))).TrimEnd(':');
        if (element.Codes is { } codes) return codes.Values[random.Next(codes.Values.Count)];
        return element.Type switch
        {
            ElementType.Date => "20260102",
            ElementType.Time => "1201",
            ElementType.Decimal => random.Next(2) == 0 ? "12.5" : "7",
            ElementType.Whole => "3",
            _ => element.HasFormBefore ? "20260102" : new string('A', Math.Min(Math.Max(element.Least, 1), 60)),
        };
    }
}
