using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;

namespace Quittance.App.Analytics;

/// <summary>
/// Receivables by payer and age, and what the ledger's receivable says by itself. The rows come from the claims' balances, the ledger from its lines: that
/// both agree proves them.
/// </summary>
internal sealed record AgedReceivables(DateOnly AsOf, IReadOnlyList<AgedPayer> Payers, AgedPayer All, Money Ledger, Money LedgerPatient, IReadOnlyDictionary<string, string> Names)
{
    public bool IsProven => All.Balance == Ledger;

    public string NameOf(string payer) => Names.GetValueOrDefault(payer, payer.StartsWith("name:", StringComparison.Ordinal) ? payer[5..] : payer.Length > 0 ? payer : "No payer");
}

/// <summary>Reads the open claims of a practice by payer and age.</summary>
internal sealed class ReadReceivables(QuittanceDb db, FreshFigures figures)
{
    public Task<AgedReceivables> RunAsync(Guid tenant, DateOnly asOf, CancellationToken cancellation) =>
        figures.GetAsync(tenant, $"receivables?{asOf.DayNumber}", () => AskAsync(tenant, asOf, cancellation));

    private async Task<AgedReceivables> AskAsync(Guid tenant, DateOnly asOf, CancellationToken cancellation)
    {
        var lines = db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == tenant && l.Account == Account.Receivable);
        // Only what patients owe is asked claim by claim: it is a small part of the ledger.
        var patients = (await lines.Where(l => l.Party == Account.Patient)
            .Join(db.Set<EntryRow>().Where(e => e.NumberId != null), l => new { l.TenantId, Id = l.EntryId }, e => new { e.TenantId, e.Id }, (l, e) => new { Number = e.NumberId!.Value, l.ClaimOrdinal, l.Amount })
            .GroupBy(x => new { x.Number, x.ClaimOrdinal }).Select(g => new { g.Key, Cents = g.Sum(x => (long)(object)x.Amount) }).Where(g => g.Cents != 0).ToListAsync(cancellation))
            .ToDictionary(g => (g.Key.Number, g.Key.ClaimOrdinal), g => new Money(g.Cents));
        var open = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.Open != Money.Zero)
            .Select(c => new { c.NumberId, c.Ordinal, c.PayerKey, c.Day, c.FirstSent, c.State, c.Open }).ToListAsync(cancellation);
        var rows = AgingByPayer.Of(open.Select(c => new OpenClaim(c.PayerKey, c.Day ?? c.FirstSent, c.State is "Voided" or "VoidSent", c.Open, patients.GetValueOrDefault((c.NumberId, c.Ordinal)))), asOf);
        var ledger = await lines.GroupBy(l => l.Party == Account.Patient).Select(g => new { IsPatient = g.Key, Cents = g.Sum(l => (long)(object)l.Amount) }).ToListAsync(cancellation);
        var names = await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, cancellation);
        return new AgedReceivables(asOf, rows, AgingByPayer.Sum(rows), new Money(ledger.Sum(l => l.Cents)), new Money(ledger.Where(l => l.IsPatient).Sum(l => l.Cents)), names);
    }
}
