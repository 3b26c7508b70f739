using Quittance.Core.Analytics;

namespace Quittance.App.Analytics;

/// <summary>The figures of a practice over a period. Until claims are stored there are none, and the report says so.</summary>
internal sealed class ReadKpis(TimeProvider time)
{
    public Task<KpiReport> RunAsync(Guid tenantId, DateOnly? from, DateOnly? to, DateOnly? asOf, CancellationToken ct)
    {
        var day = asOf ?? to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var end = to ?? day;
        return Task.FromResult(new KpiReport(from ?? new DateOnly(end.Year, end.Month, 1), end, day, [], true, 0));
    }
}
