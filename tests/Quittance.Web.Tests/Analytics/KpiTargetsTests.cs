using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Analytics;

public sealed class KpiTargetsTests
{
    [Theory]
    [InlineData("ar-days-gross", 39.9, "OnTarget"), InlineData("ar-days-gross", 40, "Watch"), InlineData("ar-days-gross", 50, "Watch"), InlineData("ar-days-gross", 50.1, "OffTarget")]
    [InlineData("ar-over-90", 0.149, "OnTarget"), InlineData("ar-over-90", 0.15, "Watch"), InlineData("ar-over-90", 0.201, "OffTarget")]
    [InlineData("clean-claim-rate", 0.98, "OnTarget"), InlineData("clean-claim-rate", 0.9799, "Watch"), InlineData("clean-claim-rate", 0.95, "Watch"), InlineData("clean-claim-rate", 0.9499, "OffTarget")]
    [InlineData("first-pass-rate", 0.9, "OnTarget"), InlineData("first-pass-rate", 0.8625, "Watch"), InlineData("first-pass-rate", 0.84, "OffTarget")]
    [InlineData("denial-rate-claims", 0.049, "OnTarget"), InlineData("denial-rate-claims", 0.065, "Watch"), InlineData("denial-rate-dollars", 0.101, "OffTarget")]
    [InlineData("collection-rate-net", 0.97, "OnTarget"), InlineData("collection-rate-net", 0.95, "Watch"), InlineData("collection-rate-net", 0.949, "OffTarget")]
    public void A_value_is_judged_by_the_usual_thresholds(string id, double value, string verdict) =>
        Assert.Equal(verdict, KpiTargets.Of(id)!.Judge((decimal)value).ToString());

    [Fact]
    public void Gross_collection_only_informs_and_has_no_target() => Assert.Null(KpiTargets.Of("collection-rate-gross"));
}
