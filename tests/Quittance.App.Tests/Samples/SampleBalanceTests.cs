namespace Quittance.App.Tests.Samples;

/// <summary>The samples' arithmetic, checked without the product.</summary>
public sealed class SampleBalanceTests
{
    [Fact]
    public void Every_line_and_claim_of_a_remittance_adds_up()
    {
        foreach (var payment in SampleFiles.Remittances.SelectMany(r => r.Payments))
        {
            Assert.All(payment.Lines, l => Assert.Equal(l.Paid, l.Charge - l.Adjustments.Sum(a => a.Amount)));
            Assert.Equal(payment.Charge, payment.Lines.Sum(l => l.Charge));
            Assert.Equal(payment.Paid, payment.Charge - payment.Adjustments.Sum(a => a.Amount));
            Assert.Equal(payment.Patient, payment.Adjustments.Where(a => a.Group == "PR").Sum(a => a.Amount));
            Assert.DoesNotContain(payment.Adjustments, a => a.Amount == 0);
        }
    }

    [Fact]
    public void One_remittance_alone_does_not_add_up_and_none_is_negative()
    {
        var wrong = Assert.Single(SampleFiles.Remittances, r => !r.AddsUp);

        Assert.Equal(1000, wrong.Paid - (wrong.Payments.Sum(p => p.Paid) - wrong.Balance));
        Assert.All(SampleFiles.Remittances, r => Assert.True(r.Paid >= 0));
    }

    [Fact]
    public void One_claim_alone_is_not_the_sum_of_its_lines()
    {
        List<long> errors = [];
        foreach (var claim in Claims())
            errors.Add(claim[0].Cents(2) - claim.Where(s => s[0] == "SV1").Sum(s => s.Cents(2)));

        Assert.Equal(1000, Assert.Single(errors, e => e != 0));
    }

    [Fact]
    public void Claims_to_a_second_payer_repeat_what_the_first_one_paid()
    {
        var second = Claims().Where(c => c.Any(s => s[0] == "SVD")).ToList();

        Assert.True(second.Count >= 10);
        foreach (var claim in second)
        {
            var paid = claim.Single(s => s[0] == "AMT" && s[1] == "D").Cents(2);
            var adjusted = Adjusted(claim);
            Assert.Equal(paid, claim.Where(s => s[0] == "SVD").Sum(s => s.Cents(2)));
            Assert.Equal(claim[0].Cents(2), paid + adjusted.Sum(a => a.Amount));
            Assert.Equal(claim.Single(s => s[0] == "AMT" && s[1] == "EAF").Cents(2), adjusted.Where(a => a.Group == "PR").Sum(a => a.Amount));
        }
    }

    [Fact]
    public void Every_trailer_counts_what_it_closes()
    {
        foreach (var (_, bytes) in SampleFiles.Made.Where(f => f.Path.StartsWith("practice/", StringComparison.Ordinal)))
        {
            Assert.All(PlainX12.Sets(bytes), set =>
            {
                Assert.Equal(set.Count, int.Parse(set[^1][1], System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(set[0][2], set[^1][2]);
            });
            var all = PlainX12.Segments(bytes);
            Assert.Equal(all[0][13], all[^1][2]);
            Assert.Equal(all[^1][1], all.Any(s => s[0] == "GS") ? "1" : "0");
        }
    }

    [Fact]
    public void The_expected_totals_satisfy_their_equations()
    {
        var e = SampleFiles.Expected();

        Assert.Equal(e["charges"], e["posted"] + e["held"] + e["repeats"] + e["replaced"] + e["voided"]);
        Assert.Equal(e["paid"], e["paidPosted"] + e["paidHeld"] + e["paidRepeats"]);
        Assert.Equal(e["charges"], Claims().Sum(c => c[0].Cents(2)));
        Assert.Equal(e["paid"], SampleFiles.Remittances.Sum(r => r.Paid));
        Assert.Equal(e["claims"], Claims().Select(c => c[0][1]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(e.Values, v => Assert.True(v > 0));
    }

    [Fact]
    public void What_is_open_is_what_was_posted_less_what_insurers_paid_and_what_was_adjusted()
    {
        var e = SampleFiles.Expected();
        var taken = SampleFiles.Remittances.Where(r => r.AddsUp).DistinctBy(r => r.Content, StringComparer.Ordinal).SelectMany(r => r.Payments);

        Assert.Equal(e["posted"] - e["adjusted"] - e["open"], taken.Sum(p => p.Paid) - e["unmatched"]);
    }

    /// <summary>CLM and what follows it, up to the next claim or level.</summary>
    private static IEnumerable<List<string[]>> Claims()
    {
        foreach (var set in SampleFiles.OfKind(".837").SelectMany(f => PlainX12.Sets(f.Bytes)))
        {
            List<string[]>? claim = null;
            foreach (var segment in set)
            {
                if (segment[0] is "CLM" or "HL" or "SE")
                {
                    if (claim is not null) yield return claim;
                    claim = segment[0] == "CLM" ? [] : null;
                }
                claim?.Add(segment);
            }
        }
    }

    private static List<(string Group, long Amount)> Adjusted(List<string[]> claim)
    {
        List<(string, long)> adjusted = [];
        foreach (var segment in claim.Where(s => s[0] == "CAS"))
            for (var at = 3; at < segment.Length; at += 3) adjusted.Add((segment[1], segment.Cents(at)));
        return adjusted;
    }
}
