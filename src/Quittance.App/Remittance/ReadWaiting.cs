using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>What a list of waiting money is narrowed to; null and empty do not narrow.</summary>
internal sealed record WaitingFilter
{
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public IReadOnlyList<string> Payers { get; init; } = [];
    public Money? PaidFrom { get; init; }
    public Money? PaidTo { get; init; }
    public DateOnly? DayFrom { get; init; }
    public DateOnly? DayTo { get; init; }
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public bool Unowned { get; init; }
    public Snoozed Snoozed { get; init; }
}

internal enum WaitingSort { Paid, Day, Number, Patient }

/// <summary>One payment that waits for its claim.</summary>
internal sealed record WaitingLine(
    Guid Id, Guid RemittanceId, string Number, string Last, string First, string Payer, string Trace, DateOnly BookDate, DateOnly? Day, string Status, Money Charge, Money Paid, string Waits,
    Guid? OwnerId, string Owner, DateOnly? SnoozedUntil)
{
    public string Patient => First.Length == 0 ? Last : $"{Last}, {First}";
}

internal sealed record WaitingTotals(int Count, Money Charge, Money Paid)
{
    public static readonly WaitingTotals None = new(0, Money.Zero, Money.Zero);
}

/// <summary>Reads the money that waits. An index holds these rows alone, so that the list costs what waits and not what was ever paid.</summary>
internal sealed class ReadWaiting(QuittanceDb db, FreshFigures figures)
{
    public const int PageRows = 50;

