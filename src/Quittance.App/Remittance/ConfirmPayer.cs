using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>
/// A remittance came under a name or id that no claim had told, and its claims told who it is: it was posted, and a person is asked
/// once. Yes learns the name; no takes the posting back, and the money waits.
/// </summary>
internal sealed class ConfirmPayer(QuittanceDb db, TimeProvider clock, string actor)
{
    /// <summary>Names that wait for an answer, by name.</summary>
    public Task<List<PayerAliasRow>> ListAsync(Guid tenant, CancellationToken cancellation) =>
        db.Set<PayerAliasRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.State == "asked").OrderBy(a => a.Alias).ThenBy(a => a.PayerKey).ToListAsync(cancellation);

    /// <summary>Answers for a name. A refused one may be accepted later, and the other way round.</summary>
    public async Task<Result<string>> AnswerAsync(Guid tenant, string alias, bool isThatPayer, CancellationToken cancellation)
    {
        var named = new[] { alias.ToUpperInvariant(), Practice.PayerKeys.OfName(alias), alias };
        var rows = await db.Set<PayerAliasRow>().AsNoTracking().Where(a => a.TenantId == tenant && named.Contains(a.Alias) && a.Alias != a.PayerKey).ToListAsync(cancellation);
        if (rows.Count == 0) return new Result<string>.Refused("payer.not-asked", $"No payer name {alias} waits for an answer. Run quittance match to see which do.");
        return await SaveAsync(tenant, rows, isThatPayer ? "learned" : "refused", isThatPayer ? "payer.learn" : "payer.refuse", cancellation);
    }

    /// <summary>Takes an answer back: the name stands as asked again, and what was posted under it is posted by its claims once more.</summary>
    public async Task<Result<string>> AskAgainAsync(Guid tenant, Guid id, CancellationToken cancellation)
    {
        var asked = await db.Set<PayerAliasRow>().AsNoTracking().SingleOrDefaultAsync(a => a.TenantId == tenant && a.Id == id, cancellation);
        if (asked is null || asked.State == "asked") return new Result<string>.Refused("payer.not-answered", "This name has no answer that could be taken back.");
        var rows = await db.Set<PayerAliasRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.Alias == asked.Alias && a.Alias != a.PayerKey).ToListAsync(cancellation);
        return await SaveAsync(tenant, rows, "asked", "payer.ask-again", cancellation);
    }

    private async Task<Result<string>> SaveAsync(Guid tenant, List<PayerAliasRow> rows, string state, string act, CancellationToken cancellation)
    {
        var changed = rows.ConvertAll(r => new PayerAliasRow { TenantId = tenant, Id = r.Id, Alias = r.Alias, PayerKey = r.PayerKey, State = state });
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        using var writer = new RowWriter(db);
        await writer.UpsertAsync(changed, cancellation);
        var decisions = new List<DecisionRow>();
        await foreach (var row in Retie.ByPayers(db, tenant, [.. changed.Select(c => c.Alias).Distinct(StringComparer.Ordinal)]).WithCancellation(cancellation)) decisions.Add(row);
        var payers = await PayerDirectory.ReadAsync(db, tenant, cancellation);
        await new SettleNumbers(db, writer, tenant, payers, clock, actor).RunAsync([], decisions, cancellation);
        AuditTrail.Add(db, new AuditEntry(tenant, actor, act, "payer-alias", changed[0].Id.ToString("D")), clock);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return changed[0].Alias;
    }
}
