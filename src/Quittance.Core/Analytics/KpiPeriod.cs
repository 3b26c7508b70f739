using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>
/// The days that a report is about, both ends included. <see cref="CohortFrom"/> to <see cref="CohortTo"/> are the service dates
/// of the collection rates, which need claims that had time to be paid.
/// </summary>
internal sealed record KpiPeriod(DateOnly From, DateOnly To, DateOnly AsOf, DateOnly CohortFrom, DateOnly CohortTo)
{
    /// <summary>
    /// Fills in what was not said. As-of is the end of the period, else today. The period ends as of that day and begins with
    /// the month in which it ends. A period whose beginning was said is also the cohort of the collection rates; else these
    /// take the months six to four before as-of, so that the youngest claim is at least 90 days old.
    /// </summary>
    public static Result<KpiPeriod> Resolve(DateOnly? from, DateOnly? to, DateOnly? asOf, DateOnly today)
    {
        var snapshot = asOf ?? to ?? today;
        var end = to ?? snapshot;
        var start = from ?? FirstOfMonth(end);
        if (start > end)
            return new Result<KpiPeriod>.Refused("kpi.period", string.Create(
                CultureInfo.InvariantCulture, $"The period begins on {start:yyyy-MM-dd}, after its end on {end:yyyy-MM-dd}."));
        var month = FirstOfMonth(snapshot);
        return from is null
            ? new KpiPeriod(start, end, snapshot, month.AddMonths(-6), month.AddMonths(-3).AddDays(-1))
            : new KpiPeriod(start, end, snapshot, start, end);
    }

    internal bool Has(DateOnly day) => day >= From && day <= To;

    internal bool CohortHas(DateOnly day) => day >= CohortFrom && day <= CohortTo;

    internal static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
