using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Remittance;

namespace Quittance.App.Remittance;

/// <summary>
/// Makes the next payer's claim for every visit whose turn it is: the payer before has decided, something is left for another, and it has not passed the claim on
/// itself. What a payer has crossed over is never billed twice: its answer is waited for instead.
/// </summary>
internal sealed class BillNextPayer(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>How many claims were made.</summary>
    public async Task<int> RunAsync(Guid tenant, string actor, DateOnly today, CancellationToken cancellation)
    {
        // Passed on by the payer itself (19 to 21): its answer is waited for. A bill of a later level than the last decision: the turn was taken already.
        var numbers = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.State == nameof(ClaimState.SecondaryPending))
            .Join(db.Set<DecisionRow>().Where(d => d.Status != "19" && d.Status != "20" && d.Status != "21"), c => new { c.TenantId, c.NumberId, Key = c.StandingDecision }, d => new { d.TenantId, NumberId = d.NumberId!.Value, Key = d.DecisionKey }, (c, d) => new { c.NumberId, d.Level })
            .Where(x => db.Set<BillRow>().Any(b => b.TenantId == tenant && b.NumberId == x.NumberId)
                && !db.Set<BillRow>().Any(b => b.TenantId == tenant && b.NumberId == x.NumberId && string.Compare(b.Level, x.Level) > 0))
            .Select(x => x.NumberId).Distinct().ToListAsync(cancellation);
        var made = 0;
        foreach (var part in numbers.Chunk(Batches.Claims)) made += await MakeAsync(tenant, actor, today, part, cancellation);
        return made;
    }

    private async Task<int> MakeAsync(Guid tenant, string actor, DateOnly today, Guid[] numbers, CancellationToken cancellation)
    {
        var billing = await BillingFacts.ReadAsync(db, cipher, tenant, cancellation);
        var bills = await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && numbers.Contains(b.NumberId)).ToListAsync(cancellation);
        var visitIds = bills.Select(b => b.VisitId).Distinct().ToArray();
        var visits = await db.Set<VisitRow>().AsNoTracking().Where(v => v.TenantId == tenant && visitIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellation);
        var facts = await new ReadVisits(db, cipher).RunAsync(tenant, billing, visits.Values, cancellation);
        var lives = await ReadLivesAsync(tenant, numbers, cancellation);
        var make = new MakeClaims(db, cipher, clock);
        var read = new JudgeBills(db, cipher);
        var made = new List<BillRow>();
        foreach (var ofNumber in bills.GroupBy(b => b.NumberId))
        {
            var all = ofNumber.OrderBy(b => b.Ordinal).ToList();
            var charged = facts[all[0].VisitId];
            if (Decided(lives[ofNumber.Key]) is not { Count: > 0 } decided || decided[^1].Decision.IsCrossedOver) continue;
            var level = DraftClaim.Level(decided.Count);
            if (decided.Count >= charged.Coverages.Count || all.Exists(b => b.Level == level)) continue;
            var first = all.FindLast(b => b is { Level: "P", State: nameof(ClaimState.Sent), Frequency: not "8" });
            if (first is null || NextPayerClaim.Of(read.Read(first), charged, decided) is not Result<Core.X12.Sets.Claim837P.Claim837>.Ok { Value: var claim }) continue;
            if (make.Make(tenant, visits[first.VisitId], claim, first.NumberId, all[^1].Ordinal + 1) is Result<BillRow>.Ok { Value: var bill }) made.Add(bill);
        }
        if (made.Count == 0) return 0;
        var moves = new BillEvents(tenant, today, clock.GetUtcNow(), actor);
        await make.JudgeAsync(tenant, made, moves, today, cancellation);
        db.AddRange(made);
        db.AddRange(moves.Rows);
        foreach (var bill in made) AuditTrail.Add(db, new AuditEntry(tenant, actor, "claims.next-payer", "bill", bill.Id.ToString("D")), clock);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return made.Count;
    }

    /// <summary>The last standing decision of each level, in the order of payment, without a gap.</summary>
    private static List<PostedDecision> Decided(NumberLife life)
    {
        var decided = new List<PostedDecision>();
        if (life.Claims.Count != 1) return decided;
        var standing = life.Claims[0].Books.Decisions.Where(d => d.Stands && life.Claims[0].Books.Counts(d)).ToLookup(d => d.Level, StringComparer.Ordinal);
        while (standing[DraftClaim.Level(decided.Count)].LastOrDefault() is { } next) decided.Add(next);
        return decided;
    }

    private async Task<Dictionary<Guid, NumberLife>> ReadLivesAsync(Guid tenant, Guid[] numbers, CancellationToken cancellation)
    {
        var documents = await NumberDocuments.ReadAsync(db, tenant, numbers, FreshClaims.None, cancellation);
        var payers = await PayerDirectory.ReadAsync(db, tenant, cancellation);
        var rows = numbers.SelectMany(n => documents.Decisions[n]).ToDictionary(d => d.Id);
        var remittances = new Dictionary<Guid, RemittanceRow>();
        await new TieDecisions(db, tenant).LoadRemittances(rows, remittances, cancellation);
        return numbers.ToDictionary(n => n, n => NumberLife.Of(documents.Copies(n), documents.Decisions[n].Select(row =>
        {
            var remittance = remittances[row.RemittanceId];
            var (payer, standing) = payers.Find(remittance);
            return Bodies.Decision(row, standing == PayerStanding.Known ? payer : PayerDirectory.RawKey(remittance), standing, row.Rung == (int)Rung.Hand ? row.ClaimOrdinal : null);
        }).ToList(), documents.Chosen.GetValueOrDefault(n), documents.HandPostings(n)));
    }
}
