using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Codes;

public sealed class CarcRulesTests
{
    [Theory]
    [InlineData("23", "OA", true)]
    [InlineData("23", "CO", false)]
    [InlineData("P25", "CO", true)]
    [InlineData("P25", "PR", false)]
    [InlineData("85", "PR", true)]
    [InlineData("85", "CO", false)]
    [InlineData("278", "PI", true)]
    [InlineData("278", "OA", false)]
    [InlineData("45", "PR", true)]
    [InlineData("45", "OA", false)]
    [InlineData("97", "PI", true)]
    public void A_reason_with_a_fixed_group_fits_no_other(string code, string group, bool fits) => Assert.Equal(fits, CarcRules.GroupFits(code, group));

    [Fact]
    public void A_duplicate_is_contractual_only_for_workers_compensation()
    {
        Assert.False(CarcRules.GroupFits("18", "CO"));
        Assert.True(CarcRules.GroupFits("18", "CO", isWorkersCompensation: true));
        Assert.True(CarcRules.GroupFits("18", "OA"));
    }

    [Theory]
    [InlineData("16", true)]
    [InlineData("A1", true)]
    [InlineData("307", true)]
    [InlineData("45", false)]
    [InlineData("50", false)]
    public void Some_reasons_say_nothing_without_a_remark(string code, bool needs) => Assert.Equal(needs, CarcRules.NeedsRemark(code));

    [Theory]
    [InlineData("133", true)]
    [InlineData("257", true)]
    [InlineData("277", true)]
    [InlineData("P8", true)]
    [InlineData("B11", false)]
    [InlineData("50", false)]
    public void A_pending_reason_is_a_decision_still_to_come_and_no_denial(string code, bool isPending)
    {
        Assert.Equal(isPending, CarcRules.IsPending(code));
        Assert.False(isPending && Carc.IsDenial(code));
    }

    [Fact]
    public void The_fee_schedule_reduction_never_takes_the_whole_charge()
    {
        Assert.True(CarcRules.TakesForbiddenWholeCharge("45", new Money(150_00), new Money(150_00)));
        Assert.False(CarcRules.TakesForbiddenWholeCharge("45", new Money(149_99), new Money(150_00)));
        Assert.False(CarcRules.TakesForbiddenWholeCharge("97", new Money(150_00), new Money(150_00)));
        Assert.False(CarcRules.TakesForbiddenWholeCharge("45", Money.Zero, Money.Zero));
    }
}
