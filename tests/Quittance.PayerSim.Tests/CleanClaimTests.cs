using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Tests;

public class CleanClaimTests
{
    [Fact]
    public void The_built_in_payers_can_be_read() => Assert.Equal(6, BuiltInProfiles.Read().Count);

    [Fact]
    public void A_clean_claim_gets_a_999_the_same_day_a_277CA_the_next_and_then_its_money()
    {
        using var practice = new Practice(BuiltInProfiles.Read());
        practice.Enroll("HM100", "99102", "choice");
        practice.Send(Billed.Claim("A1", "99102", "HM100", Billed.Line("99213", 16500, Practice.Start)));
        practice.Pass(1);
        Assert.Equal("A", Assert.Single(practice.Items<SetAnswered999>("999")).Code);
        Assert.Empty(practice.Statuses);
        practice.Pass(1);
        var status = Assert.Single(practice.Statuses);
        Assert.Equal(("A1", "A2"), (status.ClaimNumber, status.Statuses[0].Category));
        practice.Pass(60);
        var payment = Assert.Single(practice.Payments);
        Assert.Equal(("A1", "1", status.PayerClaimNumber), (payment.Number, payment.Status, payment.PayerClaimNumber));
        // 128 % of 88.95 is 113.86, less the copay of 30.
        Assert.Equal((new Money(8386), new Money(3000)), (payment.Paid, payment.PatientResponsibility));
        practice.CheckAnswers();
    }
}
