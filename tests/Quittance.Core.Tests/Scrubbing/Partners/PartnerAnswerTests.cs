using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Scrubbing.Partners;
using Quittance.Core.Tests.X12;
using Quittance.Core.Tests.X12.Answers;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;
using CleanFile = Quittance.Core.Tests.X12.Structure.CleanClaim;

namespace Quittance.Core.Tests.Scrubbing.Partners;

/// <summary>What a partner asks for, in the answers: a 277CA rejects the claims that it is about, and a 999 nothing.</summary>
public class PartnerAnswerTests
{
    private static readonly string Both = CleanFile.Segments + ClaimAnswerTests.Second;

    [Theory] // what one of the two claims, or what stands above it, says otherwise, and which claims that rejects
    [InlineData("", "", "values CLM02 100", "C2")]
    [InlineData("", "", "values CLM02 90", "C1")]
    [InlineData("", "", "values CLM02 1", "C1 C2")]
    [InlineData("SBR*P*18*******CI", "SBR*P*18*******HM", "values SBR09 CI", "C1")]
    [InlineData("SBR*P********CI", "SBR*P********HM", "values SBR09 CI", "C2")]
    [InlineData("NM1*PR*2*PAYER*****PI*P100~CLM", "NM1*PR*2*PAYER*****PI*P1~CLM", "payer-id", "C1")]
    [InlineData("NM1*PR*2*PAYER*****PI*P100~HL", "NM1*PR*2*PAYER*****PI*P1~HL", "payer-id", "C2")]
    [InlineData("", "", "values PAT01 01", "C2")]
    [InlineData("", "", "values NM103 SOMEBODY 85", "C1 C2")]
    [InlineData("", "", "values BHT06 RP", "C1 C2")]
    [InlineData("", "", "values NM103 SOMEBODY 40", "C1 C2")]
    [InlineData("LX*1~SV1*HC:99213*100", "LX*1~SV1*HC:99214*100", "values SV104 2", "C1 C2")]
    [InlineData("SV1*HC:81002*30*UN*1", "SV1*HC:81002*30*UN*7", "values SV104 1", "C2")]
    [InlineData("", "", "required 2000A PRV", "C1 C2")]
    [InlineData("", "", "required 2010CA NM1", "C1")]
    [InlineData("", "", "required 2300 REF", "C1")]
    [InlineData("~REF*D9*CH77~", "~", "required 2300 REF", "C1 C2")]
    [InlineData("", "", "required 1000A PER", "")]
    [InlineData("", "", "required 1000B PER", "C1 C2")]
    [InlineData("", "", "required 2300 HI", "")]
    public void Claims_are_rejected_by_what_the_partner_asks_for_in_them_and_above_them(string from, string to, string asked, string rejected)
    {
        Assert.Contains(from, Both, StringComparison.Ordinal);
        var text = CleanFile.File(from.Length == 0 ? Both : Both.Replace(from, to, StringComparison.Ordinal));
        var (verdict, answer) = Answer(text, Asked(asked.Split(' ')));
        Assert.Empty(Answered.FaultsOf(answer));
        Assert.True(Assert.Single(verdict.Sets).IsAccepted);
        var claims = Sample.Items(answer).OfType<ClaimStatus277CA>().Where(c => c.Level == "PT").ToList();
        Assert.Equal(["C1", "C2"], claims.Select(c => c.ClaimNumber).ToList());
        Assert.Equal(rejected, string.Join(' ', claims.Where(c => c.Statuses[0].Action == "U").Select(c => c.ClaimNumber)));
    }

