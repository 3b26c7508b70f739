using Quittance.Core.Analytics;

namespace Quittance.Web.Analytics;

/// <summary>Where a page gets its figures from: the analytics stage, or known figures in a test of the page.</summary>
internal delegate Task<PracticeFigures> KpiSource(Guid tenantId, KpiPeriod period, CancellationToken cancellation);
