using Quittance.Core.Kernel;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12.Hostile;

/// <summary>Hostile files whose envelope is right: what stands in it lies about its size, or is too much of it.</summary>
[Collection(Alone.Name)]
public sealed class HostileContentTests
{
    private const string Gs = "GS*HC*SENDER*RECEIVER*20260105*1200*1*X*005010X222A1~";
    private const string Trailers = "GE*1*1~IEA*1*000000001~";

    [Theory]
    [InlineData("BIN*999999999999999999*x~", "x12.binary-length")]
    [InlineData("BIN*99999999999999999999999*x~", "x12.segment-")]
    [InlineData("BIN*-5*x~", "x12.segment-")]
    [InlineData("BIN*3*abcdef~", "x12.binary-length")]
    [InlineData("BIN*40*abc~", "x12.binary-length")]
    [InlineData("BIN*4000*abc~", "x12.cut")]
    [InlineData("BIN*60000000*abc~", "x12.cut")]
    [InlineData("BDS*ASC*40*abc~", "x12.binary-length")]
    public void A_binary_segment_that_lies_about_its_length_is_told(string segment, string id) =>
        Assert.Contains(Judgement.Of(CleanClaim.With("LX*1~", segment + "LX*1~")).Ids, found => found.StartsWith(id, StringComparison.Ordinal));