    [Fact]
    public void What_the_last_claim_lacks_belongs_to_its_set()
    {
        var text = CleanFile.File(CleanFile.Segments.Replace("IL*627010000", "IL*627010001", StringComparison.Ordinal).Replace("HI*ABK:Z0000~", "HI*ABK:Z0000~NM1*82*1*ROE*SAM****XX*1999999984~", StringComparison.Ordinal));
        var (verdict, answer) = Answer(text, new() { Segments = [new("2300", "REF", "EA")] }, isOnlyPartner: false);
        Assert.Equal("000000001/1/0001", Assert.Single(verdict.Findings).Transaction);
        Assert.Equal(6, Assert.Single(verdict.Sets).Snip);
        Assert.Contains("QTY*AA*1~", Flat(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_claim_of_a_set_that_breaks_off_may_have_had_it()
    {
        var text = CleanFile.File();
        var (verdict, _) = Answer(text[..text.IndexOf("HI*ABK", StringComparison.Ordinal)], new() { Segments = [new("2300", "HI")] });
        Assert.DoesNotContain(verdict.Findings, f => f.Id == "partner.required-segments");
    }

    [Fact]
    public void What_a_partner_asks_for_in_the_envelope_rejects_neither_group_nor_interchange()
    {
        var (verdict, _) = Answer(CleanFile.File(), new() { GroupSenders = ["SOMEBODY"], SenderIds = ["SOMEBODY"], Usage = "P" });
        Assert.Equal(3, verdict.Findings.Count);
        using var output = new MemoryStream();
        Assert.IsType<Result<WrittenFile>.Ok>(SyntaxAnswer.Write(verdict, output, 1, Answered.At));
        Assert.Contains("AK9*A*1*1*1~", Flat(output.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("TA1*", Flat(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_segment_is_told_once_and_judged_by_nobody()
    {
        var text = CleanFile.With("HI*ABK:Z0000~", "HI*ABK:Z0000~NTE*ADD*small letters~");
        var (verdict, _) = Answer(text[..text.IndexOf(" letters", StringComparison.Ordinal)], new() { UpperCase = true, Values = [new("NTE", 1, ["DGN"])] });
        Assert.NotEmpty(verdict.Findings);
        Assert.All(verdict.Findings, f => Assert.InRange(f.Level, 1, 3));
    }

    [Fact]
    public void A_payers_number_of_any_length_and_kind_is_shown_short_and_in_print()
    {
        var (verdict, _) = Answer(CleanFile.With("PI*P100", "PI*P\u0001\u0002" + new string('9', 5000)), new() { PayerId = new("PI", PartnerIdForm.Digits, 5, 5, []) });
        var value = Assert.Single(verdict.Findings, f => f.Id == "partner.payer-id").Value!;
        Assert.StartsWith("P??999", value, StringComparison.Ordinal);
        Assert.InRange(value.Length, 50, 99);
    }

    private static (FileVerdict Verdict, byte[] Answer) Answer(string text, PartnerRequirements asked, bool isOnlyPartner = true)
    {
        using MemoryStream claims = new(), providers = new(), output = new();
        using var trail = new ClaimTrail(claims, providers);
        var terms = new CheckTerms { Level = 7, Today = new DateOnly(2026, 3, 10), OnlyPartnerAboveSums = isOnlyPartner, Partner = new PartnerProfile("EXAMPLE PLAN", "1") { Requirements = asked } };
        var verdict = FullCheck.Check(new MemoryStream(Sample.Bytes(text)), terms, follower: trail, cancellationToken: TestContext.Current.CancellationToken);
        Assert.IsType<Result<WrittenFile>.Ok>(ClaimAnswer.Write(verdict, trail, output, 1, Answered.At));
        return (verdict, output.ToArray());
    }

    private static PartnerRequirements Asked(string[] words) => words[0] switch
    {
        "values" => new() { Values = [new(words[1][..^2], int.Parse(words[1][^2..], System.Globalization.CultureInfo.InvariantCulture), [words[2]], "", words.Length > 3 ? words[3] : "")] },
        "required" => new() { Segments = [new(words[1], words[2])] },
        _ => new() { PayerId = new("PI", PartnerIdForm.Any, 4, 4, []) },
    };

    private static string Flat(byte[] answer) => Encoding.UTF8.GetString(answer).Replace("\n", "", StringComparison.Ordinal);
}
