namespace Quittance.Core.Kernel;

/// <summary>What becomes of a fraction of a cent. The default value is the one that fee schedules use.</summary>
public enum RoundingRule
{
    /// <summary>To the nearest cent, a half away from zero.</summary>
    HalfAwayFromZero,
    /// <summary>To the nearest cent, a half to the even one.</summary>
    HalfEven,
    /// <summary>The fraction is dropped: towards zero.</summary>
    Down,
}

/// <summary>The only place where a rate becomes money. Every caller names its rule.</summary>
public static class Rounding
{
    /// <summary>A rate of an amount, in whole cents. Throws when the cents do not fit.</summary>
    public static Money ToCents(Money amount, Rate rate, RoundingRule rule) =>
        new(checked((long)Divide(checked(amount.Cents * rate.Numerator), rate.Denominator, rule)));

    /// <summary>A price worked out as an exact number of dollars, in whole cents. Throws when the cents do not fit.</summary>
    public static Money ToCents(Rate dollars, RoundingRule rule) => ToCents(new Money(100), dollars, rule);

    private static Int128 Divide(Int128 number, Int128 divisor, RoundingRule rule)
    {
        var (whole, rest) = Int128.DivRem(number, divisor);
        var half = checked(Int128.Abs(rest) * 2).CompareTo(divisor);
        var onward = rule switch
        {
            RoundingRule.HalfAwayFromZero => half >= 0,
            RoundingRule.HalfEven => half > 0 || (half == 0 && !Int128.IsEvenInteger(whole)),
            RoundingRule.Down => false,
            _ => throw new CheckFailedException($"There is no rounding rule {rule}."),
        };
        return onward ? whole + Int128.Sign(number) : whole;
    }
}
