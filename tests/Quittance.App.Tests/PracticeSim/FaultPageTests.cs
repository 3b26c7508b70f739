using Quittance.App.Tests.Tidy;
using Quittance.Bench.Stories;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>Telling every case at a whole practice's size takes minutes, so the page is written by <c>./bench faults --write</c>; here is looked at what it says.</summary>
public class FaultPageTests
{
    private static readonly string[] Lines = Checkout.Read(FaultPage.Path).Split('\n');

    [Fact]
    public void The_page_tells_of_each_case_what_became_of_money_and_claims()
    {
        foreach (var one in FaultCase.All) Assert.Equal(2, Lines.Count(line => line.StartsWith($"| {one.Says} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_case_lost_a_cent_sent_a_claim_twice_or_left_a_difference_without_a_reason()
    {
        var rows = Lines.Where(line => FaultCase.All.Any(c => line.StartsWith($"| {c.Says} |", StringComparison.Ordinal))).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var ofMoney = rows.Where(r => r is { Length: 11 } && r[5] is "yes" or "NO").ToList();
        Assert.Equal(FaultCase.All.Count, ofMoney.Count);
        Assert.All(ofMoney, r => Assert.Equal(("0", "yes", r[7]), (r[4], r[5], r[8])));
        Assert.DoesNotContain("UNEXPLAINED", Checkout.Read(FaultPage.List), StringComparison.Ordinal);
        Assert.DoesNotContain(rows, r => r.Contains("OTHERS", StringComparer.Ordinal));
    }
}
