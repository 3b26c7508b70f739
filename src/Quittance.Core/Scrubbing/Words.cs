using System.Globalization;

namespace Quittance.Core.Scrubbing;

/// <summary>How findings write days and counts.</summary>
internal static class Words
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
