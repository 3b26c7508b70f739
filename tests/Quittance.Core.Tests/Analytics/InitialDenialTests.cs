using Quittance.Core.Analytics;
using static Quittance.Core.Tests.Analytics.Facts;

namespace Quittance.Core.Tests.Analytics;

public sealed class InitialDenialTests
{
    private static DenialExtent Extent(params KpiAdjudicatedLine[] lines) =>
        InitialDenial.ExtentOf(Claim("A", "2025-07-01", 100).Decided("2025-07-20", lines).Adjudications[0]);

    [Fact]
    public void A_line_with_nothing_paid_and_a_denial_reason_is_denied() => Assert.Equal(DenialExtent.Full, Extent(Line(100, 0, ("CO", "50", 100))));

    [Theory]
    [InlineData("CO", "253")]
    [InlineData("CO", "59")]
    [InlineData("CO", "94")]
    [InlineData("CO", "131")]
    [InlineData("CO", "144")]
    [InlineData("PR", "1")]
    [InlineData("PR", "2")]
    [InlineData("PR", "3")]
    [InlineData("PR", "66")]
    [InlineData("OA", "23")]
    [InlineData("CO", "24")]
    [InlineData("CO", "not a code")]
    public void Contract_patient_share_prior_payer_and_unknown_reasons_deny_nothing(string group, string carc) =>
        Assert.Equal(DenialExtent.None, Extent(Line(100, 0, (group, carc, 100))));

    [Fact]
    public void A_payer_that_waits_for_another_payers_answer_denies() => Assert.Equal(DenialExtent.Full, Extent(Line(100, 0, ("OA", "22", 100))));

    [Fact]
    public void A_denial_reason_under_the_patients_group_still_denies_the_line() => Assert.Equal(DenialExtent.Full, Extent(Line(100, 0, ("PR", "96", 100))));

    [Fact]
    public void A_retired_reason_denies_as_its_successor_does() => Assert.Equal(DenialExtent.Full, Extent(Line(100, 0, ("CO", "17", 100))));

    [Fact]
    public void A_paid_line_is_not_denied_by_a_partial_reduction() => Assert.Equal(DenialExtent.None, Extent(Line(100, 40, ("CO", "97", 60))));

    [Fact]
    public void Units_that_were_refused_deny_the_line_although_others_were_paid()
    {
        var line = Line(100, 40, ("CO", "151", 60)) with { PaidFewerUnits = true };
        Assert.Equal(DenialExtent.Full, Extent(line));
        Assert.Equal(DenialExtent.None, Extent(line with { Adjustments = [new("CO", "45", Usd(60))] }));
    }

    [Fact]
    public void One_denied_line_among_paid_ones_is_a_partial_denial() =>
        Assert.Equal(DenialExtent.Partial, Extent(Line(200, 80, ("CO", "45", 80), ("PR", "1", 40)), Line(100, 0, ("CO", "97", 100))));

    [Fact]
    public void Lines_without_a_charge_are_not_counted()
    {
        Assert.Equal(DenialExtent.None, Extent(Line(100, 100), Line(0, 0, ("CO", "96", 0))));
        Assert.Equal(DenialExtent.Full, Extent(Line(100, 0, ("CO", "50", 100)), Line(0, 0)));
        Assert.Equal(DenialExtent.None, Extent(Line(0, 0, ("CO", "50", 0))));
    }

    [Fact]
    public void A_decision_without_lines_is_one_line()
    {
        var decision = new KpiAdjudication(
            1, Day("2025-07-20"), "1", IsFirstLevel: true, Usd(100), Usd(0), Usd(0), [], [new("CO", "29", Usd(100))], IsReversal: false, IsReversed: false);
        Assert.Equal(DenialExtent.Full, InitialDenial.ExtentOf(decision));
        Assert.Equal(DenialExtent.None, InitialDenial.ExtentOf(decision with { ClaimAdjustments = [new("PR", "1", Usd(100))] }));
    }

    [Fact]
    public void A_denial_of_the_claim_itself_denies_every_line()
    {
        var decision = Claim("A", "2025-07-01", 300).Decided("2025-07-20", Line(200, 200), Line(100, 100)).Adjudications[0];
        Assert.Equal(DenialExtent.Full, InitialDenial.ExtentOf(decision with { Paid = Usd(0), ClaimAdjustments = [new("CO", "29", Usd(300))] }));
    }

    [Fact]
    public void A_correction_does_not_replace_the_first_decision()
    {
        var claim = Claim("A", "2025-07-01", 100).Decided("2025-07-20", Line(100, 0, ("CO", "16", 100))).Reversed("2025-08-05").Decided("2025-08-05", Line(100, 80, ("CO", "45", 20)));
        Assert.Equal(Day("2025-07-20"), InitialDenial.FirstDecision(claim)!.BookDate);
    }

    [Theory]
    [InlineData("23")]
    [InlineData("25")]
    public void A_forwarded_or_only_priced_claim_is_not_decided(string status) =>
        Assert.Null(InitialDenial.FirstDecision(Claim("A", "2025-07-01", 100).Decided("2025-07-20", status, Line(100, 0, ("CO", "50", 100)))));
}
