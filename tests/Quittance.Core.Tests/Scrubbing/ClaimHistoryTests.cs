using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.Scrubbing;

public class ClaimHistoryTests
{
    [Fact]
    public void A_patients_claims_come_back_the_latest_first_and_nobody_elses()
    {
        var history = new ClaimHistory();
        history.Add(Of("1", "A"));
        history.Add(Of("2", "B"));
        history.Add(Of("3", "A"));

        Assert.Equal(["3", "1"], Numbers(history, "A"));
        Assert.Equal(["2"], Numbers(history, "B"));
        Assert.Empty(Numbers(history, "C"));
    }

    [Fact]
    public void The_oldest_claims_are_forgotten_first()
    {
        var history = new ClaimHistory(3);
        foreach (var (number, patient) in (ReadOnlySpan<(string, string)>)[("1", "A"), ("2", "B"), ("3", "A"), ("4", "A"), ("5", "C")]) history.Add(Of(number, patient));

        Assert.Equal(["4", "3"], Numbers(history, "A"));
        Assert.Empty(Numbers(history, "B"));
        Assert.Equal(["5"], Numbers(history, "C"));
    }

    [Fact]
    public void A_void_takes_a_claim_back_so_that_it_may_be_sent_anew()
    {
        var history = new ClaimHistory();
        history.Add(ExampleClaim.Clean);
        Assert.Equal(["PRO-1002"], Scrub(ExampleClaim.Clean, history));

        history.Add(ExampleClaim.Clean with { Frequency = "8", PayerClaimNumber = "1" });

        Assert.Empty(Scrub(ExampleClaim.Clean, history));
    }

    [Fact]
    public void A_rejected_claim_may_be_sent_again()
    {
        var history = new ClaimHistory();
        history.Add(ExampleClaim.Clean, wasRejected: true);

        Assert.Empty(Scrub(ExampleClaim.Clean, history));
    }

    [Fact]
    public void Many_claims_of_many_patients_are_kept_in_bounds_like_a_plain_list_would()
    {
        const int capacity = 50;
        var history = new ClaimHistory(capacity);
        var all = new List<(string Number, string Patient)>();
        for (var i = 0; i < 2000; i++)
        {
            var patient = Words.Count(i * 7919 % 23);
            history.Add(Of(Words.Count(i), patient));
            all.Add((Words.Count(i), patient));
            Assert.Equal(all.TakeLast(capacity).Where(c => c.Patient == patient).Select(c => c.Number).Reverse().ToList(), Numbers(history, patient));
        }
    }

    private static List<string> Scrub(Claim837 claim, ClaimHistory history) =>
        [.. EditCatalog.Runner.Run(claim, history.Of(claim), ExampleClaim.Today).Select(f => f.Id)];

    private static Claim837 Of(string number, string member) => ExampleClaim.Subscriber(s => s with { Id = member }) with { Number = number };

    private static List<string> Numbers(ClaimHistory history, string member) => [.. history.Of(Of("", member)).ToArray().Select(c => c.Number)];
}
