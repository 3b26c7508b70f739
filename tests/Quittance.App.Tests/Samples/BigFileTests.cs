using Quittance.Bench.Generate;
using Quittance.Bench.Measure;

namespace Quittance.App.Tests.Samples;

public sealed class BigFileTests
{
    [Fact]
    public void A_claim_file_and_a_remittance_file_of_one_seed_match()
    {
        var claims = PlainX12.Segments(Make(to => BigFiles.WriteClaims(to, 3, new Amount(700, null))))
            .Where(s => s[0] == "CLM").ToDictionary(s => s[1], s => s.Cents(2), StringComparer.Ordinal);
        var remittances = PlainX12.Sets(Make(to => BigFiles.WriteRemittances(to, 3, new Amount(700, null)))).Select(PlainRemittance.Read).ToList();

        Assert.Equal(700, claims.Count);
        Assert.Equal(claims, remittances.SelectMany(r => r.Payments).ToDictionary(p => p.Number, p => p.Charge, StringComparer.Ordinal));
        Assert.All(remittances, r => Assert.True(r.AddsUp));
    }

    [Fact]
    public void A_size_is_met_within_a_twentieth()
    {
        Assert.InRange(Make(to => BigFiles.WriteClaims(to, 1, new Amount(null, 3_000_000))).Length, 2_850_000, 3_150_000);
        Assert.InRange(Make(to => BigFiles.WriteRemittances(to, 1, new Amount(null, 3_000_000))).Length, 2_850_000, 3_150_000);
    }

    [Fact]
    public void A_set_holds_five_thousand_claims_at_most()
    {
        var sets = PlainX12.Sets(Make(to => BigFiles.WriteClaims(to, 1, new Amount(5_001, null)))).Select(s => s.Count(x => x[0] == "CLM"));

        Assert.Equal([5_000, 1], sets);
    }

    [Fact]
    public void A_ratio_under_half_of_the_recorded_one_does_not_pass_the_gate()
    {
        string[] recorded = ["| Figure | Value | Ratio |", "|---|---|---|", "| x12 835 claims | 50 MB/s | 0.0400 |"];

        Assert.Single(RatioGate.Check([new Figure("x12 835 claims", "MB/s", 19, 1000)], recorded));
        Assert.Empty(RatioGate.Check([new Figure("x12 835 claims", "MB/s", 21, 1000)], recorded));
        Assert.Empty(RatioGate.Check([new Figure("never recorded", "MB/s", 1, 1000)], recorded));
    }

    [Theory]
    [InlineData(new[] { 5.0, 1.0, 3.0 }, 3.0)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0 }, 2.5)]
    public void The_median_is_the_middle(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));

    private static byte[] Make(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
