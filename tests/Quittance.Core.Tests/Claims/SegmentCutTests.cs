using System.Text;
using CsCheck;
using Quittance.Core.Claims;

namespace Quittance.Core.Tests.Claims;

public sealed class SegmentCutTests
{
    private const string Claim = "CLM*C1*100***11:B:1*Y*A*Y*Y~HI*ABK:Z0000~NM1*82*1*OSEI*AMARA****XX*1999999125~SBR*S*18*******CI~NM1*IL*1*DOE*ANN****MI*M100~LX*1~SV1*HC:99213*100*UN*1***1~NM1*DK*1*ROE~LX*2~SV1*HC:99214*0*UN*1***1~";

    [Fact]
    public void Segments_know_their_loop_their_line_and_their_place_in_the_file()
    {
        var cut = Cut(Claim, 1_000);
        Assert.Equal(["CLM 2300 0", "HI 2300 0", "NM1 2310B 0", "SBR 2320 0", "NM1 2330A 0", "LX 2400 1", "SV1 2400 1", "NM1 2420E 1", "LX 2400 2", "SV1 2400 2"], cut.Select(s => $"{s.Id} {s.Loop} {s.Line}"), StringComparer.Ordinal);
        foreach (var segment in cut) Assert.StartsWith(segment.Id, Claim[(int)(segment.Offset - 1_000)..], StringComparison.Ordinal);
        Assert.Equal("99213", cut[6].Part(1, 2));
    }

    [Theory]
    [InlineData("~\n"), InlineData("~\r\n"), InlineData("\n"), InlineData("\r"), InlineData("'"), InlineData("\u001c")]
    public void Every_terminator_is_read_off_the_bytes(string terminator)
    {
        var cut = Cut(Claim.Replace("~", terminator, StringComparison.Ordinal));
        Assert.Equal(Cut(Claim).Select(Written), cut.Select(Written), StringComparer.Ordinal);
    }

    [Fact]
    public void Other_separators_are_read_off_the_bytes_as_well()
    {
        var cut = Cut(Claim.Replace('*', '|').Replace(':', '>'));
        Assert.Equal(("11", "B", "1", '|', '>'), (cut[0].Part(5, 1), cut[0].Part(5, 2), cut[0].Part(5, 3), cut[0].Separator, cut[0].Component));
        var decision = Cut("CLP*C1*1*100*80*20*MB*ICN1~CAS*CO*45*20~SVC*HC>99213*100*80**1~");
        Assert.Equal(('>', "2110", 1), (decision[2].Component, decision[2].Loop, decision[2].Line));
        Assert.Equal("2100", decision[1].Loop);
    }

    [Fact]
    public void A_claim_that_the_file_ends_inside_of_keeps_what_came()
    {
        var cut = Cut("CLM*C1*100***11:B:1*Y*A*Y*Y~HI*ABK:Z00");
        Assert.Equal(["CLM", "HI"], cut.Select(s => s.Id), StringComparer.Ordinal);
        Assert.Equal("Z00", cut[1].Part(1, 2));
        Assert.Empty(Cut(""));
        Assert.Empty(Cut("CLM"));
        Assert.Empty(Cut("CLMX1234"));
    }

    [Fact]
    public void A_member_s_number_is_masked_and_a_provider_s_is_not()
    {
        var cut = Cut(Claim.Replace("M100", "M10014873", StringComparison.Ordinal));
        Assert.Equal("*****4873", cut[4].WithoutNumber()[9]);
        Assert.Equal("1999999125", cut[2].WithoutNumber()[9]);
        Assert.DoesNotContain("4873", cut[4].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_throws_and_every_reading_is_a_sentence() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Bool).Sample((bytes, isClaim) =>
        {
            byte[] all = [.. Encoding.ASCII.GetBytes(isClaim ? "CLM*" : "CLP*"), .. bytes];
            foreach (var segment in SegmentCut.Of(all, 0)) Assert.NotEmpty(SegmentReading.Say(segment));
        });

    private static string Written(SegmentText segment) => string.Join('*', segment.Elements.Prepend(segment.Id));

    private static IReadOnlyList<SegmentText> Cut(string text, long offset = 0) => SegmentCut.Of(Encoding.Latin1.GetBytes(text), offset);
}
