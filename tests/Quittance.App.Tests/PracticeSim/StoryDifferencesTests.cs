using System.Text;
using Quittance.App.Tests.Exchange;
using Quittance.Core.Kernel;
using Quittance.PayerSim;
using Quittance.PracticeSim.Comparison;
using Quittance.PracticeSim.Visits;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>A reason is given only where it can be one.</summary>
public sealed class StoryDifferencesTests(UndisturbedStory story) : IClassFixture<UndisturbedStory>
{
    private static readonly DateOnly Last = UndisturbedStory.TwoMonths.Until;
    private static readonly ClaimEnd Paid = new("Closed", new(20000), new(15000), new(4000), new(1000), Money.Zero, Money.Zero);

    // Two visits of one patient.
    private SimulatedVisit[] Visits => [.. story.Practice.Visits.GroupBy(v => v.Patient).First(g => g.Count() > 1).Take(2)];

    [Theory]
    [InlineData(FaultKind.Doubled, "835", "Unexplained")]
    [InlineData(FaultKind.AnsweredTwice, "835", "Unexplained")]
    [InlineData(FaultKind.Doubled, Fault.ClaimFile, "Unexplained")]
    [InlineData(FaultKind.Late, "835", "CameOtherwise")]
    [InlineData(FaultKind.AnsweredTwice, Fault.ClaimFile, "CameOtherwise")]
    public void What_comes_twice_explains_nothing_but_at_a_payer(FaultKind kind, string file, string reason)
    {
        var number = Visits[0].Number;

        Assert.Equal(reason, ReasonOf(number, Paid with { Paid = new(14000) }, Hit(kind, file, number)).ToString());
    }

    [Fact]
    public void Another_claim_of_the_policy_explains_how_a_payer_shares_out_a_charge_and_nothing_else()
    {
        var (hit, next) = (Visits[0].Number, Visits[1].Number);
        var late = Hit(FaultKind.Late, Fault.ClaimFile, hit);

        Assert.Equal(DifferenceReason.SamePolicy, ReasonOf(next, Paid with { Paid = new(14000), Patient = new(2000) }, late));
        Assert.Equal(DifferenceReason.Unexplained, ReasonOf(next, Paid with { Charge = new(21000), Patient = new(2000) }, late));
        Assert.Equal(DifferenceReason.Unexplained, ReasonOf(next, Paid with { State = "PatientDue", Open = new(1000) }, late));
        Assert.Equal(DifferenceReason.Unexplained, ReasonOf(next, new ClaimEnd("Accepted", Paid.Charge, Money.Zero, Money.Zero, Money.Zero, Paid.Charge, Money.Zero), late));
        Assert.Equal(DifferenceReason.Unexplained, ReasonOf(next, null, late));
        // An answer that came late changed nothing at the payer.
        Assert.Equal(DifferenceReason.Unexplained, ReasonOf(next, Paid with { Paid = new(14000), Patient = new(2000) }, Hit(FaultKind.Late, "835", hit)));
    }

    [Fact]
    public void What_is_billed_under_a_visits_other_number_follows_from_the_first() =>
        Assert.Equal(DifferenceReason.CameOtherwise, ReasonOf(Visits[0].Number + "-N", null, Hit(FaultKind.Late, "835", Visits[0].Number)));

    [Fact]
    public void A_claim_that_left_twice_is_not_set_off_by_one_that_never_left()
    {
        (string, string, int)[] meant = [("V1", "1", 1), ("V2", "1", 1), ("V3", "7", 2)];

        Assert.Equal(0, StoryEnd.Unlike(meant, meant.Reverse()));
        Assert.Equal(2, StoryEnd.Unlike(meant, [("V1", "1", 1), ("V1", "1", 1), ("V3", "7", 2)]));
        Assert.Equal(2, StoryEnd.Unlike(meant, [("V1", "1", 1), ("V2", "1", 1), ("V3", "1", 2)]));
    }

    private DifferenceReason ReasonOf(string number, ClaimEnd? end, FileHit hit)
    {
        var undisturbed = story.End with { Claims = new Dictionary<string, ClaimEnd>(StringComparer.Ordinal) { [number + "/0"] = Paid }, Unanswered = new HashSet<string>(StringComparer.Ordinal) };
        var claims = new Dictionary<string, ClaimEnd>(StringComparer.Ordinal);
        if (end is not null) claims.Add(number + "/0", end);
        return Assert.Single(StoryDifferences.Between(undisturbed, undisturbed with { Claims = claims, Hits = [hit] }, story.Practice.Visits, Last)).Reason;
    }

    private static FileHit Hit(FaultKind kind, string file, string number) => new(kind, Last.AddDays(-20), "file", file, Encoding.Latin1.GetBytes(
        file == "835" ? X12Text.Remittance(new(951, "20251011"), new Decided(number, "1", 200, 150, "CO*45*50")) : X12Text.Claims(new(952, "20251011"), new Bill(number, 200))), Last.AddDays(-14));
}
