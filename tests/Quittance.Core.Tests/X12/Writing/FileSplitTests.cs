using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Writing;

/// <summary>Files of claims taken apart by size: nothing is lost, and every part is a file of its own.</summary>
public sealed class FileSplitTests
{
    private static string Subscriber(int n) => "HL*{0}*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*ANN****MI*M{0}~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19800229*F~NM1*PR*2*PAYER*****PI*P100~".Replace("{0}", Number(n), StringComparison.Ordinal);

    private static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string Head = CleanClaim.Segments[..CleanClaim.Segments.IndexOf("HL*2", StringComparison.Ordinal)];

    private static string Claim(string number) => CleanClaim.Segments[CleanClaim.Segments.IndexOf("CLM*", StringComparison.Ordinal)..].Replace("CLM*C1", "CLM*" + number, StringComparison.Ordinal);

    private static string Text(int subscribers, int claimsEach)
    {
        var text = new StringBuilder(Head);
        for (var s = 0; s < subscribers; s++)
        {
            text.Append(Subscriber(s + 2));
            for (var c = 0; c < claimsEach; c++) text.Append(Claim($"{s}-{c}"));
        }
        return Sample.Wrap(text.ToString());
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(5, 3)]
    [InlineData(4, 3)]
    [InlineData(12, 1)]
    [InlineData(100, 1)]
    public void Sets_have_no_more_claims_than_asked_and_lose_none(int claimsPerSet, int sets)
    {
        var text = Text(4, 3);
        var part = Encoding.ASCII.GetString(Assert.Single(Parts(text, new SplitLimits { ClaimsPerSet = claimsPerSet })));

        Assert.Equal(Claims(text), Claims(part));
        var verdict = FileCheck.Check(new MemoryStream(Sample.Bytes(part)), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(verdict.Findings);
        Assert.Equal(sets, verdict.Sets.Count);
        Assert.All(verdict.Sets, s => Assert.InRange(s.Claims, 1, claimsPerSet));
        Assert.Equal(sets, verdict.Sets.Select(s => s.Start.Control).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Files_are_no_larger_than_asked_and_have_control_numbers_of_their_own()
    {
        var text = Text(6, 5);
        var parts = Parts(text, new SplitLimits { BytesPerFile = 1500, FirstControl = 41 });

        Assert.True(parts.Count > 3);
        Assert.All(parts, p => Assert.InRange(p.Length, 500, 1500));
        Assert.Equal(Claims(text), parts.SelectMany(p => Claims(Encoding.ASCII.GetString(p))));
        Assert.Equal(Enumerable.Range(41, parts.Count).Select(n => $"{n:000000000}"), parts.Select(p => Sample.Items(p).OfType<InterchangeStart>().Single().Control));
        Assert.Equal(parts.Count, parts.Select(p => Sample.Items(p).OfType<GroupStart>().Single().Control).Distinct(StringComparer.Ordinal).Count());
        Assert.All(parts, p => Assert.Empty(FileCheck.Check(new MemoryStream(p), cancellationToken: TestContext.Current.CancellationToken).Findings));
    }

    [Fact]
    public void Every_part_of_a_set_has_a_reference_of_its_own()
    {
        var part = Assert.Single(Parts(Text(3, 1), new SplitLimits { ClaimsPerSet = 1 }));

        Assert.Equal(["B1", "B1-2", "B1-3"], Sample.Items(part).OfType<Header837>().Select(h => h.Reference));
    }

    [Fact]
    public void A_subscriber_with_claims_of_its_own_and_of_its_children_is_written_for_each()
    {
        var child = "HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*BEN~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*20150229*M~";
        var text = Sample.Wrap(Head + Subscriber(2).Replace("22*0", "22*1", StringComparison.Ordinal) + Claim("A") + Claim("B") + child + Claim("C") + Claim("D"));
        foreach (var most in (int[])[1, 2, 3, 4])
        {
            var part = Encoding.ASCII.GetString(Assert.Single(Parts(text, new SplitLimits { ClaimsPerSet = most })));
            Assert.Equal(Claims(text), Claims(part));
            Assert.DoesNotContain(FileCheck.Check(new MemoryStream(Sample.Bytes(part)), cancellationToken: TestContext.Current.CancellationToken).Findings, f => f.Id is "x12.hl-children" or "x12.hl-parent" or "x12.hl-number");
        }
    }

    [Fact]
    public void Levels_without_claims_and_sets_that_are_not_taken_apart_stay()
    {
        var bare = Sample.Wrap(Head + Subscriber(2) + Subscriber(3) + Claim("A"));
        Assert.Contains("NM1*IL*1*DOE*ANN****MI*M2~", Encoding.ASCII.GetString(Assert.Single(Parts(bare, new SplitLimits { ClaimsPerSet = 1 }))), StringComparison.Ordinal);

        var remittance = Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", false);
        Assert.Equal(remittance, Encoding.ASCII.GetString(Assert.Single(Parts(remittance, new SplitLimits { ClaimsPerSet = 1, BytesPerFile = 100_000 }))));
        Assert.Equal(remittance, Encoding.ASCII.GetString(Assert.Single(Parts(remittance, new SplitLimits { ClaimsPerSet = 1 }))));
    }

    [Theory]
    [InlineData("SE*", "SE*9", "split.count")]
    [InlineData("HL*2*1*22", "HL*2*7*22", "split.fault")]
    [InlineData("GE*1*1~", "", "split.fault")]
    [InlineData("*00501*000000001*", "*0050*0000000001*", "split.fault")]
    [InlineData("~LX*1~", "~~LX*1~", "split.fault")]
    public void A_file_with_a_fault_is_not_taken_apart(string clean, string broken, string code) =>
        Assert.Equal(code, Refusal(Text(2, 1).Replace(clean, broken, StringComparison.Ordinal), new SplitLimits { ClaimsPerSet = 1 }));

    private static string Nested(int deep) =>
        Sample.Wrap(Head + string.Concat(Enumerable.Range(2, deep - 1).Select(n => $"HL*{n}*{n - 1}*22*1~")) + Claim("A"));

    [Fact]
    public void Levels_nested_deeper_than_any_guide_has_them_are_refused()
    {
        Assert.Equal("split.too-deep", Refusal(Nested(65), new SplitLimits { ClaimsPerSet = 1 }));
        Assert.Equal("split.too-deep", Refusal(Nested(50_000), new SplitLimits { ClaimsPerSet = 1 }));
        Assert.Single(Parts(Nested(64), new SplitLimits { ClaimsPerSet = 1 }));
    }

    [Fact]
    public void Levels_count_among_what_is_held() =>
        Assert.Equal("split.claim-too-long", Refusal(Nested(60).Replace(Claim("A"), "", StringComparison.Ordinal), new SplitLimits { ClaimsPerSet = 1 }, new ReadLimits { BytesPerClaim = 700 }));

    [Fact]
    public void Binary_data_that_are_not_kept_are_not_lost_silently()
    {
        var text = Sample.Wrap($"BGN*11*1*20260105~BIN*500*{new string('x', 500)}~", "275", "006020X314", "PI");
        Assert.Equal("split.binary", Refusal(text, new SplitLimits(), new ReadLimits { SegmentBytes = 200 }));
        Assert.Equal(text, Encoding.ASCII.GetString(Assert.Single(Parts(text, new SplitLimits()))));
        Assert.False(FileSplit.IsWhole(new MemoryStream(Sample.Bytes(text)), [new MemoryStream(Sample.Bytes(text))], new ReadLimits { SegmentBytes = 200 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_claim_that_fits_no_file_is_refused() => Assert.Equal("split.too-small", Refusal(Text(2, 1), new SplitLimits { BytesPerFile = 600 }));

    [Fact]
    public void Whatever_room_there_is_a_file_that_can_be_split_is()
    {
        // Sets of one claim each: a new set, and a new group, needs room as well.
        var set = Text(1, 1)[Text(1, 1).IndexOf("ST*", StringComparison.Ordinal)..Text(1, 1).IndexOf("GE*", StringComparison.Ordinal)];
        var text = Text(1, 1).Replace("GE*1*1~", string.Concat(Enumerable.Range(2, 3).Select(n => set.Replace("*0001", $"*000{n}", StringComparison.Ordinal))) + "GE*4*1~", StringComparison.Ordinal);
        var least = Sample.Bytes(Text(1, 1)).Length + 200;
        for (var most = least; most < text.Length + 10; most++)
        {
            var parts = Parts(text, new SplitLimits { BytesPerFile = most });
            Assert.All(parts, p => Assert.InRange(p.Length, 1, most));
        }
    }

    [Fact]
    public void A_part_is_no_larger_than_asked_by_what_stands_beside_its_claims()
    {
        var acknowledgments = string.Concat(Enumerable.Repeat("TA1*000000905*260105*1200*A*000~", 40));
        var text = Text(1, 1).Replace("IEA*", acknowledgments + "IEA*", StringComparison.Ordinal);

        Assert.Equal("split.too-small", Refusal(text, new SplitLimits { BytesPerFile = 1500 }));
        Assert.Single(Parts(text, new SplitLimits { BytesPerFile = 5000 }));
    }

    [Fact]
    public void What_a_part_lost_is_noticed()
    {
        var text = Text(2, 2);
        var part = Encoding.ASCII.GetString(Assert.Single(Parts(text, new SplitLimits { ClaimsPerSet = 1 })));
        foreach (var (from, to) in new[] { ("CLM*0-1*100", "CLM*0-1*101"), ("MI*M2~", "MI*M3~"), ("NM1*41*2*SUBMITTER", "NM1*41*2*SUBMITTED"), (Claim("1-1"), ""), (Claim("1-1"), Claim("1-1") + Claim("1-1")) })
        {
            var at = part.IndexOf(from, StringComparison.Ordinal);
            var lossy = part[..at] + to + part[(at + from.Length)..];
            Assert.False(FileSplit.IsWhole(new MemoryStream(Sample.Bytes(text)), [new MemoryStream(Sample.Bytes(lossy))], cancellation: TestContext.Current.CancellationToken), from);
        }
    }

    [Fact]
    [Trait("Corpus", "true")]
    public void The_claim_files_of_other_people_are_split_whole_or_refused_with_a_reason()
    {
        Corpus.Skip();
        var split = 0;
        foreach (var file in (string[])[.. Corpus.Files("837*"), .. Corpus.Files("834"), .. Corpus.Files("835")])
        {
            var bytes = File.ReadAllBytes(file);
            List<MemoryStream> parts = [];
            var result = FileSplit.Split(new MemoryStream(bytes), _ => Added(parts), new SplitLimits { ClaimsPerSet = 1 }, cancellation: TestContext.Current.CancellationToken);
            if (result is Result<SplitParts>.Refused) continue;
            split++;
            Assert.True(FileSplit.IsWhole(new MemoryStream(bytes), parts.Select(p => new MemoryStream(p.ToArray())), cancellation: TestContext.Current.CancellationToken), file);
            Assert.Equal(Sample.Items(bytes).OfType<Claim837>().Select(c => c.ContentHash), parts.SelectMany(p => Sample.Items(p.ToArray()).OfType<Claim837>()).Select(c => c.ContentHash));
        }
        Assert.InRange(split, 120, int.MaxValue);
    }

    private static List<string> Claims(string text) => [.. Sample.Items(text).OfType<Claim837>().Select(c => c.Number + c.ContentHash)];

    private static List<byte[]> Parts(string text, SplitLimits limits)
    {
        List<MemoryStream> parts = [];
        Assert.IsType<Result<SplitParts>.Ok>(FileSplit.Split(new MemoryStream(Sample.Bytes(text)), _ => Added(parts), limits, cancellation: TestContext.Current.CancellationToken));
        List<byte[]> files = parts.ConvertAll(p => p.ToArray());
        Assert.True(FileSplit.IsWhole(new MemoryStream(Sample.Bytes(text)), files.Select(f => new MemoryStream(f)), cancellation: TestContext.Current.CancellationToken));
        return files;
    }

    private static string Refusal(string text, SplitLimits limits, ReadLimits? reading = null) =>
        Assert.IsType<Result<SplitParts>.Refused>(FileSplit.Split(new MemoryStream(Sample.Bytes(text)), _ => new MemoryStream(), limits, reading, TestContext.Current.CancellationToken)).Code;

    private static MemoryStream Added(List<MemoryStream> parts)
    {
        parts.Add(new MemoryStream());
        return parts[^1];
    }
}
