using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>A claim that waiting money may belong to, and what agrees.</summary>
internal sealed record MatchCandidate(ClaimRow Claim, string Why);

/// <summary>Money that waits, why, and where it may belong.</summary>
internal sealed record WaitingMoney(DecisionRow Decision, IReadOnlyList<MatchCandidate> Candidates);

/// <summary>A person ties waiting money to a claim, or takes that back. The ledger follows in the same transaction.</summary>
internal sealed class MatchMoney(QuittanceDb db, TimeProvider clock, string actor)
{
    /// <summary>Candidates shown for one item; more would not be looked at.</summary>
    private const int CandidatesShown = 5;

    /// <summary>A short name of a decision or claim: the beginning of its id.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[..10];

    /// <summary>All money that waits, the largest first.</summary>
    public async Task<List<WaitingMoney>> ListAsync(Guid tenant, int most, CancellationToken cancellation)
    {
        var waiting = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && d.Waits != "")
            .OrderByDescending(d => d.Paid).ThenBy(d => d.DecisionKey).Take(most).ToListAsync(cancellation);
        var result = new List<WaitingMoney>(waiting.Count);
        foreach (var decision in waiting) result.Add(new WaitingMoney(decision, await CandidatesAsync(decision, cancellation)));
        return result;
    }

    /// <summary>One item that waits, with its candidates; null when the practice has none such or it does not wait.</summary>
    public async Task<WaitingMoney?> OneAsync(Guid tenant, Guid id, CancellationToken cancellation)
    {
        var decision = await db.Set<DecisionRow>().AsNoTracking().SingleOrDefaultAsync(d => d.TenantId == tenant && d.Id == id && d.IsPosted && d.Waits != "", cancellation);
        return decision is null ? null : new WaitingMoney(decision, await CandidatesAsync(decision, cancellation));
    }

    /// <summary>Ties an item to a claim, both named by the beginning of their ids.</summary>
    public async Task<Result<DecisionRow>> MatchAsync(Guid tenant, string item, string claim, CancellationToken cancellation)
    {
        if (await FindAsync<DecisionRow>(tenant, item, cancellation) is not { } decision)
            return new Result<DecisionRow>.Refused("match.item-unknown", $"No waiting money is named {item}. Run quittance match to see what waits.");
        if (await FindClaimAsync(tenant, claim, cancellation) is not { } target)
            return new Result<DecisionRow>.Refused("match.claim-unknown", $"No single claim is named {claim}. Give its id as quittance match shows it, or its claim number.");
        if (!decision.IsPosted)
            return new Result<DecisionRow>.Refused("match.held", "This money belongs to a remittance that is held because it does not balance. Settle that first.");
        if (decision.ClaimOrdinal is not null)
            return new Result<DecisionRow>.Refused("match.already", "This money is tied to a claim already. Undo that first.");
        await SaveAsync(decision, target.NumberId, target.Ordinal, isUndo: false, cancellation);
        return decision;
    }

    /// <summary>Takes a match by hand back; the money waits again, or goes where the ladder takes it.</summary>
    public async Task<Result<DecisionRow>> UndoAsync(Guid tenant, string item, CancellationToken cancellation)
    {
        if (await FindAsync<DecisionRow>(tenant, item, cancellation) is not { } decision)
            return new Result<DecisionRow>.Refused("match.item-unknown", $"No money is named {item}.");
        var last = await db.Set<HandMatchRow>().AsNoTracking().Where(m => m.TenantId == tenant && m.DecisionId == decision.Id).OrderByDescending(m => m.Sequence).FirstOrDefaultAsync(cancellation);
        if (last is null || last.IsUndo)
            return new Result<DecisionRow>.Refused("match.not-by-hand", "This money was not matched by hand, so there is nothing to undo.");
        await SaveAsync(decision, last.NumberId, last.ClaimOrdinal, isUndo: true, cancellation);
        return decision;
    }

    private async Task SaveAsync(DecisionRow decision, Guid number, int ordinal, bool isUndo, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await db.Set<HandMatchRow>().Where(m => m.TenantId == decision.TenantId && m.DecisionId == decision.Id).CountAsync(cancellation);
        var now = clock.GetUtcNow();
        using var writer = new RowWriter(db);
        await writer.InsertAsync([new HandMatchRow
        {
            TenantId = decision.TenantId, Id = Guid.CreateVersion7(now), DecisionId = decision.Id, NumberId = number, ClaimOrdinal = ordinal,
            IsUndo = isUndo, Sequence = sequence + 1, At = now, Actor = actor,
        }], cancellation);
        var payers = await PayerDirectory.ReadAsync(db, decision.TenantId, cancellation);
        await new SettleNumbers(db, writer, decision.TenantId, payers, clock, actor).RunAsync([number], [decision], cancellation);
        AuditTrail.Add(db, new AuditEntry(decision.TenantId, actor, isUndo ? "match.undo" : "match", "decision", decision.Id.ToString("D")), clock);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<MatchCandidate>> CandidatesAsync(DecisionRow decision, CancellationToken cancellation)
    {
        var charge = decision.Charge.Abs();
        var tenant = decision.TenantId;
        var claims = await db.Set<ClaimRow>().AsNoTracking()
            .Where(c => c.TenantId == tenant && (c.Number == decision.Number || (c.Day == decision.Day && c.Charge == charge)
                || db.Set<ClaimVersionRow>().Any(v => v.TenantId == tenant && v.NumberId == c.NumberId
                    && ((decision.PatientIndex != "" && v.SubscriberIndex == decision.PatientIndex) || (decision.InsuredIndex != "" && v.SubscriberIndex == decision.InsuredIndex)))))
            .OrderByDescending(c => c.Number == decision.Number).ThenByDescending(c => c.Charge == charge).ThenByDescending(c => c.Day == decision.Day).ThenBy(c => c.Id)
            .Take(CandidatesShown).ToListAsync(cancellation);
        return claims.ConvertAll(c => new MatchCandidate(c, Why(decision, c, charge)));
    }

    private static string Why(DecisionRow decision, ClaimRow claim, Money charge)
    {
        var agrees = new List<string>();
        if (claim.Number == decision.Number) agrees.Add("claim number");
        if (claim.Day == decision.Day) agrees.Add("day");
        if (claim.Charge == charge) agrees.Add("charge");
        return agrees.Count == 0 ? "member" : string.Join(", ", agrees);
    }

    private async Task<T?> FindAsync<T>(Guid tenant, string name, CancellationToken cancellation) where T : class, ITenantRow
    {
        var prefix = name.Replace("-", "", StringComparison.Ordinal);
        if (prefix.Length is < 6 or > 32) return null;
        if (Guid.TryParseExact(prefix, "N", out var id)) return await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(r => r.TenantId == tenant && r.Id == id, cancellation);
        var ids = await db.Set<T>().AsNoTracking().Where(r => r.TenantId == tenant).Select(r => r.Id).ToListAsync(cancellation);
        var found = ids.Where(i => i.ToString("N").StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? await db.Set<T>().AsNoTracking().SingleAsync(r => r.TenantId == tenant && r.Id == found[0], cancellation) : null;
    }

    private async Task<ClaimRow?> FindClaimAsync(Guid tenant, string name, CancellationToken cancellation)
    {
        var byNumber = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.Number == name).Take(2).ToListAsync(cancellation);
        if (byNumber.Count == 1) return byNumber[0];
        return byNumber.Count > 1 ? null : await FindAsync<ClaimRow>(tenant, name, cancellation);
    }
}
