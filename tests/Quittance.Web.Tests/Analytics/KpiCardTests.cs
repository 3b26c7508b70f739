using Quittance.Core.Analytics;
using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Analytics;

public sealed class KpiCardTests
{
    [Theory]
    [InlineData("ar-days-gross", "31.4", "Under 40", "On target"), InlineData("clean-claim-rate", "98.3%", "98% or more", "On target")]
    [InlineData("denial-rate-claims", "6.1%", "Under 5%", "Watch"), InlineData("ar-over-90", "21.4%", "Under 15%", "Off target")]
    [InlineData("collection-rate-net", "–", "97% or more", ""), InlineData("collection-rate-gross", "40.0%", "", "")]
    public void A_figure_is_said_with_its_target_and_verdict(string id, string value, string target, string verdict)
    {
        var card = Card(id);
        Assert.Equal((value, target, verdict), (card.Value, card.Target, card.VerdictWord));
    }

    [Fact]
    public void The_source_stands_apart_from_the_words_of_the_formula()
    {
        var card = Card("ar-days-gross");
        Assert.Equal("AAFP, practice form.", card.Source);
        Assert.DoesNotContain("Source", card.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_measure_that_the_calculator_gives_has_a_short_name_and_named_parts()
    {
        var period = new KpiPeriod(new(2026, 11, 1), new(2026, 11, 15), new(2026, 11, 15), new(2026, 5, 1), new(2026, 7, 31));
        var measures = KpiCalculator.Calculate([], period).Kpis.Where(kpi => kpi.Id != "aging").ToList();
        Assert.NotEmpty(measures);
        Assert.All(measures, kpi => Assert.NotNull(KpiWords.Of(kpi.Id)));
    }

    private static KpiCard Card(string id) => KpiCard.Of(KnownFigures.Report.Kpis.Single(kpi => kpi.Id == id));
}
