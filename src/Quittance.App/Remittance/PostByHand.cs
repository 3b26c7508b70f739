using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Remittance;

/// <summary>
/// A patient's payment or a write-off. The caller makes the id: the same id with the same content is the same posting, however often it comes. The reason is
/// how it was paid, or why it was written off.
/// </summary>
internal sealed record HandPosted(Guid Id, string Number, HandPostingKind Kind, DateOnly On, Money Amount, string Reason);

/// <summary>
/// Posts money by hand. It is a document like a remittance: the ledger follows from it in the same transaction. A patient may pay before the claim is
/// sent; the money is theirs until then.
/// </summary>
internal sealed class PostByHand(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(Guid tenant, string actor, HandPosted posting, CancellationToken cancellation) => (await RunManyAsync(tenant, actor, [posting], cancellation))[0];

    /// <summary>Many at once, in one transaction; each is kept or refused by itself.</summary>
    public async Task<IReadOnlyList<Result<Guid>>> RunManyAsync(Guid tenant, string actor, IReadOnlyList<HandPosted> postings, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var npi = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.BillingNpi).SingleAsync(cancellation);
        var ids = postings.Select(p => p.Id).ToArray();
        var there = await db.Set<HandPostingRow>().AsNoTracking().Where(h => h.TenantId == tenant && ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancellation);
        var names = postings.Select(p => p.Number).Distinct(StringComparer.Ordinal).ToArray();
        var numbers = names.Select(n => RowId.Number(tenant, npi, n)).ToArray();
        var known = (await db.Set<VisitRow>().AsNoTracking().Where(v => v.TenantId == tenant && names.Contains(v.Number)).Select(v => v.Number).ToListAsync(cancellation))
            .Concat(await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && numbers.Contains(c.NumberId)).Select(c => c.Number).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var counts = await CountAsync(tenant, numbers, cancellation);
        var rows = new List<HandPostingRow>();
        var answers = postings.Select(posting => Judge(tenant, actor, posting, npi, known, there, counts, rows)).ToList();
        await SaveAsync(tenant, actor, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return answers;
    }

    /// <summary>Takes a posting back by its mirror image, on the day of the taking back.</summary>
    public async Task<Result<Guid>> UndoAsync(Guid tenant, string actor, Guid id, DateOnly on, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var row = await db.Set<HandPostingRow>().AsNoTracking().SingleOrDefaultAsync(h => h.TenantId == tenant && h.Id == id, cancellation);
        if (row is null || row.Reverses is not null) return new Result<Guid>.Refused("posting.unknown", "There is no such payment or write-off to take back.");
        if (await db.Set<HandPostingRow>().AnyAsync(h => h.TenantId == tenant && h.Reverses == id, cancellation)) return new Result<Guid>.Refused("posting.undone", "It was taken back already.");
        var undo = Make(tenant, actor, Guid.CreateVersion7(clock.GetUtcNow()), row.PostingKey, row.NumberId, row.Kind, on, -row.Amount, row.Reason, (await CountAsync(tenant, [row.NumberId], cancellation)).GetValueOrDefault(row.NumberId) + 1, id);
        await SaveAsync(tenant, actor, [undo], cancellation);
        await transaction.CommitAsync(cancellation);
        return undo.Id;
    }

    private Result<Guid> Judge(
        Guid tenant, string actor, HandPosted posting, string npi, HashSet<string> known, Dictionary<Guid, HandPostingRow> there, Dictionary<Guid, int> counts, List<HandPostingRow> rows)
    {
        if (posting.Amount <= Money.Zero) return new Result<Guid>.Refused("posting.amount", "The amount must be more than nothing. To take something back, undo it.");
        if (posting.Reason.Trim().Length is 0 or > 200) return new Result<Guid>.Refused("posting.reason", "Say how it was paid, or why it is written off, in at most 200 characters.");
        if (!known.Contains(posting.Number)) return new Result<Guid>.Refused("posting.claim", $"The practice has no visit or claim {posting.Number}.");
        var number = RowId.Number(tenant, npi, posting.Number);
        if (there.TryGetValue(posting.Id, out var before))
        {
            return before.NumberId == number && before.Amount == posting.Amount && before.On == posting.On && before.Kind == posting.Kind.ToString() ? before.Id
                : new Result<Guid>.Refused("posting.other", "This posting was made already, with other content. Nothing was changed.");
        }
        var sequence = counts[number] = counts.GetValueOrDefault(number) + 1;
        var row = Make(tenant, actor, posting.Id, $"{npi}|{posting.Number}", number, posting.Kind.ToString(), posting.On, posting.Amount, posting.Reason.Trim(), sequence, null);
        rows.Add(row);
        there.Add(row.Id, row);
        return row.Id;
    }

    /// <summary>How many postings each number has.</summary>
    private async Task<Dictionary<Guid, int>> CountAsync(Guid tenant, Guid[] numbers, CancellationToken cancellation)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var ids in numbers.Chunk(Batches.Ids))
            foreach (var count in await db.Set<HandPostingRow>().Where(h => h.TenantId == tenant && ids.Contains(h.NumberId)).GroupBy(h => h.NumberId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
                counts[count.Key] = count.Count;
        return counts;
    }

    private HandPostingRow Make(Guid tenant, string actor, Guid id, string about, Guid number, string kind, DateOnly on, Money amount, string reason, int sequence, Guid? reverses) => new()
    {
        TenantId = tenant,
        Id = id,
        NumberId = number,
        Kind = kind,
        On = on,
        Amount = amount,
        Reason = reason,
        Sequence = sequence,
        // By what it is about and not by its id, so that two runs of one story have the same ledger.
        PostingKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{about}|{kind}|{sequence}|{amount.Cents}|{on:yyyyMMdd}"))).AsSpan(0, 16)),
        Reverses = reverses,
        At = clock.GetUtcNow(),
        Actor = actor,
    };

    private async Task SaveAsync(Guid tenant, string actor, List<HandPostingRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        using var writer = new RowWriter(db);
        await writer.InsertAsync(rows, cancellation);
        var payers = await PayerDirectory.ReadAsync(db, tenant, cancellation);
        await new SettleNumbers(db, writer, tenant, payers, clock, actor).RunAsync(rows.Select(r => r.NumberId).ToHashSet(), [], cancellation);
        await AuditTrail.WriteAsync(writer, rows.Select(row => new AuditEntry(tenant, actor, row.Amount < Money.Zero ? "posting.undone" : "posting.made", "claim-number", row.NumberId.ToString("N"))), clock, cancellation);
    }
}
