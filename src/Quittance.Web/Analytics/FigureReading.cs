using Quittance.App.Claims;
using Quittance.App.Storage;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;

namespace Quittance.Web.Analytics;

/// <summary>Figures and the claims behind them as this person asks for them: for the pages, the exports and the API.</summary>
internal sealed class FigureReading(QuittanceDb db, KpiSource source, CurrentPerson current, TimeProvider time)
{
    public const int PageRows = 50;

    /// <summary>Rows read at once for an export.</summary>
    private const int Batch = 500;

    /// <summary>The period that was asked for; days that were not said are filled in from the practice's own today.</summary>
    public Result<KpiPeriod> Period(DateOnly? from, DateOnly? to, DateOnly? asOf = null) => KpiPeriod.Resolve(from, to, asOf, current.Value!.Today(time));

    public Task<PracticeFigures> ReadAsync(KpiPeriod period, CancellationToken cancellation) => source(current.Value!.TenantId, period, cancellation);

    public Task<List<ClaimLine>> PageAsync(IReadOnlyList<string> claims, int page, CancellationToken cancellation) =>
        new ClaimLines(db).ReadAsync(current.Value!.TenantId, Ids(claims.Skip((page - 1) * PageRows).Take(PageRows)), cancellation);

    public async IAsyncEnumerable<ClaimLine> AllAsync(IReadOnlyList<string> claims, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = new ClaimLines(db);
        foreach (var some in claims.Chunk(Batch))
            foreach (var line in await lines.ReadAsync(current.Value!.TenantId, Ids(some), cancellation)) yield return line;
    }

    private static List<Guid> Ids(IEnumerable<string> claims) => [.. claims.Select(key => Guid.TryParse(key, out var id) ? id : Guid.Empty)];
}
