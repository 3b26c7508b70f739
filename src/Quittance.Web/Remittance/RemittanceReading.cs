using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>The list of payments as this person asks for it: for the page, the export, the API and acts on all rows of a filter.</summary>
internal sealed class RemittanceReading(QuittanceDb db, FieldCipher cipher, ReadRemittances remittances, CurrentPerson current, TimeProvider time) : IListRows
{
    /// <summary>Rows read at once for an export.</summary>
    private const int Batch = 500;

    public string List => RemittanceList.Shape.Name;

    private Person Me => current.Value!;

    private DateOnly Today => Me.Today(time);

    public async Task<RemittanceFilter> FilterAsync(ListAsk ask, CancellationToken cancellation) => RemittanceList.Filter(ask, Me.Id, await WordsAsync(ask, cancellation));

    public async Task<string?> WordsAsync(ListAsk ask, CancellationToken cancellation) =>
        ask.Search is { } search ? await FindSearch.WordsAsync(db, cipher, Me.TenantId, Me.Id, List, search, cancellation) : null;

    public Task<RemittanceTotals> TotalsAsync(ListAsk ask, RemittanceFilter filter, CancellationToken cancellation) =>
        remittances.TotalsAsync(Me.TenantId, filter, $"{Me.Id:N}?{(ask with { Sort = "day", Falls = true }).Filters}", Today, cancellation);

    public Task<List<RemittanceLine>> PageAsync(ListAsk ask, RemittanceFilter filter, CancellationToken cancellation) =>
        remittances.PageAsync(Me.TenantId, filter, RemittanceList.Sort(ask), ask.Falls, ask.Page, Today, cancellation);

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation) =>
        await remittances.IdsAsync(Me.TenantId, await FilterAsync(ask, cancellation), RemittanceList.Sort(ask), ask.Falls, most, Today, cancellation);

    public async IAsyncEnumerable<RemittanceLine> AllAsync(ListAsk ask, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in (await IdsAsync(ask, 1_000_000, cancellation)).Chunk(Batch))
            foreach (var line in await remittances.LinesAsync(Me.TenantId, some, cancellation)) yield return line;
    }

    /// <summary>The names of payers by their keys, for accounts and candidates.</summary>
    public Task<Dictionary<string, string>> PayersAsync(CancellationToken cancellation) =>
        db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == Me.TenantId).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, cancellation);
}

/// <summary>The money that waits as this person asks for it.</summary>
internal sealed class WaitingReading(ReadWaiting waiting, CurrentPerson current, TimeProvider time) : IListRows
{
    private const int Batch = 500;

    public string List => WaitingList.Shape.Name;

    private Person Me => current.Value!;

    private DateOnly Today => Me.Today(time);

    public WaitingFilter Filter(ListAsk ask) => WaitingList.Filter(ask, Me.Id);

    public Task<WaitingTotals> TotalsAsync(ListAsk ask, CancellationToken cancellation) =>
        waiting.TotalsAsync(Me.TenantId, Filter(ask), $"{Me.Id:N}?{(ask with { Sort = "paid", Falls = true }).Filters}", Today, cancellation);

    public Task<List<WaitingLine>> PageAsync(ListAsk ask, CancellationToken cancellation) =>
        waiting.PageAsync(Me.TenantId, Filter(ask), WaitingList.Sort(ask), ask.Falls, ask.Page, Today, cancellation);

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation) =>
        await waiting.IdsAsync(Me.TenantId, Filter(ask), WaitingList.Sort(ask), ask.Falls, most, Today, cancellation);

    public async IAsyncEnumerable<WaitingLine> AllAsync(ListAsk ask, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in (await IdsAsync(ask, 1_000_000, cancellation)).Chunk(Batch))
            foreach (var line in await waiting.LinesAsync(Me.TenantId, some, cancellation)) yield return line;
    }
}
