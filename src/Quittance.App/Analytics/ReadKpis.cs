using Quittance.Core.Analytics;

namespace Quittance.App.Analytics;

/// <summary>The figures of a practice over a period. Until claims are stored there are none, and the report says so.</summary>
internal sealed class ReadKpis(TimeProvider time)
{
    public Task<KpiReport> RunAsync(Guid tenantId, DateOnly? from, DateOnly? to, DateOnly? asOf, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Task.FromResult(KpiCalculator.Calculate([], from, to, asOf, today));
    }
}