    public async Task<IQueryable<DecisionRow>> FilteredAsync(Guid tenant, WaitingFilter filter, DateOnly today, CancellationToken cancellation)
    {
        var rows = db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.Waits != "" && d.IsPosted);
        if (filter.Reasons.Count > 0) rows = rows.Where(d => filter.Reasons.Contains(d.Waits));
        if (filter.PaidFrom is { } least) rows = rows.Where(d => d.Paid >= least);
        if (filter.PaidTo is { } most) rows = rows.Where(d => d.Paid <= most);
        if (filter.DayFrom is { } from) rows = rows.Where(d => d.BookDate >= from);
        if (filter.DayTo is { } to) rows = rows.Where(d => d.BookDate <= to);
        if (filter.Payers.Count > 0)
        {
            var names = (await PayersAsync(tenant, cancellation)).Where(p => filter.Payers.Contains(p.Key, StringComparer.Ordinal)).Select(p => p.Name).ToList();
            var theirs = db.Set<RemittanceRow>().Where(r => r.TenantId == tenant && names.Contains(r.PayerName)).Select(r => r.Id);
            rows = rows.Where(d => theirs.Contains(d.RemittanceId));
        }
        var tasks = db.Set<TaskRow>().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Decision);
        if (filter.Owners.Count > 0 || filter.Unowned)
        {
            var owned = tasks.Where(t => t.OwnerId != null).Select(t => t.SubjectId);
            var asked = tasks.Where(t => filter.Owners.Contains(t.OwnerId!.Value)).Select(t => t.SubjectId);
            rows = filter.Unowned ? rows.Where(d => !owned.Contains(d.Id) || asked.Contains(d.Id)) : rows.Where(d => asked.Contains(d.Id));
        }
        var off = tasks.Where(t => t.SnoozedUntil > today).Select(t => t.SubjectId);
        return filter.Snoozed switch
        {
            Snoozed.Hidden => rows.Where(d => !off.Contains(d.Id)),
            Snoozed.Only => rows.Where(d => off.Contains(d.Id)),
            _ => rows,
        };
    }

    public Task<WaitingTotals> TotalsAsync(Guid tenant, WaitingFilter filter, string key, DateOnly today, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "waiting?" + key, async () =>
        {
            var sum = await (await FilteredAsync(tenant, filter, today, cancellation)).GroupBy(_ => 1)
                .Select(g => new { Count = g.Count(), Charge = g.Sum(d => (long)(object)d.Charge), Paid = g.Sum(d => (long)(object)d.Paid) }).SingleOrDefaultAsync(cancellation);
            return sum is null ? WaitingTotals.None : new WaitingTotals(sum.Count, new Money(sum.Charge), new Money(sum.Paid));
        });

    /// <summary>Payers of whom something waits, by name under an opaque key.</summary>
    public Task<List<(string Key, string Name)>> PayersAsync(Guid tenant, CancellationToken cancellation) =>
        figures.GetAsync(tenant, "waiting:payers", async () =>
        {
            var names = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.Waits != "" && d.IsPosted)
                .Join(db.Set<RemittanceRow>(), d => new { d.TenantId, Id = d.RemittanceId }, r => new { r.TenantId, r.Id }, (d, r) => r.PayerName).Distinct().ToListAsync(cancellation);
            return names.Order(StringComparer.Ordinal).Select(n => (RowId.Of(tenant, "payer-name", n).ToString("N")[..12], n)).ToList();
        });

    public async Task<List<WaitingLine>> PageAsync(Guid tenant, WaitingFilter filter, WaitingSort sort, bool falls, int page, DateOnly today, CancellationToken cancellation) =>
        await LinesAsync(tenant, await Sorted(await FilteredAsync(tenant, filter, today, cancellation), sort, falls).Skip((page - 1) * PageRows).Take(PageRows).ToListAsync(cancellation), cancellation);

    public async Task<List<Guid>> IdsAsync(Guid tenant, WaitingFilter filter, WaitingSort sort, bool falls, int most, DateOnly today, CancellationToken cancellation) =>
        await Sorted(await FilteredAsync(tenant, filter, today, cancellation), sort, falls).Take(most + 1).ToListAsync(cancellation);

    private static IQueryable<Guid> Sorted(IQueryable<DecisionRow> rows, WaitingSort sort, bool falls)
    {
        var ordered = (sort, falls) switch
        {
            (WaitingSort.Day, false) => rows.OrderBy(d => d.BookDate),
            (WaitingSort.Day, true) => rows.OrderByDescending(d => d.BookDate),
            (WaitingSort.Number, false) => rows.OrderBy(d => d.Number),
            (WaitingSort.Number, true) => rows.OrderByDescending(d => d.Number),
            (WaitingSort.Patient, false) => rows.OrderBy(d => d.PatientLast).ThenBy(d => d.PatientFirst),
            (WaitingSort.Patient, true) => rows.OrderByDescending(d => d.PatientLast).ThenByDescending(d => d.PatientFirst),
            (_, false) => rows.OrderBy(d => d.Paid),
            _ => rows.OrderByDescending(d => d.Paid),
        };
        return ordered.ThenBy(d => d.Number).ThenBy(d => d.Id).Select(d => d.Id);
    }

    public async Task<List<WaitingLine>> LinesAsync(Guid tenant, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var rows = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && ids.Contains(d.Id))
            .Join(db.Set<RemittanceRow>(), d => new { d.TenantId, Id = d.RemittanceId }, r => new { r.TenantId, r.Id }, (d, r) => new { Decision = d, Remittance = r }).ToDictionaryAsync(x => x.Decision.Id, cancellation);
        var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Decision && ids.Contains(t.SubjectId)).ToDictionaryAsync(t => t.SubjectId, cancellation);
        var owners = tasks.Values.Select(t => t.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = owners.Count == 0 ? [] : await db.Users.Where(u => owners.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. ids.Where(rows.ContainsKey).Select(id =>
        {
            var (d, r, task) = (rows[id].Decision, rows[id].Remittance, tasks.GetValueOrDefault(id));
            return new WaitingLine(id, d.RemittanceId, d.Number, d.PatientLast, d.PatientFirst, ReadRemittances.NameOf(r), r.Trace, d.BookDate, d.Day, d.Status, d.Charge, d.Paid, d.Waits,
                task?.OwnerId, task?.OwnerId is { } owner ? names.GetValueOrDefault(owner, "Somebody who has left") : "", task?.SnoozedUntil);
        })];
    }

    /// <summary>The candidates of a payment with the names around them.</summary>
    public async Task<List<CandidateLine>> CandidatesAsync(Guid tenant, WaitingMoney money, CancellationToken cancellation)
    {
        var why = money.Candidates.ToDictionary(c => c.Claim.Id, c => c.Why);
        return [.. (await new ClaimLines(db).ReadAsync(tenant, [.. why.Keys], cancellation)).Select(line => new CandidateLine(line, why[line.Id]))];
    }

    /// <summary>What a match by hand led to: the decision now, its claim, and its entries; null for a decision that no person has touched.</summary>
    public async Task<MatchEffect?> EffectAsync(Guid tenant, Guid id, ReadPayment payments, CancellationToken cancellation)
    {
        var touched = await db.Set<HandMatchRow>().AsNoTracking().Where(m => m.TenantId == tenant && m.DecisionId == id).OrderByDescending(m => m.Sequence).FirstOrDefaultAsync(cancellation);
        if (touched is null || await db.Set<DecisionRow>().AsNoTracking().SingleOrDefaultAsync(d => d.TenantId == tenant && d.Id == id, cancellation) is not { } decision) return null;
        var claim = (await new ClaimLines(db).ReadAsync(tenant, [RowId.Claim(tenant, touched.NumberId, touched.ClaimOrdinal)], cancellation)).FirstOrDefault();
        return new MatchEffect(ReadPayment.Of(decision), claim, !touched.IsUndo, await payments.LedgerAsync(tenant, [decision.DecisionKey], null, cancellation));
    }
}

/// <summary>A claim that a payment may belong to, and what agrees.</summary>
internal sealed record CandidateLine(ClaimLine Claim, string Why);

/// <summary>A payment that a person matched, or took back: as it stands now, with its claim and all its entries.</summary>
internal sealed record MatchEffect(PaymentClaim Decision, ClaimLine? Claim, bool IsMatched, IReadOnlyList<Ledger.PostedLine> Entries);
