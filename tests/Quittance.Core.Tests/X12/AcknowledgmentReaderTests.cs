using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;

namespace Quittance.Core.Tests.X12;

public sealed class AcknowledgmentReaderTests
{
    private const string Answer =
        "AK1*HC*17*005010X222A1~AK2*837*0001*005010X222A1~IK5*A~AK2*837*0002*005010X222A1~IK5*A~AK2*837*0003*005010X222A1~" +
        "IK3*CLM*22*2300*8~CTX*CLM01:A77~IK4*5:1*1331*1~IK4*2*782*6*12,50~IK3*REF*57**3~CTX*SITUATIONAL TRIGGER*CLM*43**5:3~CTX*CLM01:A78~IK5*R*5*I5~AK9*P*3*3*2~";

    private static List<X12Item> Status(string claims) => Sample.Items(Sample.Wrap(
        "BHT*0085*08*REF1*20260105*1300*TH~HL*1**20*1~NM1*PR*2*BIG PAYER*****PI*P1~TRN*1*T1~DTP*050*D8*20260104~DTP*009*D8*20260105~" +
        "HL*2*1*21*1~NM1*41*2*GROUP PRACTICE*****46*S1~TRN*2*BATCH7~STC*A1:19:PR*20260105*WQ*150~HL*3*2*19*1~NM1*85*2*GROUP PRACTICE*****XX*1234567893~" + claims,
        "277", "005010X214", "HN"));

    [Fact]
    public void A_partly_accepted_999_names_each_set_and_the_group()
    {
        var items = Sample.Items(Sample.Wrap(Answer, "999", "005010X231A1", "FA"));
        Assert.Empty(Sample.Findings(items));
        Assert.Equal(new GroupAnswered999("HC", "17", "005010X222A1"), items.OfType<GroupAnswered999>().Single());
        var sets = items.OfType<SetAnswered999>().ToList();
        Assert.Equal(["0001 A", "0002 A", "0003 R"], sets.Select(s => $"{s.Control} {s.Code}"));
        var result = items.OfType<GroupResult999>().Single();
        Assert.Equal(("P", 3, 3, 2), (result.Code, result.Included, result.Received, result.Accepted));
        Assert.Equal(["5", "I5"], sets[2].ErrorCodes);
        Assert.Equal(("CLM", 22, "2300", "8", "A77"), (sets[2].Errors[0].Segment, sets[2].Errors[0].Position, sets[2].Errors[0].Loop, sets[2].Errors[0].Code, sets[2].Errors[0].ClaimNumber));
        Assert.Equal([new ElementError999("5:1", "1331", "1", ""), new ElementError999("2", "782", "6", "12,50")], sets[2].Errors[0].Elements);
        Assert.Equal(("A78", 0), (sets[2].Errors[1].ClaimNumber, sets[2].Errors[1].Elements.Count));
    }

    [Fact]
    public void A_997_says_the_same_with_its_own_segments()
    {
        var text = Answer.Replace("IK", "AK", StringComparison.Ordinal);
        Assert.Equal(Sample.Items(Sample.Wrap(Answer, "999", "005010X231A1", "FA")).OfType<SetAnswered999>().Select(s => s.Code),
            Sample.Items(Sample.Wrap(text, "997", "004010", "FA", false)).OfType<SetAnswered999>().Select(s => s.Code));
    }

    [Fact]
    public void An_answer_without_ik5_says_nothing_about_acceptance()
    {
        var items = Sample.Items(Sample.Wrap("AK1*HC*17~AK2*837*0001~AK2*837*0002~IK5*A~AK9*P*2*2*1~", "999", "005010X231A1", "FA"));
        Assert.Equal(["", "A"], items.OfType<SetAnswered999>().Select(s => s.Code));
        Assert.Equal(["x12.answer-missing"], Sample.Ids(items));
    }

    [Fact]
    public void An_accepted_claim_is_read_with_who_says_so()
    {
        var items = Status("HL*4*3*PT~NM1*QC*1*DOE*JANE****MI*M1~TRN*2*A1~STC*A2:20:PR*20260105*WQ*150~REF*1K*ICN1~REF*D9*CH1~DTP*472*D8*20260103~");
        Assert.Empty(Sample.Findings(items));
        var answers = items.OfType<ClaimStatus277CA>().ToList();
        Assert.Equal(["21", "PT"], answers.Select(a => a.Level));
        var claim = answers[1];
        Assert.Equal(("A1", "BATCH7", "BIG PAYER", "P1", "PR"), (claim.ClaimNumber, claim.BatchTrace, claim.SourceName, claim.SourceId, claim.SourceEntity));
        Assert.Equal(("1234567893", "XX", "20260104", "20260105"), (claim.ProviderId, claim.ProviderIdQualifier, claim.ReceivedDate, claim.ProcessedDate));
        Assert.Equal(("ICN1", "CH1", "20260103"), (claim.PayerClaimNumber, claim.ClearinghouseNumber, claim.ServiceFrom));
        Assert.Equal([new Status277CA("A2", "20", "PR", "20260105", "WQ", new Money(15000))], claim.Statuses);
    }

    [Fact]
    public void A_rejected_claim_names_its_entity()
    {
        var claim = Status("HL*4*3*PT~NM1*QC*1*DOE*JANE~TRN*2*A1~STC*A7:562:85*20260105*U*150******A7:21~").OfType<ClaimStatus277CA>().Last();
        Assert.Equal([new Status277CA("A7", "562", "85", "20260105", "U", new Money(15000)), new Status277CA("A7", "21", "", "20260105", "U", new Money(15000))], claim.Statuses);
    }

    [Fact]
    public void A_rejected_line_stands_apart_from_the_claims_own_status()
    {
        var claim = Status("HL*4*3*PT~NM1*QC*1*DOE*JANE~TRN*2*A1~STC*A2:20*20260105*WQ*150~SVC*HC:99213*100~STC*A7:454*20260105*U~REF*FJ*1~DTP*472*D8*20260103~").OfType<ClaimStatus277CA>().Last();
        Assert.Equal("A2", Assert.Single(claim.Statuses).Category);
        Assert.Equal("A7", Assert.Single(claim.LineStatuses).Category);
        Assert.Equal(("99213", "1"), (claim.Lines[0].Code, claim.Lines[0].LineNumber));
    }

    [Fact]
    public void Several_claims_of_one_patient_are_told_apart_by_their_trace()
    {
        var answers = Status("HL*4*3*PT~NM1*QC*1*DOE*JANE~TRN*2*A1~STC*A2:20*20260105*WQ*150~TRN*2*A2~STC*A3:21*20260105*U*90~").OfType<ClaimStatus277CA>().Skip(1).ToList();
        Assert.Equal(["A1 A2", "A2 A3"], answers.Select(a => $"{a.ClaimNumber} {a.Statuses.Single().Category}"));
        Assert.Equal([2, 3], answers.Select(a => a.Ordinal));
    }
}
