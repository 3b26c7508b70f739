using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>One remittance with its proof, why it is held, and how often its content came.</summary>
internal sealed record Payment(
    RemittanceRow Head, Guid? FileId, SetProof Proof, IReadOnlyList<Finding> Findings, int Copies, IReadOnlyList<Guid> SameTrace, IReadOnlyList<ProviderAdjustmentBody> Provider,
    IReadOnlyDictionary<string, int> Views);

/// <summary>A payer's decision on one claim of a remittance. The claim is null while its money waits or the set is held.</summary>
internal sealed record PaymentClaim(
    Guid Id, string Key, string Number, string Last, string First, DateOnly? Day, string Status, Money Charge, Money Paid, Money PatientPart,
    IReadOnlyList<(string Group, string Reason, Money Amount)> Adjustments, bool IsPosted, string Waits, Guid? ClaimId)
{
    public string Patient => First.Length == 0 ? Last : $"{Last}, {First}";
}

internal static class PaymentViews
{
    public const string All = "all", Posted = "posted", Waits = "waits", Unpaid = "unpaid";
}

/// <summary>Reads one remittance as its page shows it.</summary>
internal sealed class ReadPayment(QuittanceDb db)
{
    public const int PageRows = 50;

    public async Task<Payment?> RunAsync(Guid tenant, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<RemittanceRow>().AsNoTracking().SingleOrDefaultAsync(r => r.TenantId == tenant && r.Id == id, cancellation) is not { } head) return null;
        var file = await db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.Id == head.SetId).Select(s => (Guid?)s.IntakeId).SingleOrDefaultAsync(cancellation);
        var provider = JsonSerializer.Deserialize(head.ProviderAdjustments, BodyJson.Default.ListProviderAdjustmentBody)!;
        var claims = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.RemittanceId == id)
            .Select(d => new { d.Charge, d.Paid, d.Body, d.IsPosted, d.Waits }).ToListAsync(cancellation);
        var findings = await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && f.SubjectKind == "remittance" && f.SubjectId == id).Select(f => f.Body).ToListAsync(cancellation);
        var copies = await db.Set<RemittanceCopyRow>().AsNoTracking().CountAsync(c => c.TenantId == tenant && c.RemittanceId == id, cancellation);
        var same = head.Trace.Length == 0 ? [] : await db.Set<RemittanceRow>().AsNoTracking()
            .Where(r => r.TenantId == tenant && r.TracePayerId == head.TracePayerId && r.Trace == head.Trace && r.Id != id).OrderBy(r => r.BookDate).Select(r => r.Id).ToListAsync(cancellation);
        return new Payment(head, file, SetProof.Of(head, provider, claims.Select(c => (c.Charge, c.Paid, c.Body))),
            [.. findings.Select(f => JsonSerializer.Deserialize(f, BodyJson.Default.Finding)).OfType<Finding>().OrderByDescending(f => f.Severity).ThenBy(f => f.Message, StringComparer.Ordinal)],
            copies, same, provider,
            new Dictionary<string, int>(StringComparer.Ordinal)
            {
                [PaymentViews.All] = claims.Count,
                [PaymentViews.Posted] = claims.Count(c => c.IsPosted && c.Waits.Length == 0),
                [PaymentViews.Waits] = claims.Count(c => c.IsPosted && c.Waits.Length > 0),
                [PaymentViews.Unpaid] = claims.Count(c => c.Paid.IsZero),
            });
    }

    /// <summary>A page of the claims of a remittance, in the order of the file or by an amount.</summary>
    public async Task<List<PaymentClaim>> ClaimsAsync(Guid tenant, Guid id, string view, string sort, bool falls, int page, CancellationToken cancellation)
    {
        var rows = db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.RemittanceId == id);
        rows = view switch
        {
            PaymentViews.Posted => rows.Where(d => d.IsPosted && d.Waits == ""),
            PaymentViews.Waits => rows.Where(d => d.IsPosted && d.Waits != ""),
            PaymentViews.Unpaid => rows.Where(d => d.Paid == Money.Zero),
            _ => rows,
        };
        var ordered = (sort, falls) switch
        {
            ("paid", false) => rows.OrderBy(d => d.Paid),
            ("paid", true) => rows.OrderByDescending(d => d.Paid),
            ("charge", false) => rows.OrderBy(d => d.Charge),
            ("charge", true) => rows.OrderByDescending(d => d.Charge),
            (_, true) => rows.OrderByDescending(d => d.Ordinal),
            _ => rows.OrderBy(d => d.Ordinal),
        };
        return [.. (await ordered.ThenBy(d => d.Ordinal).Skip((page - 1) * PageRows).Take(PageRows).ToListAsync(cancellation)).Select(Of)];
    }

    /// <summary>The ledger's entries of decisions by their keys, and of the provider level adjustments of a set.</summary>
    public async Task<List<PostedLine>> LedgerAsync(Guid tenant, IEnumerable<string> decisions, RemittanceRow? provider, CancellationToken cancellation)
    {
        IEnumerable<string> keys = decisions.SelectMany(key => new[] { $"payment:{key}", $"adjustment:{key}", $"patient:{key}", $"unmatched:{key}" });
        if (provider is not null)
        {
            var count = JsonSerializer.Deserialize(provider.ProviderAdjustments, BodyJson.Default.ListProviderAdjustmentBody)!.Count;
            keys = keys.Concat(Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"provider:{provider.ContentHash}:{i}")));
        }
        return await ReadEntries.ByKeysAsync(db, tenant, keys, cancellation);
    }

    /// <summary>The keys of all decisions of a remittance.</summary>
    public Task<List<string>> KeysAsync(Guid tenant, Guid id, CancellationToken cancellation) =>
        db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.RemittanceId == id).OrderBy(d => d.Ordinal).Select(d => d.DecisionKey).ToListAsync(cancellation);

    public static PaymentClaim Of(DecisionRow row)
    {
        var body = JsonSerializer.Deserialize(row.Body, BodyJson.Default.DecisionBody)!;
        var cas = (body.A ?? []).Concat(body.Ls?.SelectMany(l => l.S ?? []) ?? []).GroupBy(a => (a.G, a.R)).Select(g => (g.Key.G, g.Key.R, new Money(g.Sum(a => a.A))));
        return new PaymentClaim(row.Id, row.DecisionKey, row.Number, row.PatientLast, row.PatientFirst, row.Day, row.Status, row.Charge, row.Paid, row.PatientResponsibility, [.. cas],
            row.IsPosted, row.Waits, row.NumberId is { } number && row.ClaimOrdinal is { } ordinal ? RowId.Claim(row.TenantId, number, ordinal) : null);
    }
}
