using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Answers;

public class SyntaxAnswerTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    private static string Answer(string text)
    {
        var verdict = FileCheck.Check(new MemoryStream(Sample.Bytes(text)), cancellationToken: TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        Assert.IsType<Result<WrittenFile>.Ok>(SyntaxAnswer.Write(verdict, output, 7, At));
        return Encoding.Latin1.GetString(output.ToArray()).Replace("\n", "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_file_is_accepted_and_sender_and_receiver_change_places()
    {
        var answer = Answer(CleanClaim.File());
        Assert.StartsWith("ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *260106*0930*^*00501*000000007*0*T*:~", answer, StringComparison.Ordinal);
        Assert.Contains("GS*FA*RECEIVER*SENDER*20260106*0930*1*X*005010X231A1~ST*999*0001*005010X231A1~AK1*HC*1*005010X222A1~" +
            "AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~SE*6*0001~", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_one_segment_share_their_IK3_and_name_the_claim()
    {
        var answer = Answer(CleanClaim.With("SV1*HC:99213*100*UN*1***1~", "SV1*XX:99213*1O0*UN*1***1~"));
        Assert.Contains("IK3*SV1*21*2400*8~CTX*CLM01:C1~IK4*1:1*235*7*XX~IK4*2*782*6*1O0~IK5*R*5~AK9*R*1*1*0~", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_segment_is_named_with_its_loop()
    {
        // The loop identifier has four characters at most.
        Assert.Contains("AK2*837*0001*005010X222A1~IK3*N3*8*2010*3~IK5*R*5~", Answer(CleanClaim.With("N3*1 MAIN ST~", "")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_personal_value_is_not_sent_back()
    {
        var answer = Answer(CleanClaim.With("D8*19800229", "D8*19810229"));
        Assert.Contains("IK4*2*1251*8~", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("1981", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_count_in_SE_rejects_with_code_4() =>
        Assert.Contains("IK5*R*4~", Answer(CleanClaim.File().Replace("SE*23*", "SE*22*", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void One_bad_set_of_two_accepts_the_group_in_part()
    {
        var text = CleanClaim.File();
        var bad = CleanClaim.With("SBR*P*18", "SBR*Z*18");
        var first = text[..text.IndexOf("GE*", StringComparison.Ordinal)];
        var second = bad[bad.IndexOf("ST*", StringComparison.Ordinal)..].Replace("*0001*005010X222A1~", "*0002*005010X222A1~", StringComparison.Ordinal)
            .Replace("*0001~GE*1*", "*0002~GE*2*", StringComparison.Ordinal);
        var answer = Answer(first + second);
        Assert.Contains("AK9*P*2*2*1~", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_count_in_GE_rejects_the_group() =>
        Assert.Contains("AK9*R*2*1*0*5~", Answer(CleanClaim.File().Replace("GE*1*", "GE*2*", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("IEA*1*000000001", "IEA*1*000000002", "R*001")]
    [InlineData("IEA*1*000000001", "IEA*2*000000001", "R*021")]
    [InlineData("IEA*1*000000001~", "", "R*023")]
    public void A_broken_envelope_is_answered_by_a_TA1_alone(string from, string to, string code)
    {
        var answer = Answer(CleanClaim.File().Replace(from, to, StringComparison.Ordinal));
        Assert.Contains($"TA1*000000001*260105*1200*{code}~IEA*0*", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("GS*", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TA1_that_was_asked_for_comes_with_the_999()
    {
        var answer = Answer(CleanClaim.File().Replace("*000000001*0*T*", "*000000001*1*T*", StringComparison.Ordinal));
        Assert.Contains("TA1*000000001*260105*1200*A*000~GS*FA*", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_among_answers_is_told_by_a_TA1()
    {
        var answer = Answer(Sample.Wrap(CleanClaim.Segments, group: "FA"));
        Assert.Contains("TA1*000000001*260105*1200*R*024~IEA*0*", answer, StringComparison.Ordinal);
        // A set without a name among answers may be one.
        Assert.Empty(Answer(Sample.Wrap(CleanClaim.Segments, "8X7", group: "FA")));
        Assert.Empty(Answer(Sample.Isa + "GS*FA*SENDER*RECEIVER*20260105*1200*1*X*005010X231A1~GE*0*1~IEA*1*000000001~"));
    }

    [Fact]
    public void An_element_beyond_the_ninety_ninth_is_not_named()
    {
        var answer = Answer(CleanClaim.With("N3*1 MAIN ST~", "N3*1 MAIN ST" + new string('*', 119) + "A\u0007~"));
        Assert.Contains("IK3*N3*8*2010*8~IK4*3*", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("IK4*120*", answer, StringComparison.Ordinal);
        Assert.Empty(Judged.Findings(answer));
    }

    [Fact]
    public void A_claim_number_of_which_only_blanks_are_sent_is_left_out()
    {
        var answer = Answer(CleanClaim.With("CLM*C1*100***11:B:1*", $"CLM*{new string(' ', 35)}C1*100***11:C:1*"));
        Assert.Contains("IK3*CLM*18*2300*8~IK4*", answer, StringComparison.Ordinal);
        Assert.Empty(Judged.Findings(answer));
    }

    [Fact]
    public void A_999_is_never_answered() => Assert.Empty(Answer(Answer(CleanClaim.File())));

    [Fact]
    public void Every_answer_is_itself_without_fault_and_says_each_fault()
    {
        foreach (var (from, to, expected) in StructureFaultTests.Faults.Select(f => f.Data))
        {
            var answer = Answer(CleanClaim.With(from, to));
            Assert.Equal([], Judged.Findings(answer).ConvertAll(f => $"{from} -> {to}: {Judged.Line(f)}"));
            var code = expected[(expected.LastIndexOf("code ", StringComparison.Ordinal) + 5)..];
            var set = Assert.Single(Sample.Items(answer).OfType<SetAnswered999>());
            if (code.Length == 0)
            {
                Assert.Equal("A", set.Code);
                continue;
            }
            var error = Assert.Single(set.Errors);
            Assert.Equal("R", set.Code);
            Assert.Equal(code, error.Elements.Count == 0 ? error.Code : Assert.Single(error.Elements).Code);
        }
    }

    [Theory] // what the validator that these files come from answers
    [Trait("Corpus", "true")]
    [InlineData("837I/azoner__pyx12__x12testdata__ele.source.txt", "TA1*000484889*040709*3339*R*015~")]
    [InlineData("837P/azoner__pyx12__x12testdata__837miss.source.txt", "TA1*000010121*030828*1128*R*023~")]
    [InlineData("837P/azoner__pyx12__x12testdata__fail_no_IEA.source.txt", "TA1*000010121*030828*1128*R*023~")]
    public void A_rejected_interchange_is_answered_as_another_validator_does(string file, string answer) =>
        Assert.Contains(answer, Answer(Encoding.Latin1.GetString(Corpus.Bytes(file))), StringComparison.Ordinal);

    [Fact]
    [Trait("Corpus", "true")]
    public void Answers_to_the_sample_files_are_without_fault()
    {
        Corpus.Skip();
        var answered = 0;
        var faults = new List<string>();
        foreach (var file in Corpus.Files())
        {
            var verdict = FileCheck.Check(File.OpenRead(file), cancellationToken: TestContext.Current.CancellationToken);
            using var output = new MemoryStream();
            if (SyntaxAnswer.Write(verdict, output, 1, At) is not Result<WrittenFile>.Ok || output.Length == 0) continue;
            answered++;
            faults.AddRange(Answered.FaultsOf(output.ToArray()).Select(f => $"{Path.GetFileName(file)}: {f}"));
        }
        Assert.Equal([], faults);
        Assert.True(answered > 150, $"Only {answered} files were answered.");
    }
}