    [Fact]
    public void A_million_empty_sets_are_judged_and_a_part_of_them_kept()
    {
        // 18 bytes a set; of the first 200,000 the judgement is kept.
        var judged = Judgement.Of(() => new Generated(Sample.Isa + Gs.Replace("005010X222A1", "004010X098A1", StringComparison.Ordinal), "ST*110*1~SE*2*1~", 1_000_000, Trailers));

        Assert.Contains("x12.too-many-sets", judged.Ids);
        Assert.Equal(ReadLimits.Default.Envelopes - 2, judged.Verdict.Sets.Count);
        judged.KeepsAtMost(ReadLimits.Default.Envelopes * 900L);
        Assert.Equal(["5"], judged.Verdict.Interchanges.Single().Groups.Single().ErrorCodes.Except(["6"], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GS~")]
    [InlineData("ST~")]
    [InlineData("GS*A~ST*B~")]
    public void A_million_headers_without_trailers_do_not_fill_the_memory(string piece)
    {
        var judged = Judgement.Of(() => new Generated(Sample.Isa, piece, 1_000_000, ""));

        Assert.Contains("x12.too-many-sets", judged.Ids);
        judged.KeepsAtMost(ReadLimits.Default.Envelopes * 900L);
        Assert.Equal("R", judged.Verdict.Interchanges.Single().Code);
    }

    [Fact]
    public void A_million_faults_are_counted_to_the_limit_and_every_set_is_judged_by_all_of_them()
    {
        // The fault of the last set is the 1,000,001st: it is not listed, and its set is rejected all the same.
        var last = CleanClaim.File()[(Sample.Isa.Length + Gs.Length)..];
        last = last[..last.IndexOf("GE*", StringComparison.Ordinal)].Replace("*0001", "*0002", StringComparison.Ordinal).Replace("*100*", "*1x0*", StringComparison.Ordinal);
        var judged = Judgement.Of(() => new Generated(Sample.Isa + Gs + "ST*837*0001*005010X222A1~", "ZZZ*1~", 1_000_000, "SE*1000002*0001~" + last + "GE*2*1~IEA*1*000000001~"));

        Assert.Equal(ReadLimits.Default.Findings + 1, judged.Verdict.Findings.Count);
        Assert.Contains("x12.more-findings", judged.Ids);
        Assert.Equal([false, false], judged.Verdict.Sets.Select(s => s.IsAccepted));
        judged.KeepsAtMost(30_000_000);
    }

    [Fact]
    public void Trailers_that_are_wrong_after_the_limit_of_findings_still_reject_their_set()
    {
        var limits = new ReadLimits { Findings = 3 };
        var set = "ST*110*0001~BHT*1~SE*99*0002~";
        var judged = Judgement.Of(Sample.Isa + Gs + string.Concat(Enumerable.Repeat(set, 10)) + "GE*10*1~IEA*1*000000001~", limits);

        Assert.All(judged.Verdict.Sets, s => Assert.False(s.IsAccepted));
    }

    [Fact]
    public void A_bound_loop_without_its_end_is_told() =>
        Assert.Contains("x12.segment-not-in-set", Judgement.Of(CleanClaim.With("LX*1~", "LS*2120~LX*1~")).Ids);

    [Theory]
    [InlineData("SE*", "x12.se-count")]
    [InlineData("GE*", "x12.ge-count")]
    [InlineData("IEA*", "x12.iea-count")]
    public void A_count_that_fits_no_number_is_a_wrong_count(string trailer, string id)
    {
        foreach (var count in (string[])["99999999999999999999999", "2147483648", "-1", "1e9", new string('9', 5000)])
        {
            var text = CleanClaim.File();
            var at = text.LastIndexOf("~" + trailer, StringComparison.Ordinal) + 1 + trailer.Length;
            Assert.Contains(id, Judgement.Of(text[..at] + count + text[text.IndexOf('*', at)..]).Ids);
        }
    }

    [Theory]
    [InlineData("x12.other-text", "-- next --\r\n")]
    [InlineData("x12.other-text", "<xml/>")]
    [InlineData("x12.other-text", "{\"a\":1}")]
    [InlineData("x12.other-text", "\u0001\u0002\u0003")]
    [InlineData("x12.blanks", "\0\0\0\0")]
    [InlineData("x12.blanks", "\u001A")]
    public void What_stands_between_interchanges_is_passed_and_told(string id, string between)
    {
        var judged = Judgement.Of(CleanClaim.File() + between + CleanClaim.File().Replace("000000001", "000000002", StringComparison.Ordinal));

        Assert.Equal([id], judged.Ids);
        Assert.Equal([true, true], judged.Verdict.Sets.Select(s => s.IsAccepted));
    }

    [Theory]
    [InlineData("PK\u0003\u0004\u0014\0\0\0\b\0")]
    [InlineData("<?xml version=\"1.0\"?><Interchange><ISA>00</ISA></Interchange>")]
    [InlineData("{\"ISA\":{\"01\":\"00\"}}")]
    [InlineData("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3 ISA")]
    [InlineData("UNA:+.? 'UNB+UNOC:3+A+B+260105:1200+1'")]
    [InlineData("MSH|^~\\&|A|B|C|D|20260105||ADT^A01|1|P|2.5\r")]
    public void What_only_pretends_to_be_X12_is_none(string text) =>
        Assert.Contains(Judgement.Of(text).Verdict.Findings, f => f is { Severity: Severity.Error, Id: "x12.not-x12" or "x12.cut" });

    [Fact]
    public void A_claim_of_a_million_lines_keeps_its_limit_of_entries()
    {
        var at = CleanClaim.Segments.IndexOf("LX*1~", StringComparison.Ordinal);
        Generated Million() => new(Sample.Isa + Gs + "ST*837*0001*005010X222A1~" + CleanClaim.Segments[..at], "LX*1~SV1*HC:99213*0*UN*1***1~", 1_000_000, "SE*3*0001~" + Trailers);
        var judged = Judgement.Of(Million);
        using var stream = Million();

        Assert.Contains("x12.loop-repeats", judged.Ids);
        Assert.Contains("x12.claim-too-long", TypedReader.Read(stream).OfType<ItemFinding>().Select(i => i.Finding.Id));
        judged.KeepsAtMost(30_000_000);
    }

    [Fact]
    public void A_claim_of_gigabytes_keeps_its_limit_of_bytes()
    {
        // 300 lines of half a megabyte: far fewer entries than allowed, and far more bytes.
        var at = CleanClaim.Segments.IndexOf("LX*1~", StringComparison.Ordinal);
        var line = "LX*1~SV1*HC:99213:::::" + new string('x', 500_000) + "*0*UN*1***1~";
        using var stream = new Generated(Sample.Isa + Gs + "ST*837*0001*005010X222A1~" + CleanClaim.Segments[..at], line, 300, "SE*3*0001~" + Trailers);
        var claim = TypedReader.Read(stream).OfType<Quittance.Core.X12.Sets.Claim837P.Claim837>().Single();

        Assert.InRange(claim.Lines.Sum(l => (long)l.Description.Length), 1_000_000, ReadLimits.Default.BytesPerClaim + 1_000_000);
    }

    [Fact]
    public void An_ISA_inside_a_set_ends_it()
    {
        var judged = Judgement.Of(CleanClaim.File()[..600] + "~" + CleanClaim.File().Replace("000000001", "000000002", StringComparison.Ordinal));

        Assert.Contains("x12.se-missing", judged.Ids);
        Assert.Equal([false, true], judged.Verdict.Sets.Select(s => s.IsAccepted));
    }
}
