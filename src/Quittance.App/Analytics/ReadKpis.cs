using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;

namespace Quittance.App.Analytics;

/// <summary>The figures of a practice, from its claims, decisions and ledger as they stand.</summary>
internal sealed class ReadKpis(QuittanceDb db, TimeProvider time)
{
    public async Task<KpiReport> RunAsync(Guid tenantId, DateOnly? from, DateOnly? to, DateOnly? asOf, CancellationToken ct)
    {
        var facts = await FactsAsync(tenantId, ct);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var report = KpiCalculator.Calculate(facts, from, to, asOf, today);
        return report with { LedgerBalanced = await CheckLedger.IsBalancedAsync(db, ct) };
    }

    /// <summary>Everything that Home shows, from one reading.</summary>
    public async Task<PracticeFigures> FiguresAsync(Guid tenantId, KpiPeriod period, CancellationToken ct)
    {
        var figures = PracticeFigures.Of(await FactsAsync(tenantId, ct), period);
        var names = await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenantId).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, ct);
        return figures with { Report = figures.Report with { LedgerBalanced = await CheckLedger.IsBalancedAsync(db, ct) }, PayerNames = names };
    }

    /// <summary>The last day on which something was booked; null without claims. Figures of a finished story are told as of it.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> SpanAsync(Guid tenantId, CancellationToken ct)
    {
        var entries = db.Set<EntryRow>().AsNoTracking().Where(e => e.TenantId == tenantId);
        if (!await entries.AnyAsync(ct)) return null;
        return (await entries.MinAsync(e => e.BookDate, ct), await entries.MaxAsync(e => e.BookDate, ct));
    }

    /// <summary>Everything that the measures need to know, one fact a claim, in the order of the queue of claims: a figure's claims are listed as they come.</summary>
    public async Task<IReadOnlyList<KpiClaim>> FactsAsync(Guid tenant, CancellationToken ct)
    {
        var movements = await MovementsAsync(tenant, ct);
        var decisions = await DecisionsAsync(tenant, ct);
        var stopped = (await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && f.SubjectKind == "claim" && f.Severity == "Error")
            .Select(f => new { f.SubjectId, f.ClaimOrdinal }).Distinct().ToListAsync(ct)).Select(f => (f.SubjectId, f.ClaimOrdinal)).ToHashSet();
        var facts = new List<KpiClaim>();
        await foreach (var c in db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant)
            .OrderByDescending(c => c.Day).ThenByDescending(c => c.Number).ThenByDescending(c => c.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var key = (c.NumberId, c.Ordinal);
            var decided = Decided(c, decisions[key]);
            facts.Add(new KpiClaim(c.Id.ToString("N"), c.PayerKey, c.Day ?? c.FirstSent, c.State == "Held", c.State is "Voided" or "VoidSent",
                decided.Exists(d => d is { IsFirstLevel: true, IsReversal: false, IsReversed: false }), c.DeniedOpen > Money.Zero, c.FirstSent, c.FirstCharge, c.IsOriginal,
                stopped.Contains(key) || c.FirstStopped, c.RejectedBy999, c.RejectedBy277, c.State is "Rejected" or "SyntaxRejected" or "EnvelopeRejected",
                movements[key].Select(m => m.Movement).ToList(), decided));
        }
        return facts;
    }

    private async Task<ILookup<(Guid, int), (Guid Number, int Ordinal, KpiMovement Movement)>> MovementsAsync(Guid tenant, CancellationToken ct)
    {
        var sums = await db.Set<EntryLineRow>().AsNoTracking()
            .Where(l => l.TenantId == tenant && l.ClaimOrdinal >= 0 && (l.Account == Account.Charges || l.Account == Account.Cash || l.Account == Account.Adjustments))
            .Join(db.Set<EntryRow>().Where(e => e.NumberId != null), l => new { l.TenantId, Id = l.EntryId }, e => new { e.TenantId, e.Id },
                (l, e) => new { Number = e.NumberId!.Value, l.ClaimOrdinal, e.BookDate, l.Account, ByPatient = l.Party == Account.Patient, l.Group, l.Reason, l.Amount })
            .GroupBy(x => new { x.Number, x.ClaimOrdinal, x.BookDate, x.Account, x.ByPatient, x.Group, x.Reason })
            .Select(g => new { g.Key, Sum = g.Sum(x => (long)(object)x.Amount) }).Where(g => g.Sum != 0).ToListAsync(ct);
        return sums.Select(s => (s.Key.Number, s.Key.ClaimOrdinal, Movement: s.Key.Account switch
        {
            Account.Charges => new KpiMovement(s.Key.BookDate, KpiMovementKind.Charge, new Money(-s.Sum), "", ""),
            Account.Cash => new KpiMovement(s.Key.BookDate, s.Key.ByPatient ? KpiMovementKind.PatientPayment : KpiMovementKind.InsurerPayment, new Money(s.Sum), "", ""),
            _ => new KpiMovement(s.Key.BookDate, KpiMovementKind.Adjustment, new Money(s.Sum), s.Key.Group, s.Key.Reason),
        })).ToLookup(m => (m.Number, m.ClaimOrdinal));
    }

    private async Task<ILookup<(Guid, int), DecisionRow>> DecisionsAsync(Guid tenant, CancellationToken ct)
    {
        var rows = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && d.ClaimOrdinal != null).ToListAsync(ct);
        return rows.OrderBy(d => d.BookDate).ThenBy(d => d.SetKey, StringComparer.Ordinal).ThenBy(d => d.Ordinal).ToLookup(d => (d.NumberId!.Value, d.ClaimOrdinal!.Value));
    }

    private static List<KpiAdjudication> Decided(ClaimRow claim, IEnumerable<DecisionRow> rows)
    {
        var decided = new List<KpiAdjudication>();
        foreach (var row in rows.Where(r => r.Status != "23"))
        {
            var body = JsonSerializer.Deserialize(row.Body, BodyJson.Default.DecisionBody)!;
            decided.Add(new KpiAdjudication(decided.Count, row.BookDate, row.Status, row.Level == claim.Level, row.Charge, row.Paid, row.PatientResponsibility,
                body.Ls?.ConvertAll(l => new KpiAdjudicatedLine(new Money(l.A), new Money(l.P), Cas(l.S), l.Few)) ?? [], Cas(body.A), row.Status == "22", row.IsReversed));
        }
        return decided;
    }

    private static List<KpiAdjustment> Cas(List<CasBody>? list) => list?.ConvertAll(a => new KpiAdjustment(a.G, a.R, new Money(a.A))) ?? [];
}
