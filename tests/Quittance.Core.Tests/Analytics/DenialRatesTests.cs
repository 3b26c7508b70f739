using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class DenialRatesTests
{
    private static KpiClaim Denied(string key, string sent, string decided, decimal charge) =>
        Claim(key, sent, charge).Decided(decided, Line(charge, 0, ("CO", "50", charge)));

    private static List<KpiClaim> Submitted(string day, int count) => [.. Many(count, number => Claim(Key(day, number), day, 100))];

    [Fact]
    public void T_K6_a_months_denials_are_measured_against_the_average_of_the_three_months_before()
    {
        List<KpiClaim> claims = [.. Submitted("2025-04-10", 2000), .. Submitted("2025-05-10", 2100), .. Submitted("2025-06-10", 1770)];
        claims.AddRange(Many(130, number => Denied(Key("denied", number), "2025-06-20", "2025-07-15", 100)));

        var rate = KpiOf("denial-rate-claims", claims, "2025-07-01", "2025-07-31");

        Assert.Equal(130m, rate.Numerator);
        Assert.Equal(2000m, rate.Denominator);
        Assert.Equal("6.5", rate.Percent());
        Assert.Equal(130, rate.NumeratorClaims.Count);
        Assert.Equal(6000, rate.DenominatorClaims.Count);
    }

    [Fact]
    public void Several_months_are_the_sum_of_numerators_over_the_sum_of_denominators()
    {
        List<KpiClaim> claims = [.. Submitted("2025-05-10", 30), .. Submitted("2025-06-10", 60)];
        claims.Add(Denied("J", "2025-06-20", "2025-07-15", 100));
        claims.Add(Denied("A", "2025-07-20", "2025-08-15", 100));

        var rate = KpiOf("denial-rate-claims", claims, "2025-07-01", "2025-08-31");

        // July: April 0, May 30, June 61. August: May 30, June 61, July 1.
        Assert.Equal((91m + 92m) / 3m, rate.Denominator);
        Assert.Equal(2m * 3m / 183m, rate.Value);
        Assert.Equal(92, rate.DenominatorClaims.Count);
    }

    [Fact]
    public void A_month_without_claims_counts_as_zero_in_the_average()
    {
        var rate = KpiOf("denial-rate-claims", [.. Submitted("2025-06-10", 3), Denied("D", "2025-07-02", "2025-07-15", 100)], "2025-07-01", "2025-07-31");
        Assert.Equal(1m, rate.Denominator);
        Assert.Equal(1m, rate.Value);
    }

    [Fact]
    public void Nothing_submitted_before_the_period_gives_no_rate()
    {
        var report = Report([Denied("D", "2025-07-02", "2025-07-15", 100)], "2025-07-01", "2025-07-31");
        Assert.Null(report.Get("denial-rate-claims").Value);
        Assert.Null(report.Get("denial-rate-dollars").Value);
        Assert.Equal(1m, report.Get("denial-rate-claims").Numerator);
    }

    [Fact]
    public void Dollars_compare_the_payers_charge_with_the_first_versions_charge()
    {
        // The claim went out at 150, was corrected to 120 and denied at 120: the denominator keeps the 150.
        var denied = Denied("D", "2025-06-20", "2025-07-15", 120) with { FirstCharge = Usd(150) };
        var rate = KpiOf("denial-rate-dollars", [denied, Claim("E", "2025-05-01", 450)], "2025-07-01", "2025-07-31");
        Assert.Equal(120m, rate.Numerator);
        Assert.Equal(200m, rate.Denominator);
        Assert.Equal(0.6m, rate.Value);
    }

    [Fact]
    public void A_shown_average_of_dollars_is_rounded_to_the_cent_and_the_value_is_exact()
    {
        var rate = KpiOf("denial-rate-dollars", [Denied("D", "2025-06-20", "2025-07-15", 100)], "2025-07-01", "2025-07-31");
        Assert.Equal(33.33m, rate.Denominator);
        Assert.Equal(3m, rate.Value);
    }

    [Fact]
    public void Partial_denials_count_with_the_whole_claim_charge()
    {
        var partial = Claim("P", "2025-06-01", 300).Decided("2025-07-10", Line(200, 150, ("CO", "45", 50)), Line(100, 0, ("CO", "97", 100)));
        var report = Report([partial], "2025-07-01", "2025-07-31");
        Assert.Equal(1m, report.Get("denial-rate-claims").Numerator);
        Assert.Equal(300m, report.Get("denial-rate-dollars").Numerator);
    }

    [Fact]
    public void Full_and_partial_denials_are_told_apart()
    {
        var partial = Claim("P", "2025-06-01", 300).Decided("2025-07-10", Line(200, 150, ("CO", "45", 50)), Line(100, 0, ("CO", "97", 100)));
        var report = Report([partial, Denied("F", "2025-06-01", "2025-07-10", 40)], "2025-07-01", "2025-07-31");
        var counts = report.Get("denial-rate-claims").NumeratorParts;
        Assert.Equal(("full", 1m, "F"), (counts[0].Name, counts[0].Amount, Assert.Single(counts[0].Claims)));
        Assert.Equal(("partial", 1m, "P"), (counts[1].Name, counts[1].Amount, Assert.Single(counts[1].Claims)));
        decimal[] dollars = [40m, 300m];
        Assert.Equal(dollars, report.Get("denial-rate-dollars").NumeratorParts.Select(part => part.Amount));
    }

    [Fact]
    public void A_reversal_with_its_correction_counts_no_second_denial()
    {
        var claim = Claim("A", "2025-06-01", 100).Decided("2025-07-10", Line(100, 80, ("CO", "45", 20))).Reversed("2025-08-05").Decided("2025-08-05", Line(100, 0, ("CO", "50", 100)));
        var twice = Denied("B", "2025-06-01", "2025-07-10", 100).Reversed("2025-08-05").Decided("2025-08-05", Line(100, 0, ("CO", "50", 100)));
        Assert.Equal(1m, KpiOf("denial-rate-claims", [claim, twice], "2025-07-01", "2025-08-31").Numerator);
        Assert.Equal(0m, KpiOf("denial-rate-claims", [claim, twice], "2025-08-01", "2025-08-31").Numerator);
    }

    [Fact]
    public void A_deductible_is_not_a_denial() =>
        Assert.Equal(0m, KpiOf("denial-rate-claims", [Claim("A", "2025-06-01", 100).Decided("2025-07-10", Line(100, 0, ("PR", "1", 100)))], "2025-07-01", "2025-07-31").Numerator);

    [Fact]
    public void Capitated_visits_stand_outside_both_parts()
    {
        var capitated = Claim("C", "2025-06-01", 100).Decided("2025-07-10", Line(100, 0, ("CO", "24", 100)));
        var rate = KpiOf("denial-rate-claims", [capitated, .. Submitted("2025-06-02", 3)], "2025-07-01", "2025-07-31");
        Assert.Equal(1m, rate.Denominator);
        Assert.Equal(0m, rate.Numerator);
    }

    [Fact]
    public void A_corrected_claim_and_a_crossover_are_submitted_once()
    {
        var corrected = Claim("A", "2025-06-01", 100).Decided("2025-06-10", Line(100, 50, ("CO", "45", 50)));
        var crossover = corrected with { Key = "B", Adjudications = [.. corrected.Adjudications, corrected.Adjudications[0] with { Order = 2, IsFirstLevel = false, Status = "2" }] };
        Assert.Equal(1m, KpiOf("denial-rate-claims", [corrected, crossover, Claim("C", "2025-06-03", 1)], "2025-07-01", "2025-07-31").Denominator);
    }

    [Fact]
    public void Held_and_voided_claims_are_neither_submitted_nor_denied()
    {
        var denied = Denied("A", "2025-06-01", "2025-07-10", 100);
        var rate = KpiOf("denial-rate-claims", [denied with { IsHeld = true }, denied with { IsVoid = true }, .. Submitted("2025-06-02", 3)], "2025-07-01", "2025-07-31");
        Assert.Equal(0m, rate.Numerator);
        Assert.Equal(1m, rate.Denominator);
    }
}
