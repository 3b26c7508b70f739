using Quittance.Core.Analytics;

namespace Quittance.Web.Analytics;

/// <summary>Where a page gets its figures from: the analytics stage, or known figures in a test of the page.</summary>
internal delegate Task<KpiReport> KpiSource(Guid tenantId, DateOnly? from, DateOnly? to, DateOnly? asOf, CancellationToken cancellation);
