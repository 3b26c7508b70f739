using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>The list of claims as this person asks for it: for the page, the export, the API and acts on all rows of a filter.</summary>
internal sealed class ClaimReading(QuittanceDb db, FieldCipher cipher, ReadClaimQueue queue, CurrentPerson current, TimeProvider time) : IListRows
{
    /// <summary>Rows read at once for an export.</summary>
    private const int Batch = 500;

    public string List => ClaimList.Shape.Name;

    private Person Me => current.Value!;

    public DateOnly Today => Me.Today(time);

    public async Task<string?> WordsAsync(ListAsk ask, CancellationToken cancellation) =>
        ask.Search is { } search ? await FindSearch.WordsAsync(db, cipher, Me.TenantId, Me.Id, ClaimList.Shape.Name, search, cancellation) : null;

    /// <summary>The filter that an address asks for, with the words of its search and the patients they found.</summary>
    public async Task<ClaimQueueFilter> FilterAsync(ListAsk ask, CancellationToken cancellation) =>
        await queue.WithPeopleAsync(Me.TenantId, ClaimList.Filter(ask, Me.Id, await WordsAsync(ask, cancellation)), cancellation);

    public async Task<ClaimTotals> TotalsAsync(ListAsk ask, ClaimQueueFilter filter, CancellationToken cancellation)
    {
        if (!ask.IsNarrowed && (await queue.ViewsAsync(Me.TenantId, Today, cancellation)).TryGetValue(ask.View, out var whole)) return whole;
        // The order does not change a sum; the person does, because "me" and searches are theirs.
        return await queue.TotalsAsync(Me.TenantId, filter, $"{Me.Id:N}?{(ask with { Sort = "day", Falls = true }).Filters}", Today, cancellation);
    }

    public Task<List<ClaimLine>> PageAsync(ListAsk ask, ClaimQueueFilter filter, int count, CancellationToken cancellation) =>
        queue.PageAsync(Me.TenantId, filter, ClaimList.Sort(ask), ask.Falls, ask.Page, count, Today, cancellation);

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation) =>
        await queue.IdsAsync(Me.TenantId, await FilterAsync(ask, cancellation), ClaimList.Sort(ask), ask.Falls, most, Today, cancellation);

    public async Task<Money?> SumAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var lines = await new ClaimLines(db).ReadAsync(Me.TenantId, ids, cancellation);
        return new Money(lines.Sum(line => (line.Unposted ?? line.Charge).Cents));
    }

    /// <summary>Every claim of a filter in its order, read in batches.</summary>
    public async IAsyncEnumerable<ClaimLine> AllAsync(ListAsk ask, ClaimQueueFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // The ids of a million claims are 16 MB; reading them at once keeps the file from changing under the pages of a slow download.
        var ids = await queue.IdsAsync(Me.TenantId, filter, ClaimList.Sort(ask), ask.Falls, 1_000_000, Today, cancellation);
        var lines = new ClaimLines(db);
        foreach (var some in ids.Chunk(Batch))
            foreach (var line in await lines.ReadAsync(Me.TenantId, some, cancellation)) yield return line;
    }

    /// <summary>One claim with its findings and its work, null when the practice has none such.</summary>
    public async Task<(ClaimLine Claim, List<FindingRow> Findings, RowTask Task)?> OneAsync(Guid id, ReadTask tasks, CancellationToken cancellation)
    {
        if ((await new ClaimLines(db).ReadAsync(Me.TenantId, [id], cancellation)) is not [var line]) return null;
        var key = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == Me.TenantId && c.Id == id).Select(c => new { c.NumberId, c.Ordinal }).SingleAsync(cancellation);
        var findings = await db.Set<FindingRow>().AsNoTracking()
            .Where(f => f.TenantId == Me.TenantId && f.SubjectKind == "claim" && f.SubjectId == key.NumberId && f.ClaimOrdinal == key.Ordinal).ToListAsync(cancellation);
        return (line, findings, await tasks.RunAsync(Me.TenantId, Subjects.Claim, id, cancellation));
    }
}
