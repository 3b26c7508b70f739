using System.Collections.Frozen;
using System.Globalization;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>Until when a kind of payer takes a first claim. <paramref name="IsLaw"/> is false for what contracts usually say.</summary>
internal sealed record FilingLimit(string Indicator, string Text, int Days, int Months, bool IsLaw, string Source, string? Link);

/// <summary>Last days for a first claim, counted from the first day of service; the day itself still counts.</summary>
internal static class FilingLimits
{
    private static readonly FrozenDictionary<string, FilingLimit> ByIndicator = Load().ToFrozenDictionary(l => l.Indicator, StringComparer.Ordinal);

    /// <summary>The limit of a claim filing indicator (SBR09) other than Medicare's own; null when none is known.</summary>
    public static FilingLimit? Find(string indicator) => ByIndicator.GetValueOrDefault(indicator);

    /// <summary>True for Medicare Part A and B; a Medicare Advantage plan is a payer of its own.</summary>
    public static bool IsMedicare(string indicator) => indicator is "MA" or "MB";

    /// <summary>The last day for Medicare: one calendar year after the service (42 CFR 424.44). 29 February ends on 28 February.</summary>
    public static DateOnly LastMedicareDay(DateOnly service) => AddMonths(service, 12);

    /// <summary>The last day of a limit.</summary>
    public static DateOnly LastDay(FilingLimit limit, DateOnly service)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.Months > 0 ? AddMonths(service, limit.Months) : AddDays(service, limit.Days);
    }

    /// <summary>The last day of a limit of days.</summary>
    public static DateOnly AddDays(DateOnly service, int days) => DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, service.DayNumber + days));

    // A file may say the year 9999; the calendar ends there.
    private static DateOnly AddMonths(DateOnly service, int months) => service >= DateOnly.MaxValue.AddMonths(-months) ? DateOnly.MaxValue : service.AddMonths(months);

    private static IEnumerable<FilingLimit> Load()
    {
        foreach (var row in CodeTable.Rows("Scrubbing/timely-filing.txt", 5))
        {
            var limit = row[1].Split(' ');
            var number = int.Parse(limit[0], CultureInfo.InvariantCulture);
            Check.That(limit[1] is "days" or "months" && row[2] is "law" or "usual", "timely-filing.txt says days or months, law or usual");
            yield return new FilingLimit(row[0], row[1], limit[1] == "days" ? number : 0, limit[1] == "months" ? number : 0, row[2] == "law", row[3], CodeTable.OrNull(row[4]));
        }
    }
}
