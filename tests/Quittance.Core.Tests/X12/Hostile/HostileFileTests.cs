using System.Text;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12.Hostile;

/// <summary>Files that were made to hurt: each ends in findings, within limits that <see cref="ReadLimits"/> writes down, and is answered.</summary>
[Collection(Alone.Name)]
public sealed class HostileFileTests
{
    private const string Gs = "GS*HC*SENDER*RECEIVER*20260105*1200*1*X*005010X222A1~";
    private const string St = "ST*837*0001*005010X222A1~";
    private const string Trailers = "SE*2*0001~GE*1*1~IEA*1*000000001~";

    private static readonly string Clean = CleanClaim.File();

    [Fact]
    public void A_set_of_a_billion_segments_ends_at_its_limit()
    {
        // Five bytes a segment: the limit of 200,000 is reached after a megabyte, and the other 4,999 are never read.
        var limits = new ReadLimits { Segments = 200_000 };
        List<Generated> streams = [];
        var judged = Judgement.Of(() => Added(streams, new Generated(Sample.Isa + Gs + St, "LX*1~", 1_000_000_000, Trailers)), limits);

        Assert.Contains("x12.too-many-segments", judged.Ids);
        Assert.Contains("2", judged.Verdict.Sets.Single().ErrorCodes);
        Assert.All(streams, s => Assert.InRange(s.Taken, 1_000_000, 2_000_000));
        // Every counter of segments is an int.
        Assert.InRange(ReadLimits.Default.Segments, 1, int.MaxValue / 2);
    }

    [Fact]
    public void An_element_of_ten_megabytes_is_passed_and_the_next_segment_read()
    {
        var judged = Judgement.Of(() => new Generated(Sample.Isa + Gs + St + "NTE*ADD*", "0123456789", 1_000_000, "~" + CleanClaim.Segments + Trailers));

        Assert.Contains("x12.segment-too-long", judged.Ids);
        Assert.Equal(1, judged.Verdict.Sets.Single().Claims);
        judged.KeepsAtMost(2_000_000);
    }

    [Fact]
    public void Levels_nested_a_hundred_thousand_deep_are_findings_and_no_stack()
    {
        var levels = string.Concat(Enumerable.Range(2, 100_000).Select(n => $"HL*{n}*{n - 1}*22*1~"));
        var judged = Judgement.Of(Sample.Isa + Gs + St + CleanClaim.Segments[..CleanClaim.Segments.IndexOf("HL*2", StringComparison.Ordinal)] + levels + Trailers);

        Assert.Contains("x12.more-findings", judged.Ids);
        Assert.False(judged.Verdict.Sets.Single().IsAccepted);
    }

    [Fact]
    public void Binary_rubbish_is_no_X12_file()
    {
        var bytes = new byte[1_000_000];
        new Random(11).NextBytes(bytes);

        Assert.Equal(["x12.not-x12"], Judgement.Of(() => new MemoryStream(bytes)).Ids);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_file_in_another_encoding_is_no_X12_file(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetPreamble().Concat(Encoding.GetEncoding(encoding).GetBytes(Clean)).ToArray();

        var told = Assert.Single(Judgement.Of(() => new MemoryStream(bytes)).Verdict.Findings);
        Assert.Equal("x12.not-x12", told.Id);
        Assert.Contains("UTF-16", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_inside_its_ISA_says_so_wherever_it_ends()
    {
        for (var length = 0; length < Sample.Isa.Length; length++)
        {
            var ids = Judgement.Of(Sample.Isa[..length]).Ids;
            Assert.Equal([length < 4 ? "x12.not-x12" : "x12.cut"], ids);
        }
    }

    [Fact]
    public void A_hundred_thousand_ISA_are_a_hundred_thousand_interchanges_without_end()
    {
        var judged = Judgement.Of(() => new Generated("", Sample.Isa, 100_000, ""));

        Assert.Equal(["x12.iea-missing", "x12.isa-control-repeated", "x12.more-findings"], judged.Ids.Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(100_000, judged.Verdict.Interchanges.Count);
        Assert.All(judged.Verdict.Interchanges, i => Assert.Equal("R", i.Code));
        judged.KeepsAtMost(100_000 * 900L + 20_000_000);
    }

    [Theory]
    [InlineData("NM1*IL*1*DOE*ANN****MI*M100", "NM1*IL*1*DO*E*ANN****MI*M100")]
    [InlineData("NM1*IL*1*DOE*ANN****MI*M100", "NM1*IL*1*DO~E*ANN****MI*M100")]
    [InlineData("NM1*IL*1*DOE*ANN****MI*M100", "NM1*IL*1*DO:E*ANN****MI*M100")]
    [InlineData("NM1*IL*1*DOE*ANN****MI*M100", "NM1*IL*1*DO^E*ANN****MI*M100")]
    public void A_separator_inside_data_is_told_where_it_broke_the_segment(string clean, string broken) =>
        Assert.Contains(Judgement.Of(CleanClaim.With(clean, broken)).Verdict.Findings, f => f.Segment is "NM1" or "E" && f.SegmentPosition >= 11);

    [Fact]
    public void Control_characters_in_data_are_told()
    {
        for (var c = '\0'; c < ' '; c++)
        {
            var judged = Judgement.Of(CleanClaim.With("*DOE*ANN", $"*D{c}E*ANN"));
            Assert.Contains(judged.Verdict.Findings, f => f is { Id: "x12.element-character", Segment: "NM1", Element: 3 });
        }
    }

    [Fact]
    public void Separators_without_values_are_told_once_a_segment()
    {
        Assert.Contains("x12.too-many-elements", Judgement.Of(CleanClaim.With("HI*ABK:Z0000~", "HI" + new string('*', 5000) + "~")).Ids);
        Assert.Contains("x12.component-extra", Judgement.Of(CleanClaim.With("HI*ABK:Z0000", "HI*ABK:Z0000" + new string(':', 100_000))).Ids);
        Assert.Contains("x12.element-repeats", Judgement.Of(CleanClaim.With("HI*ABK:Z0000", "HI*ABK:Z0000" + new string('^', 100_000))).Ids);
    }

    [Fact]
    public void Ten_million_terminators_are_one_step_with_its_limit_of_findings()
    {
        var judged = Judgement.Of(() => new Generated(Sample.Isa + Gs + St, "~", 10_000_000, Trailers));

        Assert.Contains("x12.empty-segment", judged.Ids);
        Assert.Contains("x12.more-findings", judged.Ids);
        judged.KeepsAtMost(20_000_000);
    }

    [Fact]
    public void A_file_without_a_terminator_ends_in_one_finding()
    {
        var judged = Judgement.Of(() => new Generated(Sample.Isa + "GS*HC*", "A*", 3_000_000, ""));

        Assert.Equal(["x12.segment-too-long", "x12.iea-missing"], judged.Ids);
    }

    [Theory]
    [InlineData(104, '*')]
    [InlineData(105, '*')]
    [InlineData(104, '~')]
    [InlineData(82, '*')]
    [InlineData(82, '~')]
    [InlineData(82, ':')]
    public void An_ISA_that_names_one_character_twice_is_refused(int place, char separator)
    {
        var text = Clean.ToCharArray();
        text[place] = separator;

        Assert.Contains(Judgement.Of(new string(text)).Verdict.Findings, f => f.Id is "x12.separators" or "x12.isa-unreadable" or "x12.isa-width" or "x12.not-x12");
    }

    private static Generated Added(List<Generated> streams, Generated stream)
    {
        streams.Add(stream);
        return stream;
    }
}
