using Quittance.Core.Codes;

namespace Quittance.Core.Tests.Codes;

public sealed class OtherCodeListsTests
{
    [Theory]
    [InlineData("WO", "recoupment")]
    [InlineData("FB", "forward-balance")]
    [InlineData("L6", "interest")]
    [InlineData("72", "refund")]
    [InlineData("50", "penalty")]
    [InlineData("E3", "capitation")]
    [InlineData("PI", "settlement")]
    [InlineData("OA", "pass-through")]
    [InlineData("IR", "third-party")]
    [InlineData("CS", "research")]
    [InlineData("90", "unapplied")]
    public void A_provider_level_reason_names_the_account_that_takes_the_money(string code, string account) =>
        Assert.Equal(account, PlbReason.AccountOf(code));

    [Fact]
    public void The_provider_level_list_has_its_41_reasons_and_sends_others_to_unapplied()
    {
        Assert.Equal(41, PlbReason.All.Select(entry => entry.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(PlbReason.All, entry => Assert.True(entry.UsualSign is "+" or "-" or "+/-", entry.Code));
        Assert.Null(PlbReason.Find("ZZ"));
        Assert.Equal("unapplied", PlbReason.AccountOf("ZZ"));
    }

    [Theory]
    [InlineData("M15", "BND")]
    [InlineData("MA130", "FIX")]
    [InlineData("N693", "post")]
    [InlineData("N873", "NSA hold")]
    [InlineData("N887", "NSA hold")]
    [InlineData("N617", "ELG")]
    [InlineData("N30", "ELG/NCV")]
    public void A_remark_routes_the_work(string code, string route) => Assert.Equal(route, Rarc.Find(code)?.Route);

    [Fact]
    public void Remarks_stand_once_and_others_route_nothing()
    {
        Assert.Equal(Rarc.All.Count, Rarc.All.Select(entry => entry.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(Rarc.Find("N686"));
        Assert.Null(Rarc.Find("N886A"));
    }

    [Theory]
    [InlineData("MA130", true)]
    [InlineData("N211", true)]
    [InlineData("N704", true)]
    [InlineData("N210", false)]
    public void Some_remarks_take_the_appeal_away(string code, bool forbids) => Assert.Equal(forbids, Rarc.ForbidsAppeal(code));

    [Theory]
    [InlineData("A0", ClaimStatusEffect.Forwarded, false)]
    [InlineData("A1", ClaimStatusEffect.Received, false)]
    [InlineData("A2", ClaimStatusEffect.Accepted, false)]
    [InlineData("A3", ClaimStatusEffect.Rejected, true)]
    [InlineData("A4", ClaimStatusEffect.NotFound, false)]
    [InlineData("A5", ClaimStatusEffect.Split, false)]
    [InlineData("A6", ClaimStatusEffect.Rejected, true)]
    [InlineData("A7", ClaimStatusEffect.Rejected, true)]
    [InlineData("A8", ClaimStatusEffect.Rejected, true)]
    [InlineData("DR08", ClaimStatusEffect.NotAboutClaims, false)]
    public void A_277CA_category_says_what_happens_to_the_claim(string code, ClaimStatusEffect effect, bool rejects)
    {
        Assert.Equal(effect, ClaimStatusCategory.Find(code)?.Effect);
        Assert.Equal(rejects, ClaimStatusCategory.Rejects(code));
    }

    [Fact]
    public void A_277CA_may_not_carry_the_categories_of_the_status_response() => Assert.Null(ClaimStatusCategory.Find("F1"));
}
