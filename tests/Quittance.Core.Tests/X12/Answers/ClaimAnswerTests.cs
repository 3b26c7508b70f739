using System.Text;
using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;
using CleanClaim = Quittance.Core.Tests.X12.Structure.CleanClaim;

namespace Quittance.Core.Tests.X12.Answers;

public class ClaimAnswerTests
{
    /// <summary>A second subscriber with a claim, to stand behind the clean one. The people are invented.</summary>
    internal const string Second =
        "HL*3*1*22*1~SBR*P********CI~NM1*IL*1*ROE*RICH****MI*M200~N3*3 OAK ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19790301*M~NM1*PR*2*PAYER*****PI*P100~" +
        "HL*4*3*23*0~PAT*19~NM1*QC*1*ROE*ROB*Q~N3*3 OAK ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*20150505*M~" +
        "CLM*C2*90***11:B:1*Y*A*Y*Y~REF*D9*CH77~HI*ABK:Z0000~LX*1~SV1*HC:99213:25*60*UN*1***1~DTP*472*D8*20260104~LX*2~SV1*HC:81002*30*UN*1***1~DTP*472*D8*20260103~";

    private const string Head = "ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *260106*0930*^*00501*000000001*0*T*:~GS*HN*RECEIVER*SENDER*20260106*0930*1*X*005010X214~ST*277*0001*005010X214~" +
        "BHT*0085*08*000000001-0001*20260106*0930*TH~HL*1**20*1~NM1*AY*2*RECEIVER*****46*R1~TRN*1*000000001-0001~DTP*050*D8*20260106~DTP*009*D8*20260106~";

    private static byte[] Answer(string text) => Answer(Sample.Bytes(text));

    private static byte[] Answer(byte[] file, int level = 3)
    {
        using MemoryStream claims = new(), providers = new(), output = new();
        using var trail = new ClaimTrail(claims, providers);
        var terms = new CheckTerms { Level = level, Today = new DateOnly(2026, 1, 6) };
        var verdict = FullCheck.Check(new MemoryStream(file), terms, follower: trail, cancellationToken: TestContext.Current.CancellationToken);
        var written = ClaimAnswer.Write(verdict, trail, output, 1, Answered.At);
        Assert.True(written is Result<WrittenFile>.Ok, (written as Result<WrittenFile>.Refused)?.Sentence);
        return output.ToArray();
    }

    private static string Flat(byte[] answer) => Encoding.UTF8.GetString(answer).Replace("\n", "", StringComparison.Ordinal);

    private static List<ClaimStatus277CA> Read(byte[] answer) => [.. Sample.Items(answer).OfType<ClaimStatus277CA>()];

