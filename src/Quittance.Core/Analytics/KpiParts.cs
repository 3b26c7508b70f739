using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>How the parts of a measure are shown and divided.</summary>
internal static class KpiParts
{
    internal static decimal Dollars(Money amount) => amount.Cents / 100m;

    /// <summary>An average amount in dollars, rounded to the cent, half away from zero.</summary>
    internal static decimal ShownAverage(Money total, int parts) => Math.Round((decimal)total.Cents / parts, MidpointRounding.AwayFromZero) / 100m;

    /// <summary>Null without a denominator: no data is neither 0 nor 100 percent.</summary>
    internal static decimal? Ratio(decimal numerator, decimal denominator) => denominator == 0m ? null : numerator / denominator;
}