    [Fact]
    public void Claims_of_an_accepted_set_are_accepted_one_by_one_with_totals_on_two_levels()
    {
        var answer = Answer(CleanClaim.File(CleanClaim.Segments + Second));
        Assert.Equal(Head +
            "HL*2*1*21*1~NM1*41*2*SUBMITTER*****46*S1~TRN*2*B1~STC*A1:19:AY*20260106*WQ*190~QTY*90*2~AMT*YU*190~" +
            "HL*3*2*19*1~NM1*85*2*CLINIC*****XX*1234567893~TRN*1*0~QTY*QA*2~AMT*YU*190~" +
            "HL*4*3*PT~NM1*QC*1*DOE*ANN****MI*M100~TRN*2*C1~STC*A1:19:40*20260106*WQ*100~DTP*472*D8*20260102~" +
            "HL*5*3*PT~NM1*QC*1*ROE*ROB*Q***MI*M200~TRN*2*C2~STC*A1:19:40*20260106*WQ*90~REF*D9*CH77~DTP*472*RD8*20260103-20260104~" +
            "SE*30*0001~GE*1*1~IEA*1*000000001~", Flat(answer));
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Fact]
    public void A_claim_out_of_balance_is_rejected_and_the_others_are_not()
    {
        var answer = Answer(CleanClaim.File(CleanClaim.Segments + Second.Replace("CLM*C2*90*", "CLM*C2*91*", StringComparison.Ordinal)));
        Assert.Contains("QTY*90*1~QTY*AA*1~AMT*YU*100~AMT*YY*91~", Flat(answer), StringComparison.Ordinal);
        Assert.Contains("QTY*QA*1~QTY*QC*1~AMT*YU*100~AMT*YY*91~", Flat(answer), StringComparison.Ordinal);
        Assert.Contains("TRN*2*C2~STC*A8:400*20260106*U*91******A8:178~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
        var claims = Read(answer).Where(c => c.Level == "PT").ToList();
        Assert.Equal(["C1 A1:19 WQ", "C2 A8:400 U"], claims.Select(c => $"{c.ClaimNumber} {c.Statuses[0].Category}:{c.Statuses[0].Status} {c.Statuses[0].Action}"));
        Assert.Equal(("B1", "1234567893", "CH77"), (claims[1].BatchTrace, claims[1].ProviderId, claims[1].ClearinghouseNumber));
    }

    [Fact]
    public void A_fault_of_the_first_claim_is_not_told_of_the_second()
    {
        var answer = Answer(CleanClaim.File(CleanClaim.Segments.Replace("CLM*C1*100*", "CLM*C1*101*", StringComparison.Ordinal) + Second));
        Assert.Equal(["C1 U", "C2 WQ"], Read(answer).Where(c => c.Level == "PT").Select(c => $"{c.ClaimNumber} {c.Statuses[0].Action}"));
    }

    [Fact]
    public void Who_is_the_payer_of_every_claim_takes_them_into_adjudication()
    {
        var answer = Answer(CleanClaim.With("NM1*40*2*RECEIVER*****46*R1", "NM1*40*2*PAYER*****46*P100"));
        Assert.Contains("NM1*PR*2*PAYER*****46*P100~", Flat(answer), StringComparison.Ordinal);
        Assert.Contains("TRN*2*C1~STC*A2:20:PR*20260106*WQ*100~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Fact]
    public void A_set_that_the_999_rejects_gets_no_answer_to_its_claims()
    {
        Assert.Empty(Answer(CleanClaim.With("SBR*P*18", "SBR*Z*18")));
        var good = CleanClaim.File();
        var bad = CleanClaim.With("SBR*P*18", "SBR*Z*18");
        var both = good[..good.IndexOf("GE*", StringComparison.Ordinal)] +
            bad[bad.IndexOf("ST*", StringComparison.Ordinal)..].Replace("CLM*C1*", "CLM*C9*", StringComparison.Ordinal).Replace("0001*005010X222A1~BHT", "0002*005010X222A1~BHT", StringComparison.Ordinal)
                .Replace("*0001~GE*1*", "*0002~GE*2*", StringComparison.Ordinal);
        Assert.Equal(["C1"], Read(Answer(both)).Where(c => c.Level == "PT").Select(c => c.ClaimNumber));
        Assert.Equal(["C1"], Read(Answer(both.Replace("ST*837*0001", "ST*837*0003", StringComparison.Ordinal).Replace("*0001~ST", "*0003~ST", StringComparison.Ordinal)))
            .Where(c => c.Level == "PT").Select(c => c.ClaimNumber));
    }

    [Theory]
    [InlineData("IEA*1*000000001", "IEA*1*000000002")]
    [InlineData("GE*1*1~", "GE*2*1~")]
    public void Claims_of_a_rejected_interchange_or_group_get_no_answer(string from, string to) =>
        Assert.Empty(Answer(CleanClaim.File().Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void A_claim_number_with_a_usual_separator_comes_back_as_it_was_sent()
    {
        var file = CleanClaim.File().Replace(':', '>').Replace("CLM*C1*", "CLM*A:1*", StringComparison.Ordinal);
        var answer = Answer(file);
        Assert.Equal("A:1", Read(answer)[^1].ClaimNumber);
        Assert.Contains("*T*>~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Theory]
    [InlineData("*^*00501*", "*U*00401*", "A^1")]
    [InlineData("~", "\n", "A~1")]
    [InlineData("*", "-", "A*1")]
    [InlineData("*", ".", "A*1>|!")]
    public void No_separator_of_the_answer_stands_in_a_value(string from, string to, string number)
    {
        var file = CleanClaim.File().Replace(from, to, StringComparison.Ordinal);
        var element = from == "*" ? to : "*";
        var answer = Answer(file.Replace($"CLM{element}C1{element}", $"CLM{element}{number}{element}", StringComparison.Ordinal));
        Assert.Equal(number, Read(answer)[^1].ClaimNumber);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Fact]
    public void A_number_of_one_character_is_filled_up_where_an_answer_needs_two()
    {
        var claim = CleanSets.Claim837I.Replace("NM1*IL*1*DOE*ANN****MI*M100~", "NM1*IL*1*DOE*ANN~", StringComparison.Ordinal).Replace("CLM*C1*", "CLM*7*", StringComparison.Ordinal);
        var answer = Answer(Sample.Wrap(claim, "837", "005010X223A2"));
        Assert.Contains("NM1*QC*1*DOE*ANN****MI*07~TRN*2*7~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Fact]
    public void A_set_that_the_judgement_does_not_keep_is_not_kept_here()
    {
        using MemoryStream claims = new(), providers = new();
        using var trail = new ClaimTrail(claims, providers);
        var kept = claims.Length;
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(CleanClaim.File())), limits: new() { Envelopes = 2 }, follower: trail, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(kept, claims.Length);
    }

    [Fact]
    public void An_institutional_claim_is_known_by_its_bill_type_and_statement()
    {
        var answer = Answer(Sample.Wrap(CleanSets.Claim837I, "837", "005010X223A2"));
        Assert.Contains("TRN*2*C1~STC*A1:19:40*20260106*WQ*100~REF*BLT*131~DTP*472*D8*20260102~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    [Fact]
    public void A_dental_claim_is_answered_under_its_service_day()
    {
        var answer = Answer(Sample.Wrap(CleanSets.Claim837D, "837", "005010X224A2"));
        Assert.Contains("TRN*2*C1~STC*A1:19:40*20260106*WQ*100~DTP*472*D8*20260102~", Flat(answer), StringComparison.Ordinal);
        Assert.Empty(Answered.FaultsOf(answer));
    }

    // The clean claim is clean up to level 3; a full ZIP has no zeros at its end.
    private static string Addressed(string text) => text.Replace("627010000", "627011234", StringComparison.Ordinal);

    [Fact]
    public void What_an_edit_finds_in_a_line_rejects_the_claim_and_names_the_line()
    {
        var file = Sample.Bytes(Addressed(CleanClaim.With("SV1*HC:99213*", "SV1*HC:9921X*")));
        Assert.All(Read(Answer(file)).Where(c => c.Level == "PT"), c => Assert.Equal("WQ", c.Statuses[0].Action));
        var answer = Answer(file, 7);
        Assert.Empty(Answered.FaultsOf(answer));
        var claim = Assert.Single(Read(answer), c => c.Level == "PT");
        Assert.Equal("U", claim.Statuses[0].Action);
        var line = Assert.Single(claim.Lines);
        Assert.Equal(("HC", "9921X", "1"), (line.CodeQualifier, line.Code, line.LineNumber));
        Assert.Contains(line.Statuses, s => s is { Status: "454", Action: "U" });
    }

    [Fact]
    public void What_an_edit_finds_in_a_provider_names_the_provider()
    {
        var answer = Answer(Sample.Bytes(Addressed(CleanClaim.With("XX*1234567893", "XX*1234567890"))), 7);
        Assert.Empty(Answered.FaultsOf(answer));
        Assert.Contains(Assert.Single(Read(answer), c => c.Level == "PT").Statuses, s => s is { Status: "562", Entity: "85", Action: "U" });
    }

    [Fact]
    public void Every_claim_is_answered_once_in_order_and_the_totals_add_up() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 60], Gen.Int[2, 9]).Sample((providers, claims, wrongEach) =>
        {
            var text = new StringBuilder(CleanClaim.Segments[..CleanClaim.Segments.IndexOf("HL*1*", StringComparison.Ordinal)]);
            var provider = CleanClaim.Segments[CleanClaim.Segments.IndexOf("HL*1*", StringComparison.Ordinal)..CleanClaim.Segments.IndexOf("HL*2*", StringComparison.Ordinal)];
            var subscriber = CleanClaim.Segments[CleanClaim.Segments.IndexOf("HL*2*", StringComparison.Ordinal)..];
            int level = 0, number = 0, wrong = 0;
            for (var p = 0; p < providers; p++)
            {
                var own = ++level;
                text.Append(provider.Replace("HL*1*", $"HL*{own}*", StringComparison.Ordinal));
                for (var c = 0; c < claims; c++)
                {
                    var isWrong = ++number % wrongEach == 0;
                    if (isWrong) wrong++;
                    text.Append(subscriber.Replace("HL*2*1*", $"HL*{++level}*{own}*", StringComparison.Ordinal)
                        .Replace("CLM*C1*100*", $"CLM*C{number}*{(isWrong ? 150 : 100)}*", StringComparison.Ordinal));
                }
            }
            var answer = Answer(CleanClaim.File(text.ToString()));
            Assert.Empty(Answered.FaultsOf(answer));
            var read = Read(answer).Where(c => c.Level == "PT").ToList();
            Assert.Equal(Enumerable.Range(1, number).Select(n => $"C{n}"), read.Select(c => c.ClaimNumber));
            Assert.Equal(wrong, read.Count(c => c.Statuses[0].Action == "U"));
            Assert.Contains($"STC*A1:19:AY*20260106*WQ*{(number - wrong) * 100 + wrong * 150}~", Flat(answer), StringComparison.Ordinal);
            if (wrong > 0) Assert.Contains($"QTY*AA*{wrong}~", Flat(answer), StringComparison.Ordinal);
        }, iter: 30);

    [Theory] // level, place, value: what is said
    [InlineData(4, "NM1", 9, "2010AA", null, "A6:562:85")]
    [InlineData(5, "HI", 1, "2300", "Z9999", "A7:255:")]
    [InlineData(5, "SV1", 1, "2400", "00000", "A7:454:")]
    [InlineData(4, "DTP", 3, "2300", null, "A6:188:")]
    [InlineData(6, "SV1", 5, "2400", "12", "A7:249:")]
    [InlineData(7, "NM1", 9, "2010BB", "P1", "A7:153:PR")]
    [InlineData(4, "SBR", 1, "2000B", "T", "A8:742:")]
    [InlineData(6, "ZZZ", 1, "2400", "1", "A3:732:")]
    [InlineData(3, "CLM", 2, "2300", "1", "A8:400:")]
    public void The_place_of_a_finding_says_what_is_named_and_its_level_how(int level, string segment, int element, string loop, string? value, string expected)
    {
        var reason = ClaimStatusCodes.Of(new Finding("test", Severity.Error, "") { Level = level, Segment = segment, Element = element, Loop = loop, Value = value }).First();
        Assert.Equal(expected, $"{reason.Category}:{reason.Status}:{reason.Entity}");
    }

    [Theory] // what an accepted set lacks, and what else is like it
    [InlineData("NM1*41*2*SUBMITTER*****46*S1", "NM1*41*2")]
    [InlineData("NM1*41*2*SUBMITTER*****46*S1", "NM1*41*2*SUBMITTER")]
    [InlineData("NM1*40*2*RECEIVER*****46*R1", "NM1*40*2")]
    [InlineData("NM1*85*2*CLINIC*****XX*1234567893", "NM1*85*2")]
    [InlineData("SBR*P*18", "SBR*P*18")]
    public void A_set_of_another_version_gets_no_answer_to_its_claims(string from, string to)
    {
        var set = Sample.Wrap(CleanClaim.Segments.Replace(from, to, StringComparison.Ordinal), "837", "004010X098A1", sayGuide: false);
        Assert.True(Assert.Single(Answered.Check(Sample.Bytes(set)).Sets).IsAccepted);
        Assert.Empty(Answer(set));
    }

    [Theory]
    [InlineData("NM1*41*2*SUBMITTER*****46*S1", "NM1*41*2******46*S1")]
    [InlineData("NM1*40*2*RECEIVER*****46*R1", "NM1*40*2*RECEIVER")]
    [InlineData("NM1*85*2*CLINIC*****", "NM1*85*2******")]
    [InlineData("BHT*0019*00*B1*", "BHT*0019*00**")]
    [InlineData("CLM*C1*", "CLM**")]
    public void A_set_without_a_name_or_number_that_the_partner_forgives_gets_no_answer_to_its_claims(string from, string to)
    {
        using MemoryStream claims = new(), providers = new(), output = new();
        using var trail = new ClaimTrail(claims, providers);
        string[] forgiven = ["x12.element-missing", "x12.element-conditional"];
        var terms = new CheckTerms
        {
            Level = 3,
            Today = new DateOnly(2026, 1, 6),
            Partner = new("PLAN", "1") { Relaxations = [.. forgiven.Select(f => new Core.Scrubbing.Partners.PartnerRelaxation(f, null, "they take it", "help desk"))] },
        };
        var verdict = FullCheck.Check(new MemoryStream(Sample.Bytes(CleanClaim.With(from, to))), terms, follower: trail, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(Assert.Single(verdict.Sets).IsAccepted);
        Assert.IsType<Result<WrittenFile>.Ok>(ClaimAnswer.Write(verdict, trail, output, 1, Answered.At));
        Assert.Equal(0, output.Length);
    }

    [Theory]
    [InlineData("005010X222A1", true)]
    [InlineData("004010X098A1", false)]
    public void However_a_file_is_broken_the_answer_to_its_claims_is_without_fault(string guide, bool isAnswered)
    {
        var answers = 0;
        var random = new Random(20260106);
        var clean = CleanClaim.Segments + Second;
        for (var round = 0; round < 500; round++)
        {
            var segments = clean.Split('~').ToList();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var at = random.Next(segments.Count);
                var elements = segments[at].Split('*');
                switch (random.Next(4))
                {
                    case 0: segments.RemoveAt(at); break;
                    case 1: segments.Insert(at, segments[random.Next(segments.Count)]); break;
                    case 2: elements[random.Next(elements.Length)] = "A B>C|'\"&1"; segments[at] = string.Join('*', elements); break;
                    default: elements[random.Next(elements.Length)] = "77"; segments[at] = string.Join('*', elements); break;
                }
            }
            var text = Sample.Wrap(string.Join('~', segments), "837", guide, sayGuide: isAnswered);
            var answer = Answer(text);
            if (answer.Length > 0) answers++;
            Assert.True(Answered.FaultsOf(answer).Count == 0, $"{string.Join("; ", Answered.FaultsOf(answer))}\n{text}\n{Flat(answer)}");
        }
        Assert.Equal(isAnswered, answers > 0);
    }
}
